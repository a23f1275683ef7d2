"""Whose turn it is first: work that no other branch notices is done at once, in one order instead of in all."""

from collections.abc import Iterable, Sequence

from kapstok.rehearsal.branch import Branch
from kapstok.rehearsal.explored import Watch
from kapstok.rehearsal.moves import Move
from kapstok.rehearsal.questions import Questions, names_of

Group = frozenset[str]


class Turns:
    """Splits the moves of a moment into those to make and those that may wait."""

    def __init__(self, questions: Questions, watch: Watch):
        self.questions, self.watch = questions, watch
        self.ahead = questions.ahead
        self._alone: dict[tuple[Group, tuple[str, ...]], bool] = {}
        self._idle: dict[str, bool] = {}
        self._beside: set[tuple[str, int]] = set()
        self._told: dict[str, None] = {}

    def split(self, branch: Branch, moves: Sequence[Move]) -> tuple[list[Move], list[Move]]:
        """The moves to make now, and the rest; the rest is needed when the first lead nowhere new."""
        places = tuple(sorted({element for _, element in branch.running.positions()}))
        groups = {self._group(move.action.element): None for move in moves}
        for group in groups:
            own = [move for move in moves if move.action.element in group]
            if own and len(own) < len(moves) and self._is_alone(group, places):
                return own, self._without_beside(branch, [move for move in moves if move not in own])
        return self._without_beside(branch, moves), []

    def _group(self, element: str) -> Group:
        """What is settled together: a task with its boundary events, the choices behind an event gateway."""
        item = self.ahead.elements[element]
        if item.attached_to:
            return self._group(item.attached_to)
        before = [self.ahead.flows[flow].source for flow in item.incoming if flow in self.ahead.flows]
        choosing = [one for one in before if self.ahead.elements[one].kind == "eventBasedGateway"]
        around = self.ahead.next.get(choosing[0], ()) if choosing else (element,)
        edges = (each for one in around for each in self.ahead.next.get(one, ()))
        return frozenset([*around, *(each for each in edges if self.ahead.elements[each].attached_to in around)])

    def _is_alone(self, group: Group, places: tuple[str, ...]) -> bool:
        if (group, places) not in self._alone:
            self._alone[group, places] = self._by_itself(group, places)
        return self._alone[group, places]

    def _by_itself(self, group: Group, places: Sequence[str]) -> bool:
        """Does nobody else notice what this token does, in whatever order, until it is gone?"""
        element = min(group)
        if self._listens(element) or not group & set(places):
            return False
        own = self._region(group, places)
        if own is None or own & self.watch.elements or any(self.ahead.disrupts(each) for each in own):
            return False
        others = [place for place in places if place not in own and place not in self._around(element)]
        theirs = frozenset().union(*(self._territory(place) for place in others)) if others else frozenset()
        needs = names_of(self.questions.at(tuple(sorted({*others, *self._around(element)}))))
        return not self.ahead.writes(own) & needs and not self._asks(own, group) & self.ahead.writes(theirs)

    def _asks(self, own: Group, group: Group) -> Group:
        """What the token will still read: the list of parties of a task that is open has been read already."""
        taken = frozenset(item.loop.input for item in map(self.ahead.elements.__getitem__, group) if item.loop)
        return (self.ahead.reads(group) - taken) | self.ahead.reads(own - group)

    def _territory(self, place: str) -> frozenset[str]:
        """Where another token comes before branches meet; within a call its contents count as well."""
        return self.ahead.region(place) if not self.ahead.is_join(place) else frozenset()

    def _region(self, group: Iterable[str], places: Sequence[str]) -> frozenset[str] | None:
        """All that the token does by itself; None when its end would carry on the route around it."""
        own = frozenset().union(*(self.ahead.region(each) for each in group))
        element = next(iter(group))
        scope = self.ahead.scope(element)
        elsewhere = [place for place in places if place not in own and self.ahead.scope(place) == scope]
        if elsewhere or self._stays(element):
            return own
        return None

    def _stays(self, element: str) -> bool:
        parent = self.ahead.elements[element].parent
        return parent is not None and self.ahead.stays(parent)

    def _around(self, element: str) -> list[str]:
        """The calls and sub processes in which an element lies."""
        found: list[str] = []
        waiting = list(self.ahead.holders.get(self.ahead.scope(element), ()))
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.append(here)
                waiting.extend(self.ahead.holders.get(self.ahead.scope(here), ()))
        return found

    def _listens(self, element: str) -> bool:
        return self.ahead.elements[element].kind == "startEvent" or self.ahead.elements[element].event_subprocess

    def _without_beside(self, branch: Branch, moves: Sequence[Move]) -> list[Move]:
        """What can be asked at any time and changes nothing else, is tried once in every fase."""
        kept: list[Move] = []
        fresh: set[tuple[str, int]] = set()
        for move in moves:
            element = move.action.element
            if not self._listens(element) or not self._is_idle(element):
                kept.append(move)
            elif (element, branch.fase) not in self._beside:
                kept.append(move)
                fresh.add((element, branch.fase))
            else:
                self._told[move.action.name] = None
        self._beside |= fresh
        return kept

    def _is_idle(self, element: str) -> bool:
        if element not in self._idle:
            self._idle[element] = self._changes_nothing(element)
        return self._idle[element]

    def _changes_nothing(self, element: str) -> bool:
        holder = element if self.ahead.elements[element].event_subprocess else self.ahead.elements[element].parent
        if holder is None or not self.ahead.stays(holder):
            return False
        inside = self.ahead.contents(holder) | {holder}
        outside = [each for each in self.ahead.elements if each not in inside]
        return (
            not inside & self.watch.elements
            and not any(self.ahead.disrupts(each) for each in inside)
            and not self.ahead.writes(inside) & self.ahead.reads(outside)
        )

    def told(self) -> list[str]:
        """What was tried less often than possible, for whoever reads the outcome."""
        why = "omdat het voor de rest van de route niets verandert"
        return [f'"{name}" is in elke fase een keer geprobeerd, {why}.' for name in self._told]
