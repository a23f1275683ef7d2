"""A casus begins in one place and is opened by a person; several beginnings become a question at the start."""

from kapstok.intake import choosing, routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        if scope.get("triggeredByEvent") == "true":
            continue
        starts = list(tree.children(scope, "startEvent"))
        for start in starts:
            if tree.definitions(start):
                for old in tree.definitions(start):
                    start.remove(old)
                yield diagram.taken(start, "Wat dit begin uitlokt merkt Kapstok niet: een mens opent de casus.")
        if len(starts) > 1:
            yield from _ask(diagram, scope, starts)


def _ask(diagram: Diagram, scope: Node, starts: list[Node]) -> Lines:
    begin = routes.step(diagram, scope, starts[0], "startEvent", "Begin")
    gateway = routes.step(diagram, scope, starts[0], "exclusiveGateway", "Hoe begint het?")
    routes.arrow(diagram, scope, begin, gateway)
    for start in starts:
        flow = routes.arrow(diagram, scope, gateway, start)
        flow.set("name", tree.label(start) or "Begin")
        start.tag = tree.bpmn("intermediateThrowEvent")
        start.attrib.pop("isInterrupting", "")
        start.attrib.pop("parallelMultiple", "")
        yield diagram.replaced(start, "Er zijn meer beginpunten: een mens kiest aan het begin welk het is.")
    choosing.ask(diagram, scope, gateway)
