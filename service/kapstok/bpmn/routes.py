"""How tokens can go through a process: what follows what, with boundary events and links counted in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kapstok.bpmn.shapes import ACTIVITIES, SUBPROCESSES, Element, Flow, Process

# A token rests here until a person, a clock or another system does something.
RESTING = frozenset({"userTask", "manualTask", "receiveTask", "serviceTask", "sendTask"})


@dataclass(frozen=True)
class Routes:
    """The graph of one process: `after` and `before` by element id."""

    elements: Mapping[str, Element]
    flows: Mapping[str, Flow]
    after: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, process: Process) -> "Routes":
        elements = {element.id: element for element in process.elements}
        after: dict[str, list[str]] = defaultdict(list)
        for flow in process.flows:
            if flow.source in elements and flow.target in elements:
                after[flow.source].append(flow.target)
        for element in process.elements:
            if element.attached_to in elements:
                after[element.attached_to or ""].append(element.id)
        for source, target in _links(process):
            after[source].append(target)
        flows = {flow.id: flow for flow in process.flows}
        return cls(elements, flows, {key: tuple(value) for key, value in after.items()})

    def reachable(self, starts: Iterable[str]) -> frozenset[str]:
        """Everything a token can come to from these; entering a sub process starts what begins in it."""
        seen: set[str] = set()
        waiting = list(starts)
        while waiting:
            here = waiting.pop()
            if here in seen or here not in self.elements:
                continue
            seen.add(here)
            waiting.extend(self.after.get(here, ()))
            if self.elements[here].kind in SUBPROCESSES:
                waiting.extend(item.id for item in self.elements.values() if _begins_in(item, here))
        return frozenset(seen)

    def waits(self, element_id: str) -> bool:
        """Does a token rest here, so that a circle through it takes time?"""
        element = self.elements[element_id]
        catching = element.kind in ("intermediateCatchEvent", "boundaryEvent") and bool(element.events)
        called = element.kind == "callActivity" or element.kind in SUBPROCESSES
        return catching or called or element.kind in RESTING


def starts(process: Process) -> tuple[str, ...]:
    """Where tokens come from: start events, event sub processes and what undoes a step."""
    return tuple(item.id for item in process.elements if _begins(item))


def _begins(item: Element) -> bool:
    return (item.kind == "startEvent" and item.parent is None) or item.event_subprocess or _compensates(item)


def _begins_in(item: Element, parent: str) -> bool:
    if item.parent != parent:
        return False
    return item.kind == "startEvent" or (item.kind in ACTIVITIES and not item.incoming)


def _compensates(item: Element) -> bool:
    return item.attribute("isForCompensation", "") == "true"


def _links(process: Process) -> Iterable[tuple[str, str]]:
    targets: dict[tuple[str, str | None], str] = {}
    for element in process.elements:
        for event in element.events:
            if event.kind == "link" and element.kind == "intermediateCatchEvent":
                targets[event.text, element.parent] = element.id
    for element in process.elements:
        for event in element.events:
            if event.kind == "link" and (event.text, element.parent) in targets:
                yield element.id, targets[event.text, element.parent]


def in_order(routes: Routes, begins: Iterable[str]) -> tuple[str, ...]:
    """The elements as a token would meet them: a split way by way, joins after all ways."""
    done: list[str] = []
    seen: set[str] = set()
    for start in reversed(list(begins)):
        waiting = [(start, False)]
        while waiting:
            here, left = waiting.pop()
            if left:
                done.append(here)
            elif here not in seen and here in routes.elements:
                seen.add(here)
                waiting.append((here, True))
                waiting.extend((target, False) for target in routes.after.get(here, ()))
    return tuple(reversed(done))
