"""The processes that are to run say so; the one with which a casus begins is the one with the most to do."""

from kapstok.bpmn.shapes import ACTIVITIES
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for process in diagram.processes:
        marked = process.get("isExecutable")
        if marked != "true":
            process.set("isExecutable", "true")
            yield diagram.taken(process, "Dit proces was niet als uitvoerbaar gemarkeerd; dat is het nu wel.")


def weight(process: Node) -> tuple[bool, int, int]:
    """By what a process is chosen to begin with: marked by its maker, steps to do, size."""
    inside = [node for scope in tree.scopes(process) for node in tree.nodes(scope)]
    steps = sum(tree.tag_of(node) in ACTIVITIES for node in inside)
    return (process.get("isExecutable") == "true" and steps > 0, steps, len(inside))
