"""A step that is repeated says how often or for whom; when that cannot be known here it is done once."""

from kapstok import bounds
from kapstok.bpmn import nodes
from kapstok.bpmn.shapes import ACTIVITIES, Loop
from kapstok.intake import conditions, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

LOOPS = ("multiInstanceLoopCharacteristics", "standardLoopCharacteristics")
MOST = bounds.CARDINALITY


def apply(diagram: Diagram) -> Lines:
    for _, node in diagram.nodes():
        loops = list(tree.children(node, *LOOPS))
        if not loops or _known(diagram, node, loops):
            continue
        for loop in loops:
            node.remove(loop)
        told = "voor wie of hoe vaak" if tree.tag_of(loops[0]) == LOOPS[0] else "wanneer zij stopt"
        yield diagram.taken(node, f"De herhaling zegt niet {told}: de stap wordt één keer gedaan.")


def _known(diagram: Diagram, node: Node, loops: list[Node]) -> bool:
    loop = nodes.loop(node)
    if loop is None or len(loops) > 1 or tree.tag_of(node) not in ACTIVITIES:
        return False
    if node.get("triggeredByEvent") == "true":
        return False
    return _standard(diagram, loops[0]) if loop.standard else _for_each(diagram, loop)


def _standard(diagram: Diagram, node: Node) -> bool:
    condition, maximum = nodes.child_text(node, "loopCondition"), node.get("loopMaximum")
    if maximum is not None and not (maximum.isdecimal() and 1 <= int(maximum[:9]) <= MOST):
        return False
    if not condition:
        return maximum is not None
    found = conditions.translate(condition, diagram.upload)
    if found is None:
        return False
    next(tree.children(node, "loopCondition")).text = found
    return True


def _for_each(diagram: Diagram, loop: Loop) -> bool:
    if loop.condition and conditions.translate(loop.condition, diagram.upload, COUNTS) != loop.condition:
        return False
    if bool(loop.output) != bool(loop.output_item) or bool(loop.input) == bool(loop.cardinality):
        return False
    if not all(name.isidentifier() for name in (loop.input_item, loop.output, loop.output_item) if name):
        return False
    if loop.cardinality:
        return loop.cardinality.isdecimal() and 1 <= int(loop.cardinality[:9]) <= MOST
    return loop.input in diagram.upload.data


COUNTS = frozenset({"nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances", "loopCounter"})
