"""What BPMN allows in a process but no token can stand on, and what Kapstok has another word for."""

from kapstok.bpmn.shapes import FLOW_NODES
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines

CHOREOGRAPHY = frozenset({"choreographyTask", "subChoreography", "callChoreography"})
ALONGSIDE = frozenset(
    {"sequenceFlow", "laneSet", "dataObject", "dataObjectReference", "dataStoreReference", "textAnnotation",
     "association", "group", "documentation", "extensionElements", "property", "incoming", "outgoing",
     "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "resourceRole", "performer", "humanPerformer",
     "potentialOwner", "auditing", "monitoring", "supports", "supportedInterfaceRef", "dataInputAssociation",
     "dataOutputAssociation", "category", "ioSpecification"}
)  # fmt: skip
SILENT = frozenset({"categoryValueRef", "ioBinding", "correlationSubscription", "artifact", "loopCharacteristics"})


def apply(diagram: Diagram) -> Lines:
    for scope in diagram.scopes():
        for child in list(scope):
            kind = tree.tag_of(child)
            if kind in CHOREOGRAPHY:
                yield diagram.by_hand(child, "Een choreografie voert Kapstok niet uit: een mens doet deze stap.")
            elif kind and kind not in FLOW_NODES | ALONGSIDE:
                scope.remove(child)
                if kind not in SILENT:
                    yield diagram.refused(child, f"Het onderdeel {kind} voert Kapstok niet uit; het is weggelaten.")
