"""Every scope has a place to begin: before the first step, or before all steps to which no arrow leads."""

from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        if tree.has(scope, "startEvent"):
            continue
        heads = _heads(scope) or [node for node in tree.nodes(scope) if _can_be_first(node)][:1]
        if not heads:
            continue
        start = routes.step(diagram, scope, heads[0], "startEvent", "Begin")
        begin = start
        if len(heads) > 1:
            begin = routes.step(diagram, scope, heads[0], "parallelGateway", "")
            routes.arrow(diagram, scope, start, begin)
        for head in heads:
            routes.arrow(diagram, scope, begin, head)
        yield diagram.taken(scope, "Er was geen begin getekend: het staat nu voor de eerste stap.")


def _heads(scope: Node) -> list[Node]:
    reached = {flow.get("targetRef") for flow in tree.flows(scope)}
    return [node for node in tree.nodes(scope) if node.get("id") not in reached and _can_be_first(node)]


def _can_be_first(node: Node) -> bool:
    if tree.tag_of(node) == "boundaryEvent" or node.get("triggeredByEvent") == "true":
        return False
    return not (tree.tag_of(node) == "intermediateCatchEvent" and tree.kind_of(node) == "link")
