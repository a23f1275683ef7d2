"""A pool in which nothing is drawn is scenery: it stays in the picture as a closed box and no process hangs on it."""

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for process in list(diagram.processes):
        if tree.nodes(process):
            continue
        yield diagram.taken(process, "Deze pool is leeg: hij staat er als decor en voert niets uit.")
        for pool in diagram.root.iter(tree.bpmn("participant")):
            if (pool.get("processRef") or "").rpartition(":")[2] == process.get("id"):
                pool.attrib.pop("processRef")
        diagram.processes.remove(process)
        tree.remove(process)
