"""Where an element stands: in which process, and through which call activities a casus came there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kapstok.bpmn import assignment
from kapstok.bpmn.assignment import Assignment
from kapstok.bpmn.document import Document, Element, Process
from kapstok.errors import NotFound
from kapstok.variants.nearest import hint


@dataclass(frozen=True)
class Place:
    """`assignment` is who does it: as the element says, the nearest call around it (`via`) or the process."""

    element: Element
    assignment: Assignment
    document: Document
    via: Element | None = None


@dataclass(frozen=True)
class _Home:
    document: Document
    process: Process
    elements: Mapping[str, Element]
    assignments: Mapping[str, Assignment]


def _home(document: Document, process: Process) -> _Home:
    elements = {item.id: item for item in process.elements}
    return _Home(document, process, elements, assignment.read(document))


class Places:
    """The elements of all diagrams of a version, found by id and path."""

    def __init__(self, documents: Mapping[str, Document], main: str):
        self._main = main
        self._homes = {
            process.id: _home(document, process) for document in documents.values() for process in document.processes
        }
        self.elements = tuple(item for home in self._homes.values() for item in home.elements.values())

    def find(self, element: str, path: Sequence[str] = ()) -> Place:
        """The element as reached through the calls in `path`, outermost first; NotFound otherwise."""
        homes, calls = self._walk(path)
        if element not in homes[-1].elements:
            homes, calls = [self._home_of(element)], []
        home = homes[-1]
        around = [(call, homes[depth].assignments[call.id]) for depth, call in enumerate(calls)][::-1]
        processes = [each.assignments[each.process.id] for each in homes[::-1]]
        near_to_far = [home.assignments[element], *(found for _, found in around), *processes]
        via = next((call for call, found in around if found.somebody), None)
        return Place(home.elements[element], assignment.nearest(near_to_far), home.document, via)

    def listening(self, element: str, path: Sequence[str] = ()) -> Place:
        """Where the message comes in: for an event subprocess, which waits as a whole, that is its start."""
        place = self.find(element, path)
        inside = (item for item in place.document.elements if item.parent == element)
        start = next((item for item in inside if item.kind == "startEvent"), None)
        return self.find(start.id, path) if place.element.event_subprocess and start else place

    def _walk(self, path: Sequence[str]) -> tuple[list[_Home], list[Element]]:
        """Ids in the path that are a subprocess lie in the same process: they are passed over."""
        homes = [self._homes[self._main] if self._main in self._homes else next(iter(self._homes.values()))]
        calls: list[Element] = []
        for step in path:
            call = homes[-1].elements.get(step)
            if call is not None and call.called in self._homes:
                calls.append(call)
                homes.append(self._homes[call.called])
        return homes, calls

    def _home_of(self, element: str) -> _Home:
        for home in self._homes.values():
            if element in home.elements:
                return home
        known = [item.id for item in self.elements]
        raise NotFound(f'Het element "{element}" staat in geen diagram van deze versie.{hint(element, known)}')
