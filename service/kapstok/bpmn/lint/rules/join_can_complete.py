"""A parallel join waits for all its arrows; fed by a choice it would wait for ever."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.routes import Routes
from kapstok.bpmn.shapes import Document, Element, Process
from kapstok.errors import Finding

EITHER = ("exclusiveGateway", "eventBasedGateway")
Exit = tuple[str, str]


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            yield from _joins(document, process)


def _joins(document: Document, process: Process) -> Iterator[Finding]:
    routes = Routes.of(process)
    for element in process.elements:
        if element.kind == "parallelGateway" and len(element.incoming) > 1:
            choice = _choice_behind(element, routes)
            if choice:
                yield at(document, element, _sentence(choice.name or choice.id))


def _sentence(choice: str) -> str:
    return (
        f"Hier wordt op alle pijlen gewacht, maar '{choice}' laat er maar een door. "
        "Voeg samen met een keuze-gateway (kruis)."
    )


def _choice_behind(join: Element, routes: Routes) -> Element | None:
    """The choice from which two different arrows lead straight to the join."""
    exits: dict[str, set[str]] = {}
    for flow_id in join.incoming:
        for choice, way in _straight_back(flow_id, routes):
            ways = exits.setdefault(choice, set())
            ways.add(way)
            if len(ways) > 1:
                return routes.elements[choice]
    return None


def _straight_back(flow_id: str, routes: Routes) -> Iterator[Exit]:
    """Walk back while there is one way; at a choice or an event that breaks off a step, name the exit."""
    seen: set[str] = set()
    here, way = routes.flows[flow_id].source, flow_id
    while here in routes.elements and here not in seen:
        seen.add(here)
        element = routes.elements[here]
        if element.kind in EITHER and len(element.outgoing) > 1:
            yield here, way
            return
        if element.attached_to:
            if element.interrupting:
                yield element.attached_to, here
            return
        if element.kind == "parallelGateway" and len(element.outgoing) > 1:
            return
        yield here, "verder"
        if len(element.incoming) != 1:
            return
        way = element.incoming[0]
        here = routes.flows[way].source
