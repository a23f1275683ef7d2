"""Events of a kind that does not fit their place: waiting ones become a human step, the others plain."""

from kapstok.intake import tree, waiting
from kapstok.intake.diagram import Diagram, Lines

FITS = {
    "intermediateCatchEvent": ("timer", "message", "signal", "conditional", "link"),
    "intermediateThrowEvent": ("", "message", "signal", "escalation", "link"),
    "endEvent": ("", "message", "signal", "error", "escalation", "terminate"),
    "startEvent": ("timer", "message", "signal", "error", "escalation", "conditional"),
}
WORDS = {
    "cancel": "Annuleren",
    "timer": "Een tijd",
    "message": "Een bericht",
    "signal": "Een signaal",
    "error": "Een fout",
    "escalation": "Een escalatie",
    "conditional": "Een voorwaarde",
    "terminate": "Alles afbreken",
    "link": "Een verwijzing",
}


def apply(diagram: Diagram) -> Lines:
    for scope, node in diagram.nodes():
        place, kind = tree.tag_of(node), tree.kind_of(node)
        if place not in FITS or kind in FITS[place] or not waiting.may_wait(scope, node):
            continue
        if place in waiting.CATCHING:
            yield waiting.by_person(diagram, scope, node, "Deze gebeurtenis merkt Kapstok niet vanzelf")
            continue
        if kind == "cancel" and place == "endEvent":
            tree.define(node, "terminate")
        else:
            node.remove(tree.definitions(node)[0])
        what = WORDS.get(kind, "Deze aanleiding")
        yield diagram.taken(node, f"{what} past hier niet: het is een gewone gebeurtenis geworden.")
