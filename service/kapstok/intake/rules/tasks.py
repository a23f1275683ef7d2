"""Steps of which the file does not say how a machine does them are done by a person."""

from kapstok import feel
from kapstok.bpmn import nodes
from kapstok.feel import FeelError
from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

WORDS = {
    "serviceTask": "Deze dienst van een ander systeem kent Kapstok niet",
    "sendTask": "Dit bericht verstuurt Kapstok niet vanzelf",
    "scriptTask": "Dit script is geen FEEL",
    "businessRuleTask": "De beslistabel zit er niet bij",
    "receiveTask": "Deze taak zegt niet op welk bericht zij wacht",
}


def apply(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        kind = tree.tag_of(node)
        if kind in ("task", "manualTask"):
            node.tag = tree.bpmn("userTask")
            yield diagram.taken(node, "Een mens doet deze stap; het diagram zegt niet anders.")
        elif kind in WORDS and not _runs(diagram, node) and not _awaited(scope, node):
            yield diagram.by_hand(node, f"{WORDS[kind]}: een mens doet deze stap.")


def _runs(diagram: Diagram, node: Node) -> bool:
    kind = tree.tag_of(node)
    if kind == "scriptTask":
        return _is_feel(node)
    if kind == "businessRuleTask":
        return nodes.decision(node) in diagram.upload.decisions
    if kind == "receiveTask":
        return _named_message(diagram, node)
    return bool(tree.ave(node, "operatie"))


def _is_feel(node: Node) -> bool:
    text = nodes.child_text(node, "script")
    if not text.lstrip("= ").startswith("{") or "feel" not in (node.get("scriptFormat") or "feel").lower():
        return False
    try:
        feel.check(text)
    except FeelError:
        return False
    return True


def _named_message(diagram: Diagram, node: Node) -> bool:
    named = {one.get("id"): one.get("name") for one in tree.children(diagram.root, "message")}
    return bool(named.get(node.get("messageRef")))


def _awaited(scope: Node, node: Node) -> bool:
    """Behind an event gateway a receive task stays: the messages rule names what it waits for."""
    if tree.tag_of(node) != "receiveTask":
        return False
    steps = routes.by_id(scope)
    before = (steps.get(flow.get("sourceRef", "")) for flow in routes.into(scope, node))
    return any(one is not None and tree.tag_of(one) == "eventBasedGateway" for one in before)
