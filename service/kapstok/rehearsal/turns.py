"""Whose turn it is first: work that no other branch notices is done at once, in one order instead of in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kapstok.rehearsal.asking import names_of
from kapstok.rehearsal.branch import Branch
from kapstok.rehearsal.explored import Watch
from kapstok.rehearsal.moves import Move
from kapstok.rehearsal.questions import Questions

Group = frozenset[str]


@dataclass(frozen=True)
class Standing:
    """Where tokens stand, and at which meeting points (`firing`) only one more is waited for."""

    places: tuple[str, ...]
    firing: Group


class Turns:
    """Splits the moves of a moment into those to make and those that may wait."""

    def __init__(self, questions: Questions, watch: Watch):
        self.questions, self.watch = questions, watch
        self.ahead = questions.ahead
        self._alone: dict[tuple[Group, Standing], bool] = {}
        self._idle: dict[str, bool] = {}
        self._beside: set[tuple[str, int]] = set()
        self._told: dict[str, None] = {}

    def split(self, branch: Branch, moves: Sequence[Move]) -> tuple[list[Move], list[Move]]:
        """The moves to make now, and the rest; the rest is needed when the first lead nowhere new."""
        standing = Standing(branch.places, self._about_to_fire(branch.tokens))
        later_timers = frozenset(timer.element for timer in branch.timers[1:])
        groups = {self._group(move.action.element): None for move in moves}
        for group in groups:
            own = [move for move in moves if move.action.element in group]
            free = 0 < len(own) < len(moves) and not group & later_timers and not self._only_frees(own)
            if free and self._is_alone(group, standing):
                return own, self._without_beside(branch, [move for move in moves if move not in own])
        return self._without_beside(branch, moves), []

    def _only_frees(self, own: Sequence[Move]) -> bool:
        """Does each of them give an answer that frees the way, so that nobody would come there without it?"""
        said = [{one for one in self.watch.conditions if move.action.says(one)} for move in own]
        return bool(said) and all(said)

    def _about_to_fire(self, tokens: Sequence[tuple[str, str, str]]) -> Group:
        """Where branches meet and only one is still to come; whoever comes there carries the route on."""
        waiting: dict[str, set[str]] = {}
        for _, element, source in tokens:
            if self.ahead.is_join(element):
                waiting.setdefault(element, set()).add(source)
        kinds = self.ahead.elements
        return frozenset(
            element
            for element, sources in waiting.items()
            if kinds[element].kind != "parallelGateway" or len(sources) >= len(kinds[element].incoming) - 1
        )

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

    def _is_alone(self, group: Group, standing: "Standing") -> bool:
        if (group, standing) not in self._alone:
            self._alone[group, standing] = self._by_itself(group, standing)
        return self._alone[group, standing]

    def _by_itself(self, group: Group, standing: "Standing") -> bool:
        """Does nobody else notice what this token does, in whatever order, until it is gone?"""
        element, places = min(group), standing.places
        if self._listens(element) or not group & set(places):
            return False
        own = self._region(group, places)
        stops = self._meets(group)
        if own is None or self._is_noticed(own) or stops & standing.firing:
            return False
        around = self.ahead.around(element)
        others = [place for place in places if place not in own and place not in around]
        if any(self._overtakes(place, own, stops) for place in others):
            return False
        theirs = frozenset[str]().union(*(self.ahead.stretch(place, stops) for place in others))
        needs = names_of(self.questions.at(tuple(sorted({*others, *around}))))
        return not self.ahead.writes(own) & needs and not self._asks(own, group) & self.ahead.writes(theirs)

    def _overtakes(self, place: str, own: Group, stops: Group) -> bool:
        """Can it come to rest with another regie or fase now, but go straight on from there when `own` is done first?

        That is so where both meet, or where the scope around them ends with whoever is last.
        """
        theirs = self.ahead.stretch(place, stops)
        if not any(self.ahead.regie(each) or self.ahead.elements[each].attribute("fase") for each in theirs):
            return False
        meets = any(each in stops for here in theirs for each in self.ahead.next.get(here, ()))
        last = {each for each in own & self.ahead.last_ends if not self.ahead.elements[each].events}
        return meets or any(self.ahead.scope(each) == self.ahead.scope(place) for each in last)

    def _is_noticed(self, own: Group) -> bool:
        """Does an agreement ask for one of these steps or answers, or can one of them disturb others?"""
        asked = own & self.watch.elements or any(self.ahead.fields(each) & self.watch.ordered for each in own)
        return bool(asked) or any(self.ahead.disrupts(each) for each in own)

    def _meets(self, group: Group) -> Group:
        return frozenset[str]().union(*(self.ahead.joins(each) for each in group))

    def _asks(self, own: Group, group: Group) -> Group:
        """What the token will still read: the list of parties of a task that is open has been read already."""
        taken = frozenset(item.loop.input for item in map(self.ahead.elements.__getitem__, group) if item.loop)
        return (self.ahead.reads(group) - taken) | self.ahead.reads(own - group)

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
