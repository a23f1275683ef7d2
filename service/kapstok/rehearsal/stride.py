"""One stride of a token: what it passes between one rest and the next, and where it comes to rest again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kapstok.bpmn.shapes import Element
from kapstok.rehearsal.reach import Reach

PASSING = frozenset(
    {"exclusiveGateway", "eventBasedGateway", "scriptTask", "businessRuleTask", "intermediateThrowEvent", "startEvent"}
)
RESTING = frozenset({"userTask", "manualTask"})
ASKING = RESTING | {"receiveTask"}
# Whoever waits for anything else goes on when time or data say so, and not when somebody wants to.
SAID = frozenset({"message"})


@dataclass(frozen=True)
class Stride:
    """`passed` is gone through at once, the first step counted in; at `rests` somebody has to do something again.

    `beside` is part of what is passed: what comes of waiting for time, as long as it comes to nothing else.
    """

    passed: frozenset[str]
    rests: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


def stride(reach: Reach, group: frozenset[str], places: Sequence[str], firing: frozenset[str]) -> Stride | None:
    """What whoever stands at this group does next, when it is plain to see.

    At a meeting point that is `firing` everybody else has come already, so the token goes straight on.
    """
    if any(places.count(each) > 1 and not reach.elements[each].loop for each in group):
        return None
    return _Walk(reach, group, places, firing).go()


def straight_on(reach: Reach, meeting: str) -> frozenset[str] | None:
    """What is gone through behind a place where branches meet before anybody is asked anything; None after an end."""
    passed: set[str] = set()
    waiting = list(reach.next.get(meeting, ()))
    while waiting:
        item = reach.elements[waiting.pop()]
        if item.kind == "endEvent" or item.loop:
            return None
        if item.id in passed or item.kind in ASKING or reach.is_join(item.id) or _waits_for_somebody(item):
            continue
        passed.add(item.id)
        inside = (reach.elements[each] for each in reach.inside.get(item.id, ()))
        begins = [each.id for each in inside if each.kind == "startEvent"]
        waiting.extend(begins or reach.next.get(item.id, ()))
    return frozenset(passed)


class _Walk:
    """Gathers more rather than less where a condition decides: every way out of a gateway is gone."""

    def __init__(self, reach: Reach, group: frozenset[str], places: Sequence[str], firing: frozenset[str]):
        self.reach, self.group, self.places, self.firing = reach, group, places, firing
        self.passed, self.rests, self.beside = set(group), set[str](), set[str]()

    def go(self) -> Stride | None:
        if any(_waits_for_more(self.reach.elements[each]) for each in self.group):
            return None
        waiting = [each for one in self.group for each in self._behind(self.reach.elements[one])]
        while waiting:
            item = self.reach.elements[waiting.pop()]
            if item.id in self.passed | self.rests | self.beside:
                continue
            if not self._is_plain(item):
                if not self._comes_to_an_end(item):
                    return None
                self.beside |= self.reach.region(item.id)
                continue
            (self.rests if self._rests_at(item) else self.passed).add(item.id)
            if item.id in self.passed or item.loop:
                # A list of parties that is empty is passed at once.
                waiting.extend(self._behind(item))
        return Stride(frozenset(self.passed | self.beside), frozenset(self.rests), frozenset(self.beside))

    def _comes_to_an_end(self, item: Element) -> bool:
        """Does everything that comes of it end by itself, without meeting others or leaving the scope?"""
        ends = [self.reach.elements[each] for each in self.reach.region(item.id)]
        within = self.reach.scope(item.id)
        left = (each for each in ends if each.kind == "endEvent" and self.reach.scope(each.id) == within)
        return not self.reach.joins(item.id) and all(self._is_anybody_beside(each) for each in left)

    def _is_plain(self, item: Element) -> bool:
        if item.kind in ("callActivity", "parallelGateway") or item.kind in PASSING | RESTING:
            looped = item.loop is not None and item.kind not in RESTING
            return not item.events and not looped and not self._is_timed(item.id)
        if item.kind == "intermediateCatchEvent":
            return not _waits_for_more(item)
        return item.kind == "endEvent" and not item.events and self._only_leaves(item)

    def _only_leaves(self, end: Element) -> bool:
        """Is it certain what follows: the token is gone, or what it worked in is over, and not the whole casus?"""
        over = self._over_at(end)
        plain = all(self.reach.elements[each].loop is None and not self._is_timed(each) for each in over)
        return plain and (bool(over) or self._is_anybody_beside(end))

    def _is_timed(self, id: str) -> bool:
        """Does something of time or data go on at its edge for as long as it lasts?"""
        edges = (self.reach.elements[each] for each in self.reach.at_the_edge(id))
        starts = (self._start_of(each) if each.event_subprocess else each for each in edges)
        return any(start is None or _waits_for_more(start) for start in starts)

    def _start_of(self, holder: Element) -> Element | None:
        inside = (self.reach.elements[each] for each in self.reach.inside.get(holder.id, ()))
        return next((each for each in inside if each.kind == "startEvent"), None)

    def _rests_at(self, item: Element) -> bool:
        if self.reach.is_join(item.id):
            return item.id not in self.firing
        return item.kind in RESTING or item.kind == "intermediateCatchEvent"

    def _behind(self, item: Element) -> Iterator[str]:
        if item.kind == "endEvent":
            for holder in self._over_at(item):
                self.passed.add(holder)
                yield from self.reach.onwards(holder)
        elif item.id in self.reach.inside and item.id not in self.group:
            inside = (self.reach.elements[each] for each in self.reach.inside[item.id])
            yield from (each.id for each in inside if each.kind == "startEvent")
        else:
            after = self.reach.next.get(item.id, ())
            yield from (each for each in after if self.reach.elements[each].attached_to != item.id)

    def _over_at(self, end: Element) -> tuple[str, ...]:
        """What is over when a token comes to this end: nothing as long as somebody else is at work beside it."""
        if self._is_anybody_beside(end):
            return ()
        return tuple(each for each in self.reach.holders.get(self.reach.scope(end.id), ()) if each in self.places)

    def _is_anybody_beside(self, end: Element) -> bool:
        scope = self.reach.scope(end.id)
        return any(each not in self.passed and self.reach.scope(each) == scope for each in self.places)


def _waits_for_somebody(item: Element) -> bool:
    """Not for a condition, which may hold already."""
    return item.kind == "intermediateCatchEvent" and all(event.kind != "conditional" for event in item.events)


def _waits_for_more(item: Element) -> bool:
    return any(event.kind not in SAID for event in item.events)
