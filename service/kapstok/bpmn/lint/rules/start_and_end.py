"""A process begins in one place and comes to an end somewhere."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import SUBPROCESSES, Document, Element, Process
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            inside = [item for item in process.elements if item.parent is None]
            yield from (at(document, process, sentence) for sentence in _process(inside))
            for scope in process.elements:
                if scope.kind in SUBPROCESSES:
                    yield from _subprocess(document, process, scope)


def _process(inside: list[Element]) -> Iterator[str]:
    begins = [item for item in inside if item.kind == "startEvent"]
    if not begins:
        yield "Dit proces heeft geen begin. Teken een startgebeurtenis."
    if sum(not item.events for item in begins) > 1:
        yield "Dit proces heeft meer dan een gewoon begin. Houd er een over."
    if not any(item.kind == "endEvent" for item in inside):
        yield "Dit proces heeft geen einde. Teken een eindgebeurtenis."


def _subprocess(document: Document, process: Process, scope: Element) -> Iterator[Finding]:
    inside = [item for item in process.elements if item.parent == scope.id]
    begins = [item for item in inside if item.kind == "startEvent"]
    if scope.kind == "adHocSubProcess":
        return
    if len(begins) != 1:
        yield at(document, scope, f"Dit deelproces heeft {len(begins)} keer een begin. Teken er precies een.")
    elif scope.event_subprocess and not begins[0].events:
        yield at(
            document,
            begins[0],
            "Dit begin zegt niet bij welke gebeurtenis. Kies bericht, tijd of voorwaarde.",
        )
    if not any(item.kind == "endEvent" for item in inside):
        yield at(document, scope, "Dit deelproces heeft geen einde. Teken een eindgebeurtenis.")
