"""An event at a border sits on an activity, and says what it waits for."""

from kapstok.bpmn.shapes import ACTIVITIES
from kapstok.intake import routes, tree, waiting
from kapstok.intake.diagram import Diagram, Lines

FITS = frozenset({"timer", "message", "signal", "error", "escalation", "conditional"})


def apply(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        if tree.tag_of(node) != "boundaryEvent":
            continue
        host = routes.by_id(scope).get(node.get("attachedToRef", ""))
        if host is None or tree.tag_of(host) not in ACTIVITIES or host.get("triggeredByEvent") == "true":
            routes.drop(scope, node)
            yield diagram.refused(node, "Deze gebeurtenis zit niet op de rand van een stap; zij is weggelaten.")
        elif tree.kind_of(node) not in FITS:
            yield waiting.by_person(diagram, scope, node, "Deze gebeurtenis merkt Kapstok niet vanzelf")
