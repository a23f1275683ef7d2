"""Ad-hoc sub processes, transactions and complex gateways become the nearest thing that runs."""

from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for _, node in diagram.nodes():
        kind = tree.tag_of(node)
        if kind == "adHocSubProcess":
            for child in list(tree.children(node, "completionCondition")):
                node.remove(child)
            node.attrib.pop("ordering", "")
            node.attrib.pop("cancelRemainingInstances", "")
            node.tag = tree.bpmn("subProcess")
            yield diagram.taken(node, "Een ad-hoc-deelproces wordt een gewoon deelproces: alle stappen komen tegelijk.")
        elif kind == "transaction":
            node.attrib.pop("method", "")
            node.tag = tree.bpmn("subProcess")
            yield diagram.taken(node, "Een transactie wordt een gewoon deelproces: terugdraaien gaat niet vanzelf.")
        elif kind == "complexGateway":
            for child in list(tree.children(node, "activationCondition")):
                node.remove(child)
            node.tag = tree.bpmn("inclusiveGateway")
            yield diagram.taken(node, "Een complexe gateway wordt een inclusieve: er kunnen meer routes tegelijk open.")
