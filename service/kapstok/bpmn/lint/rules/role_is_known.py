"""Every user task falls to somebody: a role that the variant knows, from the task, its lane or its caller."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kapstok.bpmn import assignment
from kapstok.bpmn.assignment import Assignment
from kapstok.bpmn.levels import is_expression
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding

# Lanes around other steps are a drawing; on these an own role has a meaning and must exist.
NAMED = frozenset({"userTask", "manualTask", "callActivity", "startEvent", "intermediateCatchEvent", "boundaryEvent"})

ONE = frozenset({"userTask", "manualTask", "callActivity"})


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    said = {document.name: assignment.read(document) for document in documents}
    covered = _covered(documents, said)
    for document in documents:
        for element in document.elements:
            own = said[document.name][element.id]
            if element.kind == "userTask" and not own.somebody and element.process not in covered:
                sentence = "Niemand doet deze taak. Zet hem in een baan met een rol of vul ave:rol in."
                yield at(document, element, sentence)
            elif element.kind in ONE and _is_torn(element):
                sentence = "Deze taak staat in twee banen. Laat hem in de baan van wie hem doet."
                yield at(document, element, sentence)
            elif element.kind in NAMED:
                yield from (at(document, element, sentence) for sentence in _unknown(element, own, known))
        yield from _processes(document, said[document.name], known)


def _is_torn(element: Element) -> bool:
    """Does it lie in lanes that do not lie in each other?"""
    paths = [lane.path for lane in element.lanes]
    return any(inner[: len(outer)] != outer for outer, inner in pairwise(paths))


def _unknown(element: Element, own: Assignment, known: Known) -> Iterator[str]:
    if own.source == "lane" and element.kind != "userTask":
        return
    # A task falls to one role; a message may come from several, with commas between them.
    said = own.role_names if element.kind in ONE else [word for text in own.role_names for word in text.split(",")]
    for name in map(str.strip, said):
        if not is_expression(name) and not known.is_role(name):
            yield f"De rol '{name}' is onbekend. {meant(name, known.role_words())}"


def _covered(documents: Sequence[Document], said: Mapping[str, Mapping[str, Assignment]]) -> frozenset[str]:
    """The processes that say who, or of which every call does."""
    calls = [
        (item.called, item.process, said[document.name][item.id].somebody)
        for document in documents
        for item in document.elements
        if item.called
    ]
    processes = [(process.id, said[document.name]) for document in documents for process in document.processes]
    covered = {process_id for process_id, around in processes if around[process_id].somebody}
    for _ in processes:
        open_calls = {called for called, caller, somebody in calls if not somebody and caller not in covered}
        found = covered | ({called for called, _, _ in calls if called} - open_calls)
        if found == covered:
            break
        covered = found
    return frozenset(covered)


def _processes(document: Document, said: Mapping[str, Assignment], known: Known) -> Iterator[Finding]:
    for process in document.processes:
        for name in said[process.id].role_names:
            if not known.is_role(name):
                yield at(document, process, f"De rol '{name}' is onbekend. {meant(name, known.role_words())}")
