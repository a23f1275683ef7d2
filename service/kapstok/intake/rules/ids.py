"""Every element has an id of its own that is a word: what lacks one, or has a useless one, is named after its label."""

from collections import Counter

from kapstok.bpmn.shapes import FLOW_NODES
from kapstok.intake import tree, words
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

NAMED_BY_LABEL = FLOW_NODES | {"process"}
PLACES = frozenset(
    {"flowNodeRef", "incoming", "outgoing", "sourceRef", "targetRef", "source", "target", "dataInputRefs",
     "dataOutputRefs", "loopDataInputRef", "loopDataOutputRef", "resourceRef", "eventDefinitionRef"}
)  # fmt: skip


def apply(diagram: Diagram) -> Lines:
    yield from _twice(diagram)
    renamed: dict[str, str] = {}
    for node in _named(diagram):
        old = node.get("id") or ""
        if old and words.is_good(old):
            continue
        kind = tree.tag_of(node)
        node.set("id", diagram.fresh(words.word(tree.label(node), KINDS.get(kind, "stap"))))
        if old:
            renamed[old] = node.get("id", "")
        if old and kind == "process":
            diagram.upload.moved.setdefault(old, node.get("id", ""))
        if not words.GATE.fullmatch(old):
            told = f'het id "{old}" kan niet' if old else "er was geen id"
            yield diagram.taken(node, f"Dit onderdeel kreeg een nieuw id: {told}.")
    follow(diagram, renamed)
    for flow in diagram.root.iter(tree.bpmn("sequenceFlow")):
        if not flow.get("id"):
            flow.set("id", diagram.fresh("pijl"))


KINDS = {
    "startEvent": "begin",
    "endEvent": "einde",
    "boundaryEvent": "gebeurtenis",
    "intermediateCatchEvent": "gebeurtenis",
    "intermediateThrowEvent": "gebeurtenis",
    "exclusiveGateway": "keuze",
    "process": "hoofdlijn",
    "subProcess": "deelproces",
}


def _named(diagram: Diagram) -> list[Node]:
    inside = [node for scope in diagram.scopes() for node in tree.nodes(scope)]
    return [*diagram.processes, *inside]


def _twice(diagram: Diagram) -> Lines:
    """The first keeps the id, and with it what refers to it."""
    holders = [node for node in diagram.root.iter() if tree.tag_of(node) and node.get("id")]
    counted = Counter(node.get("id") for node in holders)
    seen: set[str] = set()
    for node in holders:
        old = node.get("id", "")
        if counted[old] > 1 and old in seen:
            node.set("id", diagram.fresh(words.word(tree.label(node) or old)))
            if tree.tag_of(node) in NAMED_BY_LABEL:
                _own_arrows(node, old)
                yield diagram.taken(node, f'Het id "{old}" stond er twee keer: dit onderdeel kreeg een eigen id.')
        seen.add(old)


def _own_arrows(node: Node, old: str) -> None:
    """In its own scope the arrows are those of this element, when the first stands elsewhere."""
    scope = node.getparent()
    if scope is None or any(other.get("id") == old for other in tree.nodes(scope)):
        return
    for flow in tree.flows(scope):
        for end in ("sourceRef", "targetRef"):
            if flow.get(end) == old:
                flow.set(end, node.get("id", ""))


def follow(diagram: Diagram, renamed: dict[str, str]) -> None:
    """Whatever refers to an old id, as attribute or as text, refers to the new one."""
    for node in diagram.root.iter():
        for name, value in node.attrib.items():
            bare = str(value).rpartition(":")[2]
            if name != "id" and _refers(str(name)) and bare in renamed:
                node.set(name, renamed[bare])
        if tree.tag_of(node) in PLACES and (node.text or "").strip().rpartition(":")[2] in renamed:
            node.text = renamed[(node.text or "").strip().rpartition(":")[2]]


def _refers(name: str) -> bool:
    return name.endswith("Ref") or name in ("default", "bpmnElement", "calledElement", "processId")
