"""Every scope comes to an end that is drawn: behind each step from which no arrow leaves."""

from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        loose = [node for node in tree.nodes(scope) if _stops(scope, node)]
        if not loose or tree.has(scope, "endEvent"):
            continue
        end = routes.step(diagram, scope, loose[-1], "endEvent", "Einde")
        for node in loose:
            routes.arrow(diagram, scope, node, end)
        yield diagram.taken(scope, "Er was geen einde getekend: het staat nu achter de laatste stap.")


def _stops(scope: Node, node: Node) -> bool:
    if tree.tag_of(node) == "endEvent" or node.get("triggeredByEvent") == "true":
        return False
    departs = tree.tag_of(node) == "intermediateThrowEvent" and tree.kind_of(node) == "link"
    return not departs and not routes.out_of(scope, node)
