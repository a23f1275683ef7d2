"""Whether every task falls to a role of the variant, along every way in which a casus can come to it."""

from collections.abc import Iterator, Mapping

from kapstok.bpmn.document import Document, Process
from kapstok.errors import Finding
from kapstok.variants import definitions
from kapstok.variants.manifest import Manifest
from kapstok.variants.nearest import hint
from kapstok.variants.places import Places

RULE = "rol-onbekend"
Path = tuple[str, ...]


def problems(documents: Mapping[str, Document], manifest: Manifest) -> Iterator[Finding]:
    """A finding for every task that falls to somebody whom kapstok.toml does not know."""
    files = {process.id: name for name, document in documents.items() for process in document.processes}
    places = Places(documents, manifest.hoofdproces)
    told: set[tuple[str, str]] = set()
    for process, path in _ways(documents, manifest, places):
        for item in process.elements:
            if item.kind != "userTask" or (item.id, files[process.id]) in told:
                continue
            role = definitions.task(manifest, places.find(item.id, path)).role
            if role not in manifest.rollen:
                told.add((item.id, files[process.id]))
                yield Finding(files[process.id], RULE, _sentence(role, manifest), item.id, item.name, item.line)


def _sentence(role: str, manifest: Manifest) -> str:
    if not role:
        return "Niemand doet deze taak. Zet hem in een lane met een rol of vul ave:rol in."
    labels = [known.label for known in manifest.rollen.values()]
    return f'Deze taak komt bij "{role}", en die rol staat niet in [rollen].{hint(role, labels)}'


def _ways(documents: Mapping[str, Document], manifest: Manifest, places: Places) -> Iterator[tuple[Process, Path]]:
    """Every process with a path to it; once for every role that the call around it hands down."""
    processes = {process.id: process for document in documents.values() for process in document.processes}
    todo: list[tuple[str, Path]] = [(manifest.hoofdproces, ())]
    seen: set[tuple[str, str]] = set()
    while todo:
        name, path = todo.pop()
        handed = definitions.task(manifest, places.find(path[-1], path[:-1])).role if path else ""
        if name not in processes or (name, handed) in seen:
            continue
        seen.add((name, handed))
        yield processes[name], path
        calls = ((item.called, item.id) for item in processes[name].elements if item.called)
        todo += [(called, (*path, call)) for called, call in calls]
