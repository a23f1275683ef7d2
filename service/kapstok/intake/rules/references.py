"""References are written bare: some modelers put the prefix of a namespace before an id."""

from kapstok.bpmn import nodes
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines

ATTRIBUTES = ("sourceRef", "targetRef", "default", "attachedToRef", "calledElement", "messageRef", "signalRef",
              "errorRef", "escalationRef")  # fmt: skip


def apply(diagram: Diagram) -> Lines:
    for node in diagram.root.iter():
        if not tree.tag_of(node):
            continue
        for name in ATTRIBUTES:
            value = node.get(name)
            if value and value not in diagram.ids:
                node.set(name, nodes.local_name(value) or "")
        if tree.tag_of(node) == "callActivity" and not node.get("calledElement") and nodes.called(node):
            node.set("calledElement", nodes.called(node) or "")
        if tree.tag_of(node) == "flowNodeRef" and (node.text or "").strip() not in diagram.ids:
            node.text = nodes.local_name(node.text) or ""
    yield from ()
