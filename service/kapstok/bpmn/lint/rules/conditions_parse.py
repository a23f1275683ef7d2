"""Every expression in the diagram is FEEL that can be read."""

from collections.abc import Iterator, Sequence

from kapstok import feel
from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding
from kapstok.feel import FeelError


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for place, text in expressions(document):
            if text.startswith(("${", "#{")):
                sentence = f"'{text[:60]}' is een expressie van een ander programma. Schrijf haar in FEEL."
                yield at(document, place, sentence)
                continue
            try:
                feel.check(text)
            except FeelError as error:
                yield at(document, place, f"{error} Verbeter de expressie.")
