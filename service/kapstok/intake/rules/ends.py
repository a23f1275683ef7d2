"""Every scope comes to an end that is drawn: behind each step from which no arrow leaves."""

from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        if tree.has(scope, "endEvent"):
            continue
        left = {flow.get("sourceRef") for flow in tree.flows(scope)}
        loose = [node for node in tree.nodes(scope) if node.get("id") not in left and _stops(node)]
        if not loose:
            continue
        end = routes.step(diagram, scope, loose[-1], "endEvent", "Einde")
        for node in loose:
            routes.arrow(diagram, scope, node, end)
        yield diagram.taken(scope, "Er was geen einde getekend: het staat nu achter de laatste stap.")


def _stops(node: Node) -> bool:
    """Neither an event sub process nor a departure by link."""
    departs = tree.tag_of(node) == "intermediateThrowEvent" and tree.kind_of(node) == "link"
    return node.get("triggeredByEvent") != "true" and not departs
