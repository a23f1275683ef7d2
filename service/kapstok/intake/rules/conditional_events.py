"""An event that waits for a condition stays when its condition can be read here and somebody fills in the data."""

from kapstok.bpmn import nodes
from kapstok.intake import conditions, tree, waiting
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for scope, node in list(waiting.catching(diagram, "conditional")):
        definition = tree.definitions(node)[0]
        found = conditions.translate(nodes.child_text(definition, "condition"), diagram.upload)
        if found is None:
            yield waiting.by_person(diagram, scope, node, "Op deze voorwaarde kan Kapstok niet wachten")
        else:
            next(tree.children(definition, "condition")).text = found
