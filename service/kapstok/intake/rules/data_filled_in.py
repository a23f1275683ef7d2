"""Which names something in the upload fills in: scripts in FEEL, tables that are asked, lists that are collected."""

import re

from kapstok.bpmn import nodes
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines

ENTRY = re.compile(r"[{,]\s*\"?([A-Za-z_][A-Za-z0-9_]*)\"?\s*:")


def apply(diagram: Diagram) -> Lines:
    data = diagram.upload.data
    for _, node in diagram.nodes():
        kind = tree.tag_of(node)
        if kind == "scriptTask" and "feel" in (node.get("scriptFormat") or "feel").lower():
            data.update(ENTRY.findall(nodes.child_text(node, "script")))
        elif kind == "businessRuleTask":
            data.update(diagram.upload.decisions.get(nodes.decision(node) or "", ()))
        loop = nodes.loop(node)
        if loop is not None:
            data.update(name for name in (loop.input_item, loop.output, loop.output_item) if name)
    yield from ()
