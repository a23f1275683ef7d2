"""An event may refer to a definition elsewhere in the file, or have several: it gets one of its own."""

from copy import deepcopy

from kapstok.bpmn.shapes import EVENTS
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    shared = {node.get("id"): node for node in tree.definitions(diagram.root)}
    for _, node in diagram.nodes():
        if tree.tag_of(node) not in EVENTS:
            continue
        _inline(node, shared)
        found = tree.definitions(node)
        for extra in found[1:]:
            node.remove(extra)
        if len(found) > 1:
            yield diagram.taken(node, "Een gebeurtenis wacht hier op één ding: de andere aanleidingen zijn weggelaten.")


def _inline(node: Node, shared: dict[str | None, Node]) -> None:
    for reference in list(tree.children(node, "eventDefinitionRef")):
        meant = shared.get((reference.text or "").strip().rpartition(":")[2])
        node.remove(reference)
        if meant is not None and not tree.definitions(node):
            copied = deepcopy(meant)
            copied.attrib.pop("id", "")
            node.append(copied)
