"""Messages have a name to be sent by; what would be sent outside is sent by a person."""

from kapstok.bpmn.shapes import FLOW_NODES
from kapstok.intake import tree, waiting
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    named = {one.get("id"): one.get("name") for one in tree.children(diagram.root, "message")}
    for _, node in [*waiting.catching(diagram, "message"), *_receiving(diagram)]:
        if not named.get(_reference(node)):
            waiting.listen(diagram, node)
            yield diagram.taken(node, "Dit bericht had geen naam: het heet nu naar deze gebeurtenis.")
    awaited = {_reference(node) for _, node in waiting.catching(diagram, "message")}
    for scope, node in diagram.nodes():
        if tree.kind_of(node) != "message" or _reference(node) in awaited:
            continue
        if tree.tag_of(node) == "endEvent":
            yield waiting.before_the_end(diagram, scope, node, "Dit bericht verstuurt Kapstok niet vanzelf")
        elif tree.tag_of(node) == "intermediateThrowEvent":
            yield diagram.by_hand(node, "Dit bericht verstuurt Kapstok niet vanzelf: een mens doet deze stap.")


def _receiving(diagram: Diagram) -> list[tuple[Node, Node]]:
    return [(scope, node) for scope, node in diagram.nodes() if tree.tag_of(node) == "receiveTask"]


def _reference(node: Node) -> str | None:
    found = tree.definitions(node) if tree.tag_of(node) in FLOW_NODES else []
    return found[0].get("messageRef") if found else node.get("messageRef")
