"""Every arrow goes from a step to a step in the same process, and every boundary event sits on one."""

from collections.abc import Iterator, Mapping, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import ACTIVITIES, Document, Element, Flow, Process
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            elements = {element.id: element for element in process.elements}
            for flow in process.flows:
                yield from (at(document, flow, sentence) for sentence in _flow(flow, elements))
            yield from _boundaries(document, process, elements)
            yield from _lanes(document, process, elements)


def _lanes(document: Document, process: Process, elements: Mapping[str, Element]) -> Iterator[Finding]:
    for lane in process.lanes:
        for member in sorted(lane.members - set(elements)):
            sentence = f"In deze baan zou '{member}' liggen, maar die stap is er niet. Haal de verwijzing weg."
            yield at(document, lane, sentence, "waarschuwing")


def _flow(flow: Flow, elements: Mapping[str, Element]) -> Iterator[str]:
    loose = [end or "(leeg)" for end in (flow.source, flow.target) if end not in elements]
    if loose:
        yield f"Deze pijl hangt los: '{loose[0]}' is er niet. Verbind haar opnieuw."
    elif elements[flow.source].parent != elements[flow.target].parent:
        yield "Deze pijl gaat door de rand van een deelproces. Laat haar bij de rand eindigen."
    elif elements[flow.target].kind in ("startEvent", "boundaryEvent"):
        yield "Deze pijl eindigt in een begin. Laat haar naar een stap gaan."


def _boundaries(document: Document, process: Process, elements: Mapping[str, Element]) -> Iterator[Finding]:
    for element in process.elements:
        if element.kind != "boundaryEvent":
            continue
        host = elements.get(element.attached_to or "")
        if host is None or host.kind not in ACTIVITIES:
            yield at(document, element, "Deze gebeurtenis zit niet op een stap. Plak haar op de rand van een taak.")
        if not element.events:
            yield at(document, element, "Deze gebeurtenis zegt niet waarop wordt gewacht. Kies tijd of bericht.")
