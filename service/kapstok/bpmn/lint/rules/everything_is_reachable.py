"""Every step can be reached from a start, and leads on unless it is an end."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.routes import Routes, starts
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            routes = Routes.of(process)
            reached = routes.reachable(starts(process))
            for element in process.elements:
                if reached and element.id not in reached:
                    sentence = "Deze stap wordt nooit bereikt. Trek er een pijl heen of haal hem weg."
                    yield at(document, element, sentence)
                elif _stops(element, routes):
                    sentence = "Hier houdt de route op zonder einde. Trek een pijl verder of teken een einde."
                    yield at(document, element, sentence, "waarschuwing")


def _stops(element: Element, routes: Routes) -> bool:
    if element.kind == "endEvent" or element.event_subprocess or element.outgoing:
        return False
    linked = any(event.kind in ("link", "compensate") for event in element.events)
    loose = element.parent is not None and routes.elements[element.parent].kind == "adHocSubProcess"
    return not (linked or loose or element.attribute("isForCompensation", "") == "true")
