"""A file in which no process stands: what it is instead, and what its maker can do."""

from lxml import etree

from kapstok.bpmn import nodes
from kapstok.bpmn.source import line_of
from kapstok.errors import Finding

RULE = "readable_xml"
# The first kind that stands in the file says what it is.
KINDS = {
    ("choreography", "globalChoreographyTask"): (
        "Dit is een choreografie: welke berichten partijen elkaar sturen. Daar voert niemand taken in uit. "
        "Teken het proces van een van de partijen en kies dat bestand."
    ),
    ("globalConversation", "conversation", "subConversation", "callConversation"): (
        "Dit is een conversatiediagram: wie met wie praat. Daar voert niemand taken in uit. "
        "Teken het proces van een van de partijen en kies dat bestand."
    ),
    ("globalTask", "globalUserTask", "globalManualTask", "globalScriptTask", "globalBusinessRuleTask"): (
        "Hier staan alleen losse taken die een proces kan aanroepen, en geen proces. "
        "Kies het bestand met het proces erbij."
    ),
    ("participant", "collaboration"): (
        "Dit is een samenwerking van lege vlakken: er staat geen proces in. Teken in een vlak de stappen."
    ),
}
NOTHING = "Er staat geen proces in dit bestand. Teken er een of kies een ander."


def finding(name: str, root: etree._Element) -> Finding:
    """Why a BPMN file without a process cannot be run, at the element that says so."""
    for kinds, sentence in KINDS.items():
        found = next((node for node in root.iter() if isinstance(node.tag, str) and nodes.tag_of(node) in kinds), None)
        if found is not None:
            label = nodes.label(found) or None
            return Finding(name, RULE, sentence, found.get("id"), label, line_of(found))
    return Finding(name, RULE, NOTHING, line=line_of(root))
