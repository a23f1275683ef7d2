"""The termijn of a task is a length of time or a day; what another engine would compute is left to the designer."""

from kapstok.bpmn import details, times
from kapstok.bpmn.vendors import NAMES
from kapstok.intake import reading, tree
from kapstok.intake.diagram import Diagram, Lines
from kapstok.intake.tree import Node

ATTRIBUTES = ("dueDate", "dueIn", "termijn")


def apply(diagram: Diagram) -> Lines:
    document = reading.document_of(diagram)
    for _, node in diagram.nodes():
        element = document.element(node.get("id", ""))
        found = details.termijn(element) if element is not None else None
        if found is None or _is_plain(found, diagram):
            continue
        _forget(node)
        yield diagram.taken(node, f'De termijn "{found[:60]}" is niet te lezen: kies er een in de ontwerper.')


def _is_plain(text: str, diagram: Diagram) -> bool:
    if text.removeprefix("termijn:") in diagram.upload.termijnen:
        return True
    fixed = times.is_workdays(text) or times.DATE.fullmatch(text)
    return bool(fixed) or (times.seconds_of(text) is not None and times.duration_problem(text) is None)


def _forget(node: Node) -> None:
    for namespace in NAMES:
        for name in ATTRIBUTES:
            node.attrib.pop(f"{{{namespace}}}{name}", "")
    for box in tree.children(node, "extensionElements"):
        for told in [one for one in box if str(one.tag).endswith("}taskSchedule")]:
            told.attrib.pop("dueDate", "")
