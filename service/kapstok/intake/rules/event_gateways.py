"""Behind a choice of events stand events that wait, each with one arrow to it and nothing at its border."""

from kapstok.intake import routes, tree, waiting
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.report import Line
from kapstok.intake.tree import Node


def apply(diagram: Diagram) -> Lines:
    for scope, gateway in diagram.nodes():
        if tree.tag_of(gateway) != "eventBasedGateway":
            continue
        flows = routes.out_of(scope, gateway)
        if not flows:
            gateway.tag = tree.bpmn("parallelGateway")
            tree.retag(gateway, "parallelGateway")
            yield diagram.taken(gateway, "Achter deze keuze staat niets: het is een gewone gateway geworden.")
        steps = routes.by_id(scope)
        for flow in flows:
            target = steps[flow.get("targetRef", "")]
            if not _fits(scope, target):
                yield _put_between(diagram, scope, flow, target)


def _fits(scope: Node, target: Node) -> bool:
    bordered = any(one.get("attachedToRef") == target.get("id") for one in tree.nodes(scope))
    repeated = tree.has(target, "multiInstanceLoopCharacteristics", "standardLoopCharacteristics")
    waits = tree.tag_of(target) in ("intermediateCatchEvent", "receiveTask") and tree.kind_of(target) != "link"
    return waits and not repeated and not bordered and len(routes.into(scope, target)) == 1


def _put_between(diagram: Diagram, scope: Node, flow: Node, target: Node) -> Line:
    """A person says which of the events it was."""
    name = tree.label(flow) or tree.label(target) or "Melding"
    event = routes.step(diagram, scope, target, "intermediateCatchEvent", name)
    routes.lead(diagram, flow, event)
    waiting.listen(diagram, event)
    routes.arrow(diagram, scope, event, target)
    return diagram.replaced(target, "Deze gebeurtenis merkt Kapstok niet vanzelf: een mens meldt dat dit gebeurt.")
