"""Several arrows out of a step are a split that is not drawn: a gateway says that all are followed at once."""

from kapstok import bounds
from kapstok.bpmn.shapes import GATEWAYS
from kapstok.intake import routes, tree
from kapstok.intake.diagram import Diagram, Lines


def apply(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        flows = routes.out_of(scope, node)
        if tree.tag_of(node) in GATEWAYS or len(flows) < 2:
            continue
        if len(tree.nodes(scope)) >= bounds.FLOW_NODES:
            continue
        gateway = routes.step(diagram, scope, node, "parallelGateway", "")
        routes.put_after(diagram, scope, node, gateway)
        yield diagram.taken(node, f"Er gaan {len(flows)} pijlen uit deze stap: erachter staat nu een plus-gateway.")
