"""Arrows of a scope, looked up and redrawn: what comes before and after a step, and steps put in between."""

from lxml import etree

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram
from kapstok.intake.tree import Node


def out_of(scope: Node, node: Node) -> list[Node]:
    return [flow for flow in tree.flows(scope) if flow.get("sourceRef") == node.get("id")]


def into(scope: Node, node: Node) -> list[Node]:
    return [flow for flow in tree.flows(scope) if flow.get("targetRef") == node.get("id")]


def by_id(scope: Node) -> dict[str, Node]:
    return {node.get("id", ""): node for node in tree.nodes(scope)}


def condition_of(flow: Node) -> str | None:
    """The text of the condition, None when the arrow has none."""
    return tree.text_of(next(tree.children(flow, "conditionExpression"), None)) or None


def set_condition(flow: Node, text: str | None) -> None:
    for old in list(tree.children(flow, "conditionExpression")):
        flow.remove(old)
    if text is not None:
        etree.SubElement(flow, tree.bpmn("conditionExpression")).text = text


def arrow(diagram: Diagram, scope: Node, source: Node, target: Node) -> Node:
    wanted = f"{source.get('id')}_naar_{target.get('id')}"[:70]
    flow = tree.new(scope, "sequenceFlow", diagram.fresh(wanted))
    flow.set("sourceRef", source.get("id", ""))
    flow.set("targetRef", target.get("id", ""))
    return flow


def step(diagram: Diagram, scope: Node, near: Node, kind: str, name: str) -> Node:
    """A new step in the lane of `near`; its id says where it came from."""
    work = "kiezen" if tree.tag_of(near).endswith("Gateway") else "uitvoeren"
    suffix = {"userTask": work, "startEvent": "begin", "endEvent": "einde"}.get(kind, "splitsen")
    made = tree.new(scope, kind, diagram.fresh(f"{near.get('id', 'stap')[:60]}_{suffix}"), name)
    for ref in list(diagram.root.iter(tree.bpmn("flowNodeRef"))):
        if (ref.text or "").strip() == near.get("id"):
            beside = etree.Element(ref.tag)
            beside.text = made.get("id")
            ref.addnext(beside)
    return made


def lead(diagram: Diagram, flow: Node, target: Node) -> None:
    """Let the arrow end elsewhere."""
    flow.set("targetRef", target.get("id", ""))
    diagram.moved.add(flow.get("id", ""))


def put_before(diagram: Diagram, scope: Node, node: Node, made: Node) -> None:
    """Everything that came to `node` now comes to `made`, and from there to `node`."""
    for flow in into(scope, node):
        lead(diagram, flow, made)
    arrow(diagram, scope, made, node)


def put_after(diagram: Diagram, scope: Node, node: Node, made: Node) -> None:
    """Everything that left `node` now leaves `made`, which comes after `node`."""
    for flow in out_of(scope, node):
        flow.set("sourceRef", made.get("id", ""))
        diagram.moved.add(flow.get("id", ""))
    default = node.attrib.pop("default", "")
    if default:
        made.set("default", str(default))
    arrow(diagram, scope, node, made)


def drop(scope: Node, node: Node) -> None:
    """The step goes away with the arrows at it."""
    for flow in [*into(scope, node), *out_of(scope, node)]:
        tree.remove(flow)
    tree.remove(node)
