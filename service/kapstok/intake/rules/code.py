"""Program code never runs here: listeners, classes and expressions of another engine go out of the running copy."""

from kapstok.bpmn.vendors import FAMILY, vendor_of
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

ELEMENTS = frozenset(
    {"preScript", "postScript", "messagePayload", "payloadExpression", "serviceTaskOperator",
     "processVariableCorrelation", "correlationPropertyRetrievalExpression", "executionListener", "taskListener"}
)  # fmt: skip
ATTRIBUTES = frozenset({"class", "expression", "delegateExpression"})


def apply(diagram: Diagram) -> Lines:
    for node in list(diagram.root.iter("*")):
        local = str(node.tag).rpartition("}")[2]
        place = next((one for one in (node, *node.iterancestors()) if one.get("id") and tree.tag_of(one)), node)
        if local in ELEMENTS:
            tree.remove(node)
            yield diagram.refused(place, f"Hier hangt programmacode aan ({local}); die voert Kapstok nooit uit.")
        elif _drop_attributes(node) and tree.tag_of(place) != "serviceTask":
            yield diagram.refused(place, "Dit verwijst naar programmacode; die voert Kapstok nooit uit.")


def _drop_attributes(node: Node) -> list[str]:
    """Attributes of Camunda and its descendants that name a class or an expression."""
    found = [name for name in map(str, node.attrib) if _is_code(name)]
    for name in found:
        del node.attrib[name]
    return found


def _is_code(name: str) -> bool:
    namespace, _, local = name.rpartition("}")
    return local in ATTRIBUTES and vendor_of(namespace[1:] or None) in FAMILY
