"""Of several pools one is the casus; another with steps of its own can be started apart, the rest is scenery."""

from kapstok.bpmn.shapes import ACTIVITIES
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for process in list(diagram.processes):
        name = process.get("id", "")
        if name == diagram.upload.main or name in diagram.upload.called:
            continue
        if _stands_alone(process):
            yield diagram.taken(process, "Dit proces is klaar voor gebruik, maar een casus begint er niet vanzelf mee.")
            continue
        process.set("isExecutable", "false")
        diagram.processes.remove(process)
        yield diagram.refused(process, "Deze pool staat er als decor: een casus voert hem niet uit.")


def _stands_alone(process: Node) -> bool:
    works = any(tree.tag_of(node) in ACTIVITIES for node in tree.nodes(process))
    return works and tree.has(process, "startEvent")
