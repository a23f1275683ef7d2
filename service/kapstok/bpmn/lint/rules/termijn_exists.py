"""The termijn of a task is a key of the variant, or a time that can be read."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn import details, times
from kapstok.bpmn.levels import is_expression
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            sentence = problem(details.termijn(element), known)
            if sentence:
                yield at(document, element, sentence)


def problem(text: str | None, known: Known) -> str | None:
    """A sentence when this is no termijn."""
    if text is None or text in known.termijnen or times.is_workdays(text) or times.DATE.fullmatch(text):
        return None
    if is_expression(text):
        return f"De termijn '{text}' is een expressie. Noem een termijn van de variant of een aantal werkdagen."
    if times.seconds_of(text) is not None:
        return times.duration_problem(text)
    key = text.removeprefix("termijn:")
    return None if key in known.termijnen else f"De termijn '{text}' is er niet. {meant(key, known.termijnen)}"
