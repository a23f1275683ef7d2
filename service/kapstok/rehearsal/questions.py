"""The questions that a route may still ask of the process data: what makes one moment differ from another.

Worked out backwards, from every condition, table, form and script to the moments before it. A question carries
what must hold for the route to come there (`asking.Question.guard`), so that an old answer which nobody can come
to ask for any more does not keep two moments apart. Where it is not certain what must hold, nothing is said, and
the question is asked in more moments than it needs to be: that costs time and hides nothing.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.shapes import Element, Flow
from kapstok.rehearsal.ahead import Ahead
from kapstok.rehearsal.asking import (
    NOTHING,
    Asked,
    Holds,
    Question,
    Written,
    asked_by,
    before_entry,
    fails_in,
    holds_in,
    named,
    names_of,
    simplest,
)

ENTRY = re.compile(r"\s*\"?([A-Za-z_]\w*)\"?\s*:\s*(.*)", re.DOTALL)
FASE, NEW = "fase", "nieuw_in_fase"


class Questions:
    """Worked out once for a version, backwards along every flow until nothing is added."""

    def __init__(self, ahead: Ahead):
        self.ahead = ahead
        self._behind: dict[str, Asked] = {}
        self._live: dict[tuple[str, tuple[str, ...]], frozenset[str]] = {}
        self._at_places: dict[tuple[str, ...], tuple[Question, ...]] = {}
        scripts = {item.id: _entries(item.script) for item in ahead.elements.values() if item.script}
        self._entries = {id: entries for id, entries in scripts.items() if entries is not None}
        self._unread = frozenset(scripts) - frozenset(self._entries)

    @cached_property
    def _own(self) -> Mapping[str, Asked]:
        found: dict[str, Asked] = defaultdict(frozenset)
        for document in self.ahead.version.documents.values():
            for place, text in expressions(document):
                element = place.source if isinstance(place, Flow) else place.id
                if element not in self._entries:
                    found[element] |= asked_by(text)
        for id in self.ahead.elements:
            said = {question.name for question in found[id]}
            found[id] |= {Question(name) for name in self.ahead.uses[id].asks - said}
        return found

    @cached_property
    def before(self) -> Mapping[str, Asked]:
        """What may still be asked, from the moment that a token comes to an element."""
        before: dict[str, Asked] = dict.fromkeys(self.ahead.elements, NOTHING)
        order = self.ahead.backwards()
        waiting = set(order)
        while waiting:
            for id in (each for each in order if each in waiting):
                waiting.discard(id)
                found = simplest(self._at(self.ahead.elements[id], before) | before[id])
                if found != before[id]:
                    before[id] = found
                    waiting |= self._earlier[id] | self._meeting
        return before

    @cached_property
    def _earlier(self) -> Mapping[str, set[str]]:
        """From where a token comes to an element."""
        found: dict[str, set[str]] = defaultdict(set)
        for id in self.ahead.elements:
            for each in self.ahead.successors(id):
                found[each].add(id)
        return found

    @cached_property
    def _meeting(self) -> set[str]:
        """Where branches part that meet again: what is asked there depends on more than the next step."""
        return {id for id, item in self.ahead.elements.items() if item.kind == "parallelGateway"}

    def _at(self, item: Element, before: Mapping[str, Asked]) -> Asked:
        use, later = self.ahead.uses[item.id], self._after(item.id, before)
        if item.id in self.ahead.shared:
            later = _through_script([(self.ahead.shared[item.id], f'"{item.id}"')], later)
        if item.id in self._entries:
            chosen = frozenset[Question]().union(*(asked_by(flow.condition or "") for flow in self._leaving[item.id]))
            return _through_script(self._entries[item.id], later | chosen)
        if item.id in self._unread:
            # Nobody can say what it writes, so nothing that was known before counts.
            return frozenset(replace(question, guard=()) for question in later) | self._own[item.id]
        if item.attribute("fase"):
            return _into_fase(item.attribute("fase") or "", later) | self._own[item.id]
        # The flows out of an element are chosen after it has written.
        written = dict.fromkeys(use.writes | use.adds, frozenset[str]())
        kept = frozenset(question.beside(written) for question in later if question.name not in use.writes)
        if use.only_for_writes and not use.writes & named(later):
            return kept
        return kept | self._own[item.id]

    def after(self, id: str) -> Asked:
        """What may still be asked once a token has left this element."""
        if id not in self._behind:
            self._behind[id] = self._after(id, self.before)
        return self._behind[id]

    def _after(self, id: str, before: Mapping[str, Asked]) -> Asked:
        branches = {each: before[each] for each in self.ahead.successors(id) if each in before}
        for flow in self._leaving[id]:
            if flow.target in branches:
                branches[flow.target] = self._along(flow, before)
        if id in self.ahead.last_ends:
            branches |= self._back(id, before)
        if self.ahead.forks(id):
            branches = {each: self._sure(asked, self.ahead.beside(each, branches)) for each, asked in branches.items()}
        if self.ahead.inside.get(id):
            edges = self.ahead.at_the_edge(id)
            inside = frozenset(self.ahead.contents(id))
            branches |= {each: self._sure(branches[each], inside) for each in edges if each in branches}
        found = simplest(frozenset[Question]().union(*branches.values()))
        if self.ahead.elements[id].kind == "parallelGateway" and len(branches) > 1:
            settled = {name for name in named(found) if self._settled_beside(name, branches, before)}
            return frozenset(question for question in found if question.name not in settled)
        return found

    def _back(self, end: str, before: Mapping[str, Asked]) -> dict[str, Asked]:
        """Where the end of a process that is called from several places leads, and from which of them."""
        found: dict[str, Asked] = {}
        for holder in self.ahead.holders.get(self.ahead.scope(end), ()):
            if holder in self.ahead.shared:
                here = Holds(self.ahead.shared[holder], f'"{holder}"')
                for each in self.ahead.onwards(holder):
                    asked = (question.when([here], self._lasting) for question in before.get(each, NOTHING))
                    found[each] = found.get(each, NOTHING) | {question for question in asked if question}
        return found

    @cached_property
    def _leaving(self) -> Mapping[str, list[Flow]]:
        found: dict[str, list[Flow]] = defaultdict(list)
        for flow in self.ahead.flows.values():
            found[flow.source].append(flow)
        return found

    def _along(self, flow: Flow, before: Mapping[str, Asked]) -> Asked:
        """A flow with a plain condition is only gone when that holds, the default flow when no other does."""
        beside = [each for each in self._leaving[flow.source] if each is not flow]
        asked = before[flow.target]
        if any(each.target == flow.target for each in beside):
            return asked
        held = holds_in(flow.condition) if flow.condition else ()
        if flow.condition is None and beside and all(each.condition for each in beside):
            held = tuple(one for each in beside for one in fails_in(each.condition))
        found = (question.when(held, self._lasting) for question in asked)
        return frozenset(question.beside(self._unsteady) for question in found if question) if held else asked

    @cached_property
    def _lasting(self) -> frozenset[str]:
        """What the route itself remembers: the fase, and what scripts write."""
        scripts = {name for entries in self._entries.values() for name, _ in entries}
        return frozenset({FASE, NEW, *self.ahead.shared.values()} | scripts)

    @cached_property
    def _unsteady(self) -> Written:
        """What can be written at any moment, by somebody beside the route or by several at once."""
        beside: set[str] = set()
        for item in self.ahead.elements.values():
            if item.loop or (item.event_subprocess and self.ahead.stays(item.id)):
                beside |= self.ahead.contents(item.id) | {item.id}
            if item.attached_to and not item.interrupting:
                beside |= self.ahead.stretch(item.id)
        return self.ahead.written(frozenset(beside))

    def _sure(self, asked: Asked, theirs: frozenset[str]) -> Asked:
        """These questions, with no guard on what is written in the meantime by those who come there."""
        written = self.ahead.written(theirs)
        return frozenset(question.beside(written) for question in asked) if written else asked

    def _settled_beside(self, name: str, branches: Mapping[str, Asked], before: Mapping[str, Asked]) -> bool:
        """One branch writes it before they meet, and the others only ask for it after that."""
        for branch, asked in branches.items():
            if name not in self.ahead.writes(self.ahead.region(branch)) or name in named(asked):
                continue
            asking = [each for each in branches if each != branch and name in named(branches[each])]
            meets = self.ahead.joins(branch)
            if all(self.ahead.joins(each) and self.ahead.joins(each) <= meets for each in asking) and not any(
                self._asks_sooner(each, name, before) for each in asking
            ):
                return True
        return False

    def _asks_sooner(self, branch: str, name: str, before: Mapping[str, Asked]) -> bool:
        """Does this branch ask before it meets the others, or where it ends without meeting them?"""
        region = self.ahead.region(branch)
        ends = (each for each in region if self.ahead.elements[each].kind == "endEvent")
        beyond = (before[each] for end in ends for each in self.ahead.successors(end) if each in before)
        return name in self.ahead.reads(region) or any(name in named(asked) for asked in beyond)

    def at(self, places: tuple[str, ...]) -> tuple[Question, ...]:
        """What may still be asked while tokens stand at these places, in a fixed order."""
        if places not in self._at_places:
            self._at_places[places] = tuple(sorted(simplest(self._asked_at(places))))
        return self._at_places[places]

    def live(self, element: str, places: tuple[str, ...]) -> frozenset[str]:
        """What still counts once somebody leaves this element, to him or to those who stand elsewhere."""
        key = element, places
        if key not in self._live:
            others = list(places)
            if element in others:
                others.remove(element)
            self._live[key] = names_of(self.after(element)) | names_of(self.at(tuple(others)))
        return self._live[key]

    def ahead_of(self, places: Iterable[str]) -> frozenset[str]:
        """What somebody who comes to one of these places still has to know."""
        return frozenset[str]().union(*(names_of(self.before[each]) for each in places))

    @cached_property
    def _always(self) -> Asked:
        """What may be asked as long as the casus runs."""
        everywhere = frozenset(self.ahead.elements)
        asked = (self._sure(self.before[each], everywhere) for each in self.ahead.always_listening)
        return simplest(frozenset[Question]().union(*asked))

    def _asked_at(self, places: tuple[str, ...]) -> Asked:
        found = [self._always]
        branches: dict[str, Asked] = {}
        for place in places:
            theirs = self.ahead.beside(place, places)
            if self.ahead.inside.get(place):
                theirs |= self.ahead.contents(place)
                found += [self._sure(self.before[each], theirs) for each in self.ahead.at_the_edge(place)]
            elif place in self.before:
                branches[place] = self._sure(self.before[place], theirs)
        asked = frozenset[Question]().union(*branches.values())
        settled = {name for name in named(asked) if self._settled_beside(name, branches, self.before)}
        return frozenset(each for each in asked if each.name not in settled).union(*found)


def _through_script(entries: list[tuple[str, str]], later: Asked) -> Asked:
    """A script copies, chooses or computes, entry after entry; what it writes for nobody it asks for nobody."""
    asked = later
    for name, text in reversed(entries):
        asked = frozenset[Question]().union(*(before_entry(question, name, text) for question in asked))
    return simplest(asked)


def _into_fase(number: str, later: Asked) -> Asked:
    """Coming into a fase is known from then on, and so is whether it is another one than before."""
    known = frozenset[Question]().union(*(before_entry(question, FASE, number) for question in later))
    found = (question.through(lambda one: _another(one, number)) for question in known)
    asked = [question for question in found if question]
    return frozenset(Question(FASE, number, each.guard) if each.name == NEW else each for each in asked)


def _another(one: Holds, number: str) -> Holds | None:
    if one.name != NEW:
        return one
    return Holds(FASE, number, one.so != (one.value == "true")) if one.value in ("true", "false") else None


def _entries(script: str) -> list[tuple[str, str]] | None:
    """The entries of a context, as far as its brackets and texts are plain to see; None when they are not."""
    body = script.strip().removeprefix("=").strip()
    if not body.startswith("{") or not body.endswith("}"):
        return None
    entries: list[tuple[str, str]] = []
    depth, quoted, start = 0, False, 1
    for place, sign in enumerate(body):
        quoted ^= sign == '"'
        depth += 0 if quoted else (sign in "{[(") - (sign in "}])")
        if not quoted and ((sign == "," and depth == 1) or depth == 0):
            found = ENTRY.fullmatch(body[start:place])
            if found is None:
                return None
            entries.append((found[1], found[2].strip()))
            start = place + 1
    return entries
