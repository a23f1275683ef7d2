"""Every scope comes to an end that is drawn: behind each step from which no arrow leaves."""

from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

CHOICES = ("exclusiveGateway", "inclusiveGateway")


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        left = {flow.get("sourceRef") for flow in tree.flows(scope)}
        loose = [node for node in tree.nodes(scope) if node.get("id") not in left and _stops(node)]
        if tree.has(scope, "endEvent"):
            yield from _stuck(diagram, scope, loose)
        elif loose:
            _lead(diagram, scope, loose)
            yield diagram.taken(scope, "Er was geen einde getekend: het staat nu achter de laatste stap.")


def _stuck(diagram: Diagram, scope: Node, loose: list[Node]) -> Lines:
    """A step may be the last; a choice that leads nowhere cannot be made."""
    for node in loose:
        if tree.tag_of(node) in CHOICES:
            _lead(diagram, scope, [node])
            yield diagram.taken(node, "Uit deze keuze gaat geen pijl: hier houdt deze weg op.")


def _lead(diagram: Diagram, scope: Node, loose: list[Node]) -> None:
    end = routes.step(diagram, scope, loose[-1], "endEvent", "Einde")
    for node in loose:
        routes.arrow(diagram, scope, node, end)


def _stops(node: Node) -> bool:
    """Neither an event sub process nor a departure by link."""
    departs = tree.tag_of(node) == "intermediateThrowEvent" and tree.kind_of(node) == "link"
    return node.get("triggeredByEvent") != "true" and not departs
