"""Files of other notations than BPMN 2.0: what they are, and what somebody who chose one can do."""

from lxml import etree

# Other notations, by a word of their namespace or the name with which their files begin.
OTHERS = {
    "/DMN/": "een beslistabel (DMN). Bewaar hem met de naam .dmn en kies hem zo.",
    "/CMMN/": "een casemodel (CMMN). Teken de stappen als BPMN-proces.",
    "XPDL": "XPDL. Exporteer het proces als BPMN 2.0 en kies dat bestand.",
    "/BPEL/": "BPEL. Exporteer het proces als BPMN 2.0 en kies dat bestand.",
    "/BPMN/2.0": "een voorlopige versie van BPMN 2.0. Bewaar het opnieuw met een nieuwere versie van uw programma.",
    "/BPMN/1": "BPMN 1. Exporteer het proces als BPMN 2.0 en kies dat bestand.",
    "mxfile": "een tekening van draw.io. Teken het proces in een BPMN-programma.",
    "svg": "een plaatje (SVG) van een proces. Kies het BPMN-bestand zelf.",
    "html": "een webpagina. Kies het BPMN-bestand zelf.",
    "pnml": "een Petrinet (PNML). Teken het proces als BPMN 2.0.",
    "epml": "een EPC. Teken het proces als BPMN 2.0.",
    "AML": "een export van ARIS in AML. Exporteer het proces als BPMN 2.0 en kies dat bestand.",
}
NO_BPMN = "Dit is geen BPMN 2.0: het bestand begint niet met <definitions>. Kies een BPMN-bestand."


def sentence(root: etree._Element) -> str:
    """What a file that is no BPMN 2.0 seems to be."""
    namespace, _, tag = str(root.tag).rpartition("}")
    known = (
        f"Dit is geen BPMN 2.0 maar {told}"
        for word, told in OTHERS.items()
        if word in namespace or word.casefold() == tag.casefold()
    )
    return next(known, NO_BPMN)
