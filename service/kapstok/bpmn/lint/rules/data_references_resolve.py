"""Data that a step reads or writes is drawn where the step can see it; a loose end would hang the engine."""

from collections.abc import Iterator, Mapping, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import DataObject, Document, Process
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            yield from _references(document, process)
            yield from _uses(document, process)


def _references(document: Document, process: Process) -> Iterator[Finding]:
    """A store lies outside the process, so only references to data objects are followed."""
    objects = [item for item in process.data if item.kind == "dataObject"]
    parents = {item.id: item.parent for item in process.elements}
    for item in process.data:
        if item.kind != "dataObjectReference":
            continue
        if item.ref is None or not _visible(item.ref, item.parent, objects, parents):
            remedy = meant(item.ref or "", [other.id for other in objects])
            yield at(document, item, f"Deze verwijzing wijst naar geen gegevensobject in dit proces. {remedy}")


def _uses(document: Document, process: Process) -> Iterator[Finding]:
    parents = {item.id: item.parent for item in process.elements}
    for element in process.elements:
        for ref in element.data_refs:
            if not _visible(ref, element.id, process.data, parents):
                sentence = f"Het gegeven '{ref}' is hier niet te zien. Teken het in hetzelfde proces of deelproces."
                yield at(document, element, sentence)


def _visible(ref: str, place: str | None, data: Sequence[DataObject], parents: Mapping[str, str | None]) -> bool:
    scopes: set[str | None] = {None}
    while place is not None and place not in scopes:
        scopes.add(place)
        place = parents.get(place)
    return any(item.id == ref and item.parent in scopes for item in data)
