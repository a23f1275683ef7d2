"""A version as a drawing: its processes with their files, the labels in them, and what a task shows."""

from collections.abc import Sequence

from kapstok.bpmn.shapes import Process
from kapstok.variants.version import Version


def processes(version: Version) -> list[Process]:
    """The processes of a version, the main line first."""
    found = [process for document in version.documents.values() for process in document.processes]
    return sorted(found, key=lambda process: (process.id != version.manifest.hoofdproces, process.id))


def elements(process: Process) -> frozenset[str]:
    """The ids of the elements drawn in a process."""
    return frozenset(element.id for element in process.elements)


def source(version: Version, process: str) -> bytes | None:
    """The file in which a process is drawn, as it was published; None when it is not in this version."""
    for name, document in version.documents.items():
        if any(drawn.id == process for drawn in document.processes):
            return version.bundle.files[name]
    return None


def label(version: Version, element: str) -> str:
    """The label of an element, or its id when it has none (or is not drawn in this version)."""
    for process in processes(version):
        for drawn in process.elements:
            if drawn.id == element:
                return drawn.name or drawn.id
    return element


def shows(version: Version, element: str, path: Sequence[str]) -> tuple[str, ...]:
    """The elements whose answers a task shows to whoever does it: `ave:toont`, comma separated."""
    text = version.places.find(element, path).element.attribute("toont") or ""
    return tuple(word.strip() for word in text.split(",") if word.strip())
