"""A condition stands on an arrow out of a choice; out of a step it asks for a gateway, elsewhere it says nothing."""

from kapstok.bpmn.shapes import GATEWAYS
from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines

CHOICES = ("exclusiveGateway", "inclusiveGateway")


def apply(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        flows = routes.out_of(scope, node)
        conditional = [flow for flow in flows if routes.condition_of(flow) is not None]
        kind = tree.tag_of(node)
        if kind in CHOICES and len(flows) > 1:
            continue
        if conditional and len(flows) > 1 and kind not in GATEWAYS:
            gateway = routes.step(diagram, scope, node, _kind(node, flows), tree.label(node))
            routes.put_after(diagram, scope, node, gateway)
            yield diagram.taken(node, "Achter deze stap staat nu een gateway voor de voorwaarden op haar pijlen.")
            continue
        for flow in conditional:
            routes.set_condition(flow, None)
            yield diagram.taken(flow, "Een voorwaarde telt alleen achter een keuze: zij is weggelaten.")
        if conditional or kind not in CHOICES:
            node.attrib.pop("default", "")


def _kind(node: tree.Node, flows: list[tree.Node]) -> str:
    """One way or the other with a default; more of them may be open when all have conditions."""
    bare = [flow for flow in flows if routes.condition_of(flow) is None]
    return "exclusiveGateway" if node.get("default") or bare else "inclusiveGateway"
