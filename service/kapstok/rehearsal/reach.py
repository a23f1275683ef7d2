"""Where a token can come: along flows, into calls and out of them, and where branches part and meet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from kapstok.bpmn.shapes import SUBPROCESSES, Element, Flow
from kapstok.variants.version import Version

SPLITTING = frozenset({"parallelGateway", "inclusiveGateway", "complexGateway"})
# From which of its calls a process is at work, when it has several.
WITHIN = "vanuit:"


class Reach:
    """Worked out once for a version. Elements are known by their id; two with the same id count as one."""

    def __init__(self, version: Version):
        self.version = version
        self.elements: dict[str, Element] = {item.id: item for item in version.places.elements}
        self.flows: dict[str, Flow] = {id: flow for doc in version.documents.values() for id, flow in doc.flows.items()}
        self._regions: dict[tuple[str, bool], frozenset[str]] = {}
        self._stretches: dict[tuple[str, frozenset[str]], frozenset[str]] = {}
        self._around: dict[str, frozenset[str]] = {}
        self._joins: dict[str, frozenset[str]] = {}

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

    @cached_property
    def shared(self) -> Mapping[str, str]:
        """The calls of a process that is called from several places, each with the name of what tells them apart."""
        several = ((scope[0], ids) for scope, ids in self.holders.items() if len(ids) > 1)
        return {id: WITHIN + process for process, ids in several for id in ids}

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

    def joins(self, element: str) -> frozenset[str]:
        """Where a token here meets others; for who waits there already that is the place itself."""
        if element not in self._joins:
            behind = {each for here in self.region(element) for each in self.next.get(here, ())}
            found = {element} if self.is_join(element) else {each for each in behind if self.is_join(each)}
            self._joins[element] = frozenset(found)
        return self._joins[element]

    def stretch(self, element: str, stops: frozenset[str] = frozenset()) -> frozenset[str]:
        """Everything that comes of a token here within its scope, up to these joins."""
        if (element, stops) not in self._stretches:
            seen: set[str] = set()
            waiting = [element]
            while waiting:
                here = waiting.pop()
                if here not in seen and here not in stops and here in self.elements:
                    seen.add(here)
                    waiting.extend(self.next.get(here, ()))
            inner = (self.contents(each) for each in seen)
            self._stretches[element, stops] = frozenset(seen).union(*inner)
        return self._stretches[element, stops]

    def beside(self, place: str, places: Iterable[str]) -> frozenset[str]:
        """Where those who stand elsewhere can come, before they meet the one who stands here."""
        others = list(places)
        others.remove(place)
        stops, around = self.joins(place), self.around(place)
        return frozenset[str]().union(*(self.stretch(other, stops) for other in others if other not in around))

    def around(self, element: str) -> frozenset[str]:
        """The calls and sub processes in which an element lies."""
        if element not in self._around:
            found: set[str] = set()
            waiting = list(self.holders.get(self.scope(element), ()))
            while waiting:
                here = waiting.pop()
                if here not in found:
                    found.add(here)
                    waiting.extend(self.holders.get(self.scope(here), ()))
            self._around[element] = frozenset(found)
        return self._around[element]

    def forks(self, element: str) -> bool:
        """Can a token here become several?"""
        return self._leaving[element] > 1 and self.elements[element].kind not in (
            "exclusiveGateway",
            "eventBasedGateway",
        )

    @cached_property
    def _leaving(self) -> Mapping[str, int]:
        return Counter(flow.source for flow in self.flows.values())

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

    def successors(self, id: str) -> Iterator[str]:
        """Where a token comes next: into a call, out of it when its scope is over, or simply onwards."""
        inside = [self.elements[each] for each in self.inside.get(id, ())]
        begins = [item.id for item in inside if item.kind == "startEvent" or item.event_subprocess]
        onwards = self.next.get(id, ())
        yield from begins
        yield from (each for each in onwards if not begins or self.elements[each].attached_to == id)
        if id in self.last_ends:
            for holder in self.holders.get(self.scope(id), ()):
                yield from self.onwards(holder)

    def backwards(self) -> list[str]:
        """Every element, as far as circles allow after all that comes behind it."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        for root in self.elements:
            waiting = [(root, self.successors(root))] if root not in seen else []
            seen.add(root)
            while waiting:
                here, behind = waiting[-1]
                fresh = next((each for each in behind if each in self.elements and each not in seen), None)
                if fresh is None:
                    found[here] = None
                    waiting.pop()
                else:
                    seen.add(fresh)
                    waiting.append((fresh, self.successors(fresh)))
        return list(found)

    def onwards(self, holder: str) -> Iterator[str]:
        """Where it goes on when what a call or sub process holds is over."""
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
