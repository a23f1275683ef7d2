"""The questions that a route may still ask of the process data: what makes one moment differ from another."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.shapes import Element, Flow
from kapstok.rehearsal.ahead import Ahead, names

ENTRY = re.compile(r"\s*\"?([A-Za-z_]\w*)\"?\s*:\s*(.*)", re.DOTALL)
CHOICE = re.compile(r"if\s+(\w+)\s*=\s*(true|false|\"[^\"]*\"|-?\d+)\s+then\s+(.+)\s+else\s+(.+)", re.DOTALL)
LITERAL = r"(true\b|false\b|\"[^\"]*\"|-?\d+(?:\.\d+)?(?![\w.]))"
WORD = re.compile(r"[A-Za-z_]\w*")
PLAIN = re.compile(rf"([A-Za-z_]\w*)\s*=\s*{LITERAL}")
ANY = "*"


@dataclass(frozen=True, order=True)
class Question:
    """Is `name` equal to `value`, or (ANY) what is it? Asked only when `guard`, another question, says yes."""

    name: str
    value: str = ANY
    guard: tuple[str, str] | None = None

    def answer(self, data: Mapping[str, Any], others: Any) -> Any:
        """None when it does not matter; `others` makes of a value what counts of it."""
        if self.guard and not _is(data.get(self.guard[0]), self.guard[1]):
            return None
        found = data.get(self.name)
        return others(found) if self.value == ANY else _is(found, self.value)


Asked = frozenset[Question]
NOTHING: Asked = frozenset()


def _plain(text: str | None) -> tuple[str, str] | None:
    """The name and value of a condition that is one plain comparison."""
    found = PLAIN.fullmatch((text or "").strip().removeprefix("=").strip())
    return (found[1], found[2]) if found else None


def _given(asked: Asked, holds: tuple[str, str]) -> Iterator[Question]:
    for question in asked:
        if question.guard is None and question.name != holds[0]:
            yield replace(question, guard=holds)
        elif question.guard is None or question.guard[0] != holds[0] or question.guard == holds:
            yield question


def _simplest(asked: Asked) -> Asked:
    """What is asked in any case needs no guard beside it."""
    always = {(question.name, question.value) for question in asked if question.guard is None}
    return frozenset(
        question for question in asked if question.guard is None or (question.name, question.value) not in always
    )


def _is(found: Any, literal: str) -> bool:
    if literal in ("true", "false"):
        return found is (literal == "true")
    if literal.startswith('"'):
        return found == literal.strip('"')
    return isinstance(found, (int, float)) and not isinstance(found, bool) and found == float(literal)


def asked_by(text: str, guard: tuple[str, str] | None = None) -> Asked:
    """What an expression asks: plain comparisons apart, everything else as a whole."""
    first, _, rest = text.partition(" and ")
    if rest and guard is None and _plain(first) and " or " not in text:
        return asked_by(first) | asked_by(rest, _plain(first))
    found: set[Question] = set()
    for name in names(text):
        compared = re.compile(rf"(?<![\w.])\b{re.escape(name)}\s*!?=\s*{LITERAL}")
        values = compared.findall(text)
        rest = compared.sub(" ", text)
        if name in WORD.findall(re.sub(r'"[^"]*"', "", rest)):
            found.add(Question(name, guard=guard))
        else:
            found |= {Question(name, value, guard) for value in values}
    return frozenset(found)


class Questions:
    """Worked out once for a version, backwards along every flow until nothing is added."""

    def __init__(self, ahead: Ahead):
        self.ahead = ahead
        self._behind: dict[str, Asked] = {}
        self._at_places: dict[tuple[str, ...], tuple[Question, ...]] = {}
        self._entries = {item.id: list(_entries(item.script)) for item in ahead.elements.values() if item.script}

    @cached_property
    def _own(self) -> Mapping[str, Asked]:
        found: dict[str, Asked] = defaultdict(frozenset)
        for document in self.ahead.version.documents.values():
            for place, text in expressions(document):
                element = place.source if isinstance(place, Flow) else place.id
                if element not in self._entries or isinstance(place, Flow):
                    found[element] |= asked_by(text)
        for id in self.ahead.elements:
            said = {question.name for question in found[id]}
            found[id] |= {Question(name) for name in self.ahead.uses[id].asks - said}
        return found

    @cached_property
    def before(self) -> Mapping[str, Asked]:
        """What may still be asked, from the moment that a token comes to an element."""
        before: dict[str, Asked] = dict.fromkeys(self.ahead.elements, NOTHING)
        again = True
        while again:
            again = False
            for id in reversed(list(self.ahead.elements)):
                found = self._at(self.ahead.elements[id], before)
                again = again or found != before[id]
                before[id] = found
        return before

    def _at(self, item: Element, before: Mapping[str, Asked]) -> Asked:
        use, later = self.ahead.uses[item.id], self._after(item.id, before)
        if item.id in self._entries:
            return self._through_script(self._entries[item.id], later)
        # The flows out of an element are chosen after it has written.
        kept = frozenset(_unwritten(later, use.writes))
        if use.only_for_writes and not use.writes & {question.name for question in later}:
            return kept
        return kept | self._own[item.id]

    def _through_script(self, entries: list[tuple[str, str]], later: Asked) -> Asked:
        """A script copies, chooses or computes; what it writes for nobody it asks for nobody."""
        written = {name: text.strip() for name, text in entries}
        settled = {question for each in later for question in _settled(each, written)}
        found = {question for question in settled if question.name not in written}
        for question in settled - found:
            found |= _asked_for(question, written[question.name])
        return _simplest(frozenset(found))

    def after(self, id: str) -> Asked:
        """What may still be asked once a token has left this element."""
        if id not in self._behind:
            self._behind[id] = self._after(id, self.before)
        return self._behind[id]

    def _after(self, id: str, before: Mapping[str, Asked]) -> Asked:
        branches = {each: before[each] for each in self.ahead.successors(id) if each in before}
        for flow in self._leaving.get(id, ()):
            if flow.target in branches:
                branches[flow.target] = self._along(flow, before)
        found = _simplest(frozenset[Question]().union(*branches.values()))
        if self.ahead.elements[id].kind == "parallelGateway" and len(branches) > 1:
            settled = {name for name in _named(found) if self._settled_beside(name, branches, before)}
            return frozenset(question for question in found if question.name not in settled)
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
        if any(each.target == flow.target for each in beside):
            return frozenset[Question]().union(*(before[each.target] for each in [flow, *beside]))
        asked, holds = before[flow.target], _plain(flow.condition)
        if holds:
            return frozenset(_given(asked, holds))
        if flow.condition is None and len(beside) and all(each.condition for each in beside):
            fails = {_plain(each.condition) for each in beside}
            return frozenset(question for question in asked if question.guard is None or question.guard not in fails)
        return asked

    def _settled_beside(self, name: str, branches: Mapping[str, Asked], before: Mapping[str, Asked]) -> bool:
        """One branch writes it before they meet, and the others only ask for it after that."""
        for branch, asked in branches.items():
            if name not in self.ahead.writes(self.ahead.region(branch)) or name in _named(asked):
                continue
            asking = [each for each in branches if each != branch and name in _named(branches[each])]
            meets = self._joins(branch)
            if all(self._joins(each) and self._joins(each) <= meets for each in asking) and not any(
                self._asks_sooner(each, name, before) for each in asking
            ):
                return True
        return False

    def _joins(self, branch: str) -> frozenset[str]:
        """Where this branch meets others; for who waits there already that is the place itself."""
        if self.ahead.is_join(branch):
            return frozenset({branch})
        behind = (each for here in self.ahead.region(branch) for each in self.ahead.next.get(here, ()))
        return frozenset(each for each in behind if self.ahead.is_join(each))

    def _asks_sooner(self, branch: str, name: str, before: Mapping[str, Asked]) -> bool:
        """Does this branch ask before it meets the others, or where it ends without meeting them?"""
        region = self.ahead.region(branch)
        ends = (each for each in region if self.ahead.elements[each].kind == "endEvent")
        beyond = (before[each] for end in ends for each in self.ahead.successors(end) if each in before)
        return name in self.ahead.reads(region) or any(name in _named(asked) for asked in beyond)

    def at(self, places: tuple[str, ...]) -> tuple[Question, ...]:
        """What may still be asked while tokens stand at these places, in a fixed order."""
        if places not in self._at_places:
            self._at_places[places] = tuple(sorted(self._asked_at(places), key=repr))
        return self._at_places[places]

    def _asked_at(self, places: Iterable[str]) -> Asked:
        found = [self.before[each] for each in self.ahead.always_listening]
        branches: dict[str, Asked] = {}
        for place in places:
            if self.ahead.inside.get(place):
                found += [self.before[each] for each in self.ahead.at_the_edge(place)]
            elif place in self.before:
                branches[place] = self.before[place]
        asked = frozenset[Question]().union(*branches.values())
        settled = {name for name in _named(asked) if self._settled_beside(name, branches, self.before)}
        return frozenset(each for each in asked if each.name not in settled).union(*found)


def _named(asked: Iterable[Question]) -> frozenset[str]:
    return frozenset(question.name for question in asked)


def names_of(asked: Iterable[Question]) -> frozenset[str]:
    known = list(asked)
    return frozenset(question.name for question in known) | {each.guard[0] for each in known if each.guard}


def _unwritten(later: Asked, written: frozenset[str]) -> Iterator[Question]:
    for question in later:
        if question.name not in written:
            unsure = question.guard and question.guard[0] in written
            yield replace(question, guard=None) if unsure else question


def _settled(question: Question, written: Mapping[str, str]) -> Iterator[Question]:
    """A guard that the script settles: the question falls away, or is asked without it."""
    if question.guard is None or question.guard[0] not in written:
        yield question
        return
    text, value = written[question.guard[0]], question.guard[1]
    if not re.fullmatch(LITERAL, text) or text == value:
        yield replace(question, guard=None)


def _asked_for(question: Question, text: str) -> Asked:
    """What has to be known for one entry of a script."""
    if re.fullmatch(LITERAL, text):
        return NOTHING
    if WORD.fullmatch(text):
        return frozenset({replace(question, name=text)})
    chosen = CHOICE.fullmatch(text)
    if chosen is None:
        return asked_by(text)
    name, value, yes, no = chosen.groups()
    return frozenset({Question(name, value)}) | asked_by(yes, (name, value)) | asked_by(no)


def _entries(script: str) -> Iterator[tuple[str, str]]:
    """The entries of a context, as far as its brackets and texts are plain to see."""
    body = script.strip().removeprefix("=").strip()
    if not body.startswith("{") or not body.endswith("}"):
        return
    depth, quoted, start = 0, False, 1
    for place, sign in enumerate(body):
        quoted ^= sign == '"'
        depth += 0 if quoted else (sign in "{[(") - (sign in "}])")
        if not quoted and ((sign == "," and depth == 1) or depth == 0):
            found = ENTRY.fullmatch(body[start:place])
            if found:
                yield found[1], found[2]
            start = place + 1
