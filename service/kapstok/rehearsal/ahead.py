"""What lies ahead of a token: where it can come, which process data it will still read, and what it will write."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from kapstok import feel, regie_marks
from kapstok.bpmn import details
from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.shapes import SUBPROCESSES, Element, Flow
from kapstok.feel import FeelError
from kapstok.variants.version import Version

ENTRY = re.compile(r"[{,]\s*\"?([A-Za-z_][A-Za-z0-9_]*)\"?\s*:")
SPLITTING = frozenset({"parallelGateway", "inclusiveGateway", "complexGateway"})
HARMLESS = frozenset({"timer", "message", "link", "conditional"})
NEW = "nieuw_in_fase"
DONE_BY = "taak:"
Names = frozenset[str]
NONE: Names = frozenset()


@dataclass(frozen=True)
class Use:
    """What an element does with process data; `writes` is certain, so what was there before no longer counts.

    `asks` is what it reads besides its expressions: for a table, a form, a list of parties or regie.
    """

    asks: Names = NONE
    reads: Names = NONE
    writes: Names = NONE
    adds: Names = NONE
    only_for_writes: bool = False


class Ahead:
    """Worked out once for a version. Elements are known by their id; two with the same id count as one."""

    def __init__(self, version: Version, watched: Names = NONE):
        self.version, self.watched = version, watched
        self.elements: dict[str, Element] = {item.id: item for item in version.places.elements}
        self.flows: dict[str, Flow] = {id: flow for doc in version.documents.values() for id, flow in doc.flows.items()}
        self._regions: dict[tuple[str, bool], frozenset[str]] = {}

    @cached_property
    def next(self) -> Mapping[str, tuple[str, ...]]:
        """The elements behind an element within its own process, boundary events counted in."""
        after: dict[str, list[str]] = defaultdict(list)
        for flow in self.flows.values():
            after[flow.source].append(flow.target)
        for item in self.elements.values():
            if item.attached_to:
                after[item.attached_to].append(item.id)
        return {key: tuple(dict.fromkeys(value)) for key, value in after.items()}

    @cached_property
    def holders(self) -> Mapping[tuple[str, str | None], tuple[str, ...]]:
        """Which elements hold the scope (process, sub process) within them."""
        found: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        for item in self.elements.values():
            if item.kind == "callActivity" and item.called:
                found[item.called, None].append(item.id)
            elif item.kind in SUBPROCESSES:
                found[item.process, item.id].append(item.id)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def inside(self) -> Mapping[str, tuple[str, ...]]:
        """The elements that lie directly within a call or sub process."""
        by_scope: dict[tuple[str, str | None], list[str]] = defaultdict(list)
        for item in self.elements.values():
            by_scope[self.scope(item.id)].append(item.id)
        return {id: tuple(by_scope[scope]) for scope, ids in self.holders.items() for id in ids}

    def scope(self, element: str) -> tuple[str, str | None]:
        return self.elements[element].process, self.elements[element].parent

    def is_join(self, element: str) -> bool:
        item = self.elements[element]
        return item.kind in SPLITTING and len(item.incoming) > 1

    def region(self, element: str, inner: bool = True) -> frozenset[str]:
        """Everything a token here does by itself: up to where branches meet, or where its scope ends."""
        if (element, inner) not in self._regions:
            self._regions[element, inner] = frozenset(self._walk(element, inner))
        return self._regions[element, inner]

    def _walk(self, element: str, inner: bool) -> set[str]:
        seen: set[str] = set()
        waiting = [element] if inner else list(self.next.get(element, ()))
        while waiting:
            here = waiting.pop()
            if here in seen or here not in self.elements or self.is_join(here):
                continue
            seen.add(here)
            waiting.extend(self.next.get(here, ()))
            seen |= self.contents(here)
        return seen

    def contents(self, holder: str) -> set[str]:
        """Everything within a call or sub process, at any depth."""
        seen: set[str] = set()
        waiting = list(self.inside.get(holder, ()))
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting.extend(self.inside.get(here, ()))
        return seen

    def disrupts(self, element: str) -> bool:
        """Can it end or wake what others do, hand over regie or change the fase?"""
        item = self.elements[element]
        kinds = {event.kind for event in item.events}
        throws = item.kind in ("endEvent", "intermediateThrowEvent") and bool(kinds - {"link"})
        return throws or bool(kinds - HARMLESS) or self.regie(element) != () or bool(item.attribute("fase"))

    def regie(self, element: str) -> tuple[regie_marks.Move, ...]:
        try:
            return regie_marks.parse(self.elements[element].attribute("regie") or "")
        except regie_marks.Unreadable:
            return ()

    @cached_property
    def uses(self) -> Mapping[str, Use]:
        read: dict[str, set[str]] = defaultdict(set)
        for document in self.version.documents.values():
            for place, text in expressions(document):
                read[place.source if isinstance(place, Flow) else place.id] |= names(text)
        return {item.id: self._use(item, frozenset(read[item.id])) for item in self.elements.values()}

    def _use(self, item: Element, read: Names) -> Use:
        done = frozenset({DONE_BY + item.id})
        asks = frozenset(DONE_BY + (move.task or "") for move in self.regie(item.id) if move.task) | self._asks(item)
        if item.decision in self.version.tables:
            table = self.version.tables[item.decision or ""]
            outputs = frozenset(output.name for output in table.outputs)
            return Use(table.reads, read | table.reads, outputs, only_for_writes=True)
        if item.script:
            return Use(NONE, read, frozenset(ENTRY.findall(item.script)), only_for_writes=True)
        if item.loop:
            asks |= frozenset(filter(None, (item.loop.input,)))
            made = frozenset(filter(None, (item.loop.output,)))
            return Use(asks, read | asks, made | done, self._fields(item))
        if item.attribute("fase"):
            return Use(asks, read | asks, frozenset({NEW}))
        return Use(asks, read | asks, self._fields(item) | done)

    def _fields(self, item: Element) -> Names:
        form = self.version.forms.get(details.form(item) or "")
        return frozenset(field.key for field in form.process_data) if form else NONE

    def _asks(self, item: Element) -> Names:
        """What the conditions of its form read besides the form itself, as far as the route can notice.

        A condition that only shows a question for the dossier makes no difference to where the casus goes.
        """
        form = self.version.forms.get(details.form(item) or "")
        if form is None:
            return NONE
        by_key = {field.key: field for field in form.fields if field.is_input or field.type == "group"}
        told = {field.key for field in form.process_data} | {move.field for move in self.regie(item.id)} | self.watched
        waiting, seen = [key for key in by_key if key in told], set[str]()
        while waiting:
            key = waiting.pop()
            if key in by_key and key not in seen:
                field = by_key[key]
                waiting.extend(field.reads | {field.group or key})
            seen.add(key)
        return frozenset(seen - {field.key for field in form.fields})

    def successors(self, id: str) -> Iterator[str]:
        """Where a token comes next: into a call, out of it when its scope is over, or simply onwards."""
        inside = [self.elements[each] for each in self.inside.get(id, ())]
        begins = [item.id for item in inside if item.kind == "startEvent" or item.event_subprocess]
        onwards = self.next.get(id, ())
        yield from begins
        yield from (each for each in onwards if not begins or self.elements[each].attached_to == id)
        if id in self.last_ends:
            for holder in self.holders.get(self.scope(id), ()):
                if not self.stays(holder):
                    yield from self.next.get(holder, ())
                    yield from self._leaves(holder)

    @cached_property
    def last_ends(self) -> frozenset[str]:
        """The ends with which a scope can be over: not those beside a branch that only ends all at once."""
        ends = {item.id for item in self.elements.values() if item.kind == "endEvent"}
        plain = {id for id in ends if not self.elements[id].events}
        again = True
        while again:
            beside = {id for id in plain if any(self._beside(id, split, plain) for split in self._splits(id))}
            plain, again = plain - beside, bool(beside)
        return frozenset(plain | {id for id in ends if self.elements[id].events})

    def _splits(self, end: str) -> Iterator[str]:
        """The parallel gateways without which nothing comes at this end."""
        scope = [item for item in self.elements.values() if self.scope(item.id) == self.scope(end)]
        starts = [item.id for item in scope if not item.incoming]
        for item in scope:
            splits = item.kind == "parallelGateway" and len(self.next.get(item.id, ())) > 1
            if splits and end not in self._reach(starts, item.id):
                yield item.id

    def _beside(self, end: str, split: str, plain: set[str]) -> bool:
        reached = [self._reach([each], split) for each in self.next[split]]
        return any(end not in found and not found & plain for found in reached)

    def _reach(self, starts: Iterable[str], without: str) -> set[str]:
        seen: set[str] = set()
        waiting = [each for each in starts if each != without]
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting.extend(each for each in self.next.get(here, ()) if each != without)
        return seen

    def _leaves(self, holder: str) -> Iterator[str]:
        """An event subprocess that interrupts goes on where the scope around it goes on."""
        if self.elements[holder].event_subprocess:
            for outer in self.holders.get(self.scope(holder), ()):
                yield from self.next.get(outer, ())

    def stays(self, holder: str) -> bool:
        """An event subprocess beside the route: when it ends, nothing goes on from there."""
        inside = (self.elements[each] for each in self.inside.get(holder, ()))
        start = next((item for item in inside if item.kind == "startEvent"), None)
        return self.elements[holder].event_subprocess and start is not None and not start.interrupting

    def at_the_edge(self, holder: str) -> list[str]:
        """What can come while the scope within a call lives: its boundary events and event subprocesses."""
        edges = [each for each in self.next.get(holder, ()) if self.elements[each].attached_to == holder]
        return edges + [each for each in self.inside.get(holder, ()) if self.elements[each].event_subprocess]

    @cached_property
    def always_listening(self) -> tuple[str, ...]:
        """The event subprocesses of the main process: as long as the casus runs, they can come."""
        main = self.version.manifest.hoofdproces
        return tuple(
            item.id for item in self.elements.values() if item.event_subprocess and self.scope(item.id) == (main, None)
        )

    def writes(self, region: Iterable[str]) -> Names:
        return frozenset().union(*(self.uses[each].writes | self.uses[each].adds for each in region))

    def reads(self, region: Iterable[str]) -> Names:
        return frozenset().union(*(self.uses[each].reads for each in region))


def names(text: str) -> Names:
    """What an expression reads; nothing when it is not understood, which the check has said already."""
    try:
        return feel.names(text)
    except FeelError:
        return NONE
