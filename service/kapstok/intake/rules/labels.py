"""What a person sees in the diagram has a label; what has none is named after what it is."""

from collections import Counter

from kapstok.bpmn.shapes import ACTIVITIES, EVENTS
from kapstok.intake import tree
from kapstok.intake.diagram import Diagram, Lines

NAMES = {
    "startEvent": "Begin",
    "endEvent": "Einde",
    "subProcess": "Deelproces",
    "callActivity": "Proces",
    "exclusiveGateway": "Welke kant op?",
    "inclusiveGateway": "Welke kanten op?",
}
QUESTIONS = ("exclusiveGateway", "inclusiveGateway")


def apply(diagram: Diagram) -> Lines:
    leaving = Counter(flow.get("sourceRef") for scope in diagram.scopes() for flow in tree.flows(scope))
    for _, node in diagram.nodes():
        kind = tree.tag_of(node)
        asks = kind in QUESTIONS and leaving[node.get("id")] > 1
        if not tree.label(node) and (asks or kind in ACTIVITIES | EVENTS):
            node.set("name", NAMES.get(kind, "Gebeurtenis" if kind in EVENTS else "Stap uitvoeren"))
    yield from ()
