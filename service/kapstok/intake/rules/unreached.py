"""A step to which no way leads stays in the drawing, and the report says that nobody will ever come there."""

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        steps = tree.nodes(scope)
        reached = _reached(scope, steps)
        for node in steps:
            if node.get("id", "") not in reached:
                yield diagram.refused(node, "Er leidt geen weg naar deze stap: niemand komt er ooit.")


def _reached(scope: Node, steps: list[Node]) -> set[str]:
    after: dict[str, list[str]] = {}
    for flow in tree.flows(scope):
        after.setdefault(flow.get("sourceRef", ""), []).append(flow.get("targetRef", ""))
    for node in steps:
        after.setdefault(node.get("attachedToRef", ""), []).append(node.get("id", ""))
    by_itself = [node for node in steps if _begins(node)]
    pending = [node.get("id", "") for node in by_itself]
    reached: set[str] = set()
    while pending:
        name = pending.pop()
        if name not in reached:
            reached.add(name)
            pending.extend(after.get(name, ()))
    return reached


def _begins(node: Node) -> bool:
    """A start, what an event starts, and the arrival of a link."""
    arrives = tree.tag_of(node) == "intermediateCatchEvent" and tree.kind_of(node) == "link"
    return tree.tag_of(node) == "startEvent" or node.get("triggeredByEvent") == "true" or arrives
