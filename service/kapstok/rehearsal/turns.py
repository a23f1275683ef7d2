"""Whose turn it is first: work that no other branch notices is done at once, in one order instead of in all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kapstok.rehearsal.asking import names_of
from kapstok.rehearsal.branch import Branch
from kapstok.rehearsal.explored import Watch
from kapstok.rehearsal.moves import Move
from kapstok.rehearsal.questions import Questions
from kapstok.rehearsal.stride import Stride, straight_on, stride

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
        self._again: dict[str, bool] = {}
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
        return self._made(branch, self._without_beside(branch, moves)), []

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

    def _by_itself(self, group: Group, standing: Standing) -> bool:
        """Does nobody else notice what this token does, in whatever order: all of it, or else its next stride?"""
        if self._listens(min(group)) or not group & set(standing.places):
            return False
        whole = self._region(group, standing.places)
        carries_on = whole is None or self._meets(group) & standing.firing
        if whole is not None and not carries_on and self._goes_unnoticed(Stride(whole), group, standing):
            return True
        next_one = stride(self.ahead, group, standing.places, standing.firing)
        return next_one is not None and self._goes_unnoticed(next_one, group, standing)

    def _goes_unnoticed(self, own: Stride, group: Group, standing: Standing) -> bool:
        if self._is_noticed(own.passed):
            return False
        element, stops = min(group), self._meets(group)
        around = self.ahead.around(element)
        others = [place for place in standing.places if place not in own.passed and place not in around]
        if any(self._overtakes(place, own.passed, stops) for place in others):
            return False
        theirs = self._of_others(others, around, stops)
        needs = names_of(self.questions.at(tuple(sorted({*others, *around}))))
        written, changed = self.ahead.writes(own.passed), self.ahead.writes(theirs)
        later = self.questions.ahead_of(own.rests)
        kept = not written & needs and not written & later & (changed | self.ahead.days)
        apart = not own.beside or self._keeps_apart(own)
        return kept and apart and not self._asks(own, group) & changed and not self._hears(own, theirs)

    def _keeps_apart(self, own: Stride) -> bool:
        """Does what waits for time make no difference to the rest of what the token does?"""
        calls = {each for each in own.passed - own.beside if self.ahead.inside.get(each)}
        onwards = self._of_others(own.rests | calls, (), frozenset())
        noticed = self.ahead.writes(own.beside) & self.questions.ahead_of(own.rests | calls)
        noticed |= self.ahead.reads(own.beside) & self.ahead.writes(onwards)
        return not noticed and not any(self._overtakes(each, own.beside, frozenset()) for each in own.rests | calls)

    def _of_others(self, others: Iterable[str], around: Iterable[str], stops: Group) -> Group:
        """What others can do meanwhile: from where they stand, and beside the route at any moment."""
        beside = [each for holder in around for each in self.ahead.at_the_edge(holder)]
        stays = [each for each in (*beside, *self.ahead.always_listening) if self._comes_in_between(each)]
        return frozenset[str]().union(*(self.ahead.stretch(each, stops) for each in (*others, *stays)))

    def _comes_in_between(self, edge: str) -> bool:
        """Does it leave the others at work, and can they notice it?"""
        if self.ahead.elements[edge].event_subprocess:
            return self.ahead.stays(edge) and not self._is_idle(edge)
        return not self.ahead.elements[edge].interrupting

    def _hears(self, own: Stride, theirs: Group) -> bool:
        """Do others send a message within the route while it listens, or comes to listen?"""
        return self.ahead.listens(own.passed | own.rests) and self.ahead.sends(theirs)

    def _overtakes(self, place: str, own: Group, stops: Group) -> bool:
        """Can it come to rest with another regie or fase now, but leave that again at once when `own` is done first?

        That is so where both meet, or where the scope around them ends with whoever is last.
        """
        theirs = self.ahead.stretch(place, stops)
        if not any(self.ahead.hands_over(each) for each in theirs):
            return False
        meeting = stops & {each for here in theirs for each in self.ahead.next.get(here, ())}
        last = {each for each in own & self.ahead.last_ends if not self.ahead.elements[each].events}
        ends = any(self.ahead.scope(each) == self.ahead.scope(place) for each in last)
        return ends or any(self._changes_again(each) for each in meeting)

    def _changes_again(self, meeting: str) -> bool:
        """Is what came about before branches meet not to be seen any more when the route next comes to rest?"""
        if meeting not in self._again:
            passed = straight_on(self.ahead, meeting)
            self._again[meeting] = passed is None or any(map(self.ahead.disrupts, passed))
        return self._again[meeting]

    def _is_noticed(self, own: Group) -> bool:
        """Does an agreement ask for one of these steps or answers, or can one of them disturb others?"""
        asked = own & self.watch.elements or any(self.ahead.fields(each) & self.watch.ordered for each in own)
        return bool(asked or own & self.ahead.by_the_clock) or any(self.ahead.disrupts(each) for each in own)

    def _meets(self, group: Group) -> Group:
        return frozenset[str]().union(*(self.ahead.joins(each) for each in group))

    def _asks(self, own: Stride, group: Group) -> Group:
        """What the token reads on its way: the list of parties of a task that is open has been read already."""
        taken = frozenset(item.loop.input for item in map(self.ahead.elements.__getitem__, group) if item.loop)
        begun = (each for each in own.rests if self.ahead.elements[each].loop)
        return (self.ahead.reads(group) - taken) | self.ahead.reads({*own.passed, *begun} - group)

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
        for move in moves:
            if self._is_beside(move) and (move.action.element, branch.fase) in self._beside:
                self._told[move.action.name] = None
            else:
                kept.append(move)
        return kept

    def _made(self, branch: Branch, moves: list[Move]) -> list[Move]:
        self._beside |= {(move.action.element, branch.fase) for move in moves if self._is_beside(move)}
        return moves

    def _is_beside(self, move: Move) -> bool:
        return self._listens(move.action.element) and self._is_idle(move.action.element)

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
