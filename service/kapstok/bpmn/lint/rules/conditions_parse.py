"""Every expression in the diagram is FEEL that can be read."""

from collections.abc import Iterator, Sequence

from kapstok import feel
from kapstok.bpmn import produced
from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding
from kapstok.feel import FeelError

FASE = frozenset({"fase", "nieuw_in_fase"})


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
                continue
            if isinstance(place, Element) and place.script:
                yield from (at(document, place, sentence) for sentence in _written(text))


def _written(script: str) -> Iterator[str]:
    """A script says what each piece of data becomes; the fase only changes by coming into it."""
    if "{" not in script and "context" not in script:
        yield "Een script zegt wat een gegeven wordt. Zet het tussen accolades, zoals { nieuw: false }."
    for name in sorted(FASE & {*produced.ENTRY.findall(script)}):
        yield f"'{name}' verandert alleen door in een fase te komen. Zet ave:fase op de stap die de fase is."
