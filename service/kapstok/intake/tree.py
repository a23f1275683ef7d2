"""The XML of a diagram as something to change: scopes, steps and arrows, added, retagged and taken away."""

from collections.abc import Iterator

from lxml import etree

from kapstok.bpmn.nodes import children, label, tag_of, text_of
from kapstok.bpmn.shapes import FLOW_NODES
from kapstok.bpmn.vendors import AVE, BPMN

__all__ = ["Node", "ave", "children", "definitions", "label", "tag_of", "text_of"]

Node = etree._Element
ARROW = f"{{{BPMN}}}sequenceFlow"
STEPS = tuple(f"{{{BPMN}}}{kind}" for kind in sorted(FLOW_NODES))
SCOPES = frozenset({"subProcess", "adHocSubProcess", "transaction"})
MARGIN = ("textAnnotation", "association", "group", "resourceRole", "performer", "potentialOwner")
FIRST = ("documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef")


def bpmn(kind: str) -> str:
    return f"{{{BPMN}}}{kind}"


def ave(node: Node, name: str, value: str | None = None) -> str:
    """The attribute in Kapstok's own words; set when a value is given."""
    if value is not None:
        node.set(f"{{{AVE}}}{name}", value)
    return (node.get(f"{{{AVE}}}{name}") or "").strip()


def scopes(process: Node) -> Iterator[Node]:
    """The process and every sub process in it, outermost first."""
    yield process
    for child in children(process, *SCOPES):
        yield from scopes(child)


def nodes(scope: Node) -> list[Node]:
    return list(scope.iterchildren(*STEPS))


def flows(scope: Node) -> list[Node]:
    return list(scope.iterchildren(ARROW))


def definitions(event: Node) -> list[Node]:
    """Why the event happens."""
    return [child for child in event if tag_of(child).endswith("EventDefinition")]


def has(scope: Node, *kinds: str) -> bool:
    return next(children(scope, *kinds), None) is not None


def kind_of(event: Node) -> str:
    """The kind of the one definition of an event: "timer", "message", ...; "" for a plain event."""
    found = definitions(event)
    return tag_of(found[0]).removesuffix("EventDefinition") if found else ""


def remove(node: Node) -> None:
    """Away with it; the text behind it stays."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def retag(node: Node, kind: str, keep: tuple[str, ...] = ()) -> None:
    """Another kind of element under the same id and name; of its content only what any element has, and `keep`."""
    node.tag = bpmn(kind)
    for child in list(node):
        if tag_of(child) not in (*FIRST, *keep) and tag_of(child) != "":
            node.remove(child)
    for name in ("default", "calledElement", "implementation", "operationRef", "messageRef", "instantiate",
                 "triggeredByEvent", "scriptFormat", "attachedToRef", "cancelActivity", "isInterrupting",
                 "parallelMultiple", "eventGatewayType", "gatewayDirection", "method", "ordering",
                 "cancelRemainingInstances"):  # fmt: skip
        if name not in keep:
            node.attrib.pop(name, "")


def new(parent: Node, kind: str, identifier: str, name: str = "") -> Node:
    """Before the notes in the margin, where the standard wants its steps and arrows."""
    node = etree.Element(bpmn(kind), {"id": identifier})
    margin = next(children(parent, *MARGIN), None)
    parent.insert(len(parent) if margin is None else parent.index(margin), node)
    if name:
        node.set("name", name)
    return node


def define(event: Node, kind: str, reference: str | None = None) -> Node:
    """Give the event this one definition and no other."""
    for old in definitions(event) + list(children(event, "eventDefinitionRef")):
        event.remove(old)
    made = etree.SubElement(event, bpmn(f"{kind}EventDefinition"))
    if reference:
        made.set(f"{kind}Ref", reference)
    return made


def explain(node: Node, text: str) -> None:
    """Put an explanation before what the diagram already tells about the step."""
    told = etree.Element(bpmn("documentation"))
    told.text = text
    node.insert(0, told)
