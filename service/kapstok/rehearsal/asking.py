"""What can be asked of the process data: a name, a value, and what must hold for the question to be asked at all."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kapstok.rehearsal.ahead import names

LITERAL = r"(true\b|false\b|\"[^\"\\]*\"|-?\d+(?:\.\d+)?(?![\w.]))"
WORD = re.compile(r"[A-Za-z_]\w*")
PLAIN = re.compile(rf"([A-Za-z_]\w*)\s*(!?=)\s*{LITERAL}")
CHOICE = re.compile(rf"if\s+(\w+)\s*=\s*{LITERAL}\s+then\s+(.+)\s+else\s+(.+)", re.DOTALL)
RESERVED = frozenset({"true", "false", "null"})
ANY = "*"
# A guard of more than this is not kept whole: the question is then asked in more moments than it needs to be.
MOST = 4


@dataclass(frozen=True, order=True)
class Holds:
    """A plain comparison that has to hold, or, when not `so`, has to fail."""

    name: str
    value: str
    so: bool = True

    def among(self, data: Mapping[str, Any]) -> bool:
        return is_equal(data.get(self.name), self.value) == self.so

    def excludes(self, other: "Holds") -> bool:
        """Can these two never be at the same moment?"""
        if self.name != other.name:
            return False
        return self.so != other.so if self.value == other.value else self.so and other.so

    def implies(self, other: "Holds") -> bool:
        return self == other or (self.so and not other.so and self.name == other.name and self.value != other.value)


Guard = tuple[Holds, ...]
# What is written, each with what is certainly written by the same step.
Written = Mapping[str, frozenset[str]]
Settle = Callable[[Holds], Holds | bool | None]


@dataclass(frozen=True, order=True)
class Question:
    """Is `name` equal to `value`, or (ANY) what is it? Asked only while everything in `guard` holds."""

    name: str
    value: str = ANY
    guard: Guard = ()

    def answer(self, data: Mapping[str, Any], others: Callable[[Any], Any]) -> Any:
        """None when it does not matter; `others` makes of a value what counts of it."""
        if not all(one.among(data) for one in self.guard):
            return None
        found = data.get(self.name)
        return others(found) if self.value == ANY else is_equal(found, self.value)

    def when(self, held: Iterable[Holds], lasting: frozenset[str] | None = None) -> "Question | None":
        """The question as it is asked by whoever comes this way only when all this holds; None when never.

        Of what is not `lasting` it takes only one thing along.
        """
        guard = set(self.guard)
        for one in held:
            if any(one.excludes(other) for other in guard) or (one.so and one.name == self.name):
                return None  # never asked, or the answer is known by then
            if any(other.implies(one) for other in guard):
                continue
            if len(guard) < MOST and (lasting is None or {one.name} <= lasting or guard_names(guard) <= lasting):
                guard = {other for other in guard if not one.implies(other)} | {one}
        return replace(self, guard=tuple(sorted(guard)))

    def through(self, settle: Settle) -> "Question | None":
        """The question as it was asked before something was written that `settle` knows each part of the guard of.

        `settle` answers False for what can no longer hold, True or None for what holds or is not known any more,
        and otherwise what had to hold before.
        """
        settled = [settle(one) for one in self.guard]
        if any(one is False for one in settled):
            return None
        return replace(self, guard=()).when(one for one in settled if isinstance(one, Holds))

    def beside(self, written: Written) -> "Question":
        """Asked whether or not the guard holds for what others may write, unless they write the answer with it."""
        kept = tuple(one for one in self.guard if one.name not in written or self.name in written[one.name])
        return self if kept == self.guard else replace(self, guard=kept)


Asked = frozenset[Question]
NOTHING: Asked = frozenset()


def guard_names(guard: Iterable[Holds]) -> set[str]:
    return {one.name for one in guard}


def is_equal(found: Any, literal: str) -> bool:
    """As FEEL compares, which takes a list of one for its only value."""
    if isinstance(found, list) and len(found) == 1:
        found = found[0]
    if literal in ("true", "false"):
        return found is (literal == "true")
    if literal.startswith('"'):
        return bool(found == literal[1:-1])
    return isinstance(found, (int, float)) and not isinstance(found, bool) and found == float(literal)


def holds_in(text: str | None) -> tuple[Holds, ...]:
    """What certainly holds where this condition is true; nothing when it is more than plain comparisons."""
    found = [_part(part.strip()) for part in _body(text).split(" and ")]
    return tuple(one for one in found if one) if all(found) else ()


def fails_in(text: str | None) -> tuple[Holds, ...]:
    """What certainly holds where this condition, a single plain comparison, is not true."""
    one = _part(_body(text))
    return (replace(one, so=False),) if one and one.so else ()


def _body(text: str | None) -> str:
    return (text or "").strip().removeprefix("=").strip()


def _part(text: str) -> Holds | None:
    plain = PLAIN.fullmatch(text)
    if plain:
        return Holds(plain[1], _same(plain[3]), plain[2] == "=")
    return Holds(text, "true") if WORD.fullmatch(text) and text not in RESERVED else None


def _same(literal: str) -> str:
    """One way to write a value."""
    return literal if literal[0] in '"tf' else f"{float(literal):g}"


def simplest(asked: Iterable[Question]) -> Asked:
    """The same with fewer guards: what is asked under less needs no question that is asked under more beside it."""
    alone: dict[tuple[str, str], Question] = {}
    several: dict[tuple[str, str], set[Question]] = {}
    for question in asked:
        kind = question.name, question.value
        if alone.setdefault(kind, question) != question:
            several.setdefault(kind, {alone[kind]}).add(question)
    found = {question for kind, question in alone.items() if kind not in several}
    for (name, value), questions in several.items():
        guards = _fewest(frozenset(question.guard for question in questions))
        found |= {Question(name, value, guard) for guard in guards}
    return frozenset(found)


@lru_cache(maxsize=4096)
def _fewest(given: frozenset[Guard]) -> frozenset[Guard]:
    guards = {frozenset(guard) for guard in given}
    if frozenset() in guards:
        return frozenset({()})
    again = True
    while again:
        again = False
        for guard in sorted(guards, key=sorted):
            rest = next((guard - {one} for one in sorted(guard) if _covers(guards, guard - {one}, one)), None)
            if rest is not None:
                guards, again = (guards - {guard}) | {rest}, True
                break
    kept = (guard for guard in guards if not any(_within(other, guard) for other in guards if other != guard))
    return frozenset(tuple(sorted(guard)) for guard in kept)


def _covers(guards: set[frozenset[Holds]], rest: frozenset[Holds], one: Holds) -> bool:
    """Is the question asked anyhow when the rest holds and this one fails?"""
    failed = rest | {replace(one, so=not one.so)}
    return any(_within(other, failed) for other in guards)


def _within(guard: frozenset[Holds], held: frozenset[Holds]) -> bool:
    """Does all of the guard follow from what holds?"""
    return all(any(each.implies(one) for each in held) for one in guard)


def named(asked: Iterable[Question]) -> frozenset[str]:
    return frozenset(question.name for question in asked)


def names_of(asked: Iterable[Question]) -> frozenset[str]:
    """Everything that has to be known to answer these."""
    known = list(asked)
    return named(known) | {one.name for question in known for one in question.guard}


def asked_by(text: str, guard: Guard = ()) -> Asked:
    """What an expression asks: plain comparisons apart, everything else as a whole."""
    first, _, rest = text.partition(" and ")
    held = holds_in(first)
    if rest and held and " or " not in text:
        found = {question.when(held) for question in asked_by(rest, guard)}
        return asked_by(first, guard) | frozenset(question for question in found if question)
    return frozenset(_asked_whole(text, guard))


def _asked_whole(text: str, guard: Guard) -> Iterator[Question]:
    for name in names(text):
        compared = re.compile(rf"(?<![\w.])\b{re.escape(name)}\s*!?=\s*{LITERAL}")
        values = compared.findall(text)
        rest = compared.sub(" ", text)
        if name in WORD.findall(re.sub(r'"[^"]*"', "", rest)):
            yield Question(name, guard=guard)
        else:
            yield from (Question(name, _same(value), guard) for value in values)


def before_entry(question: Question, name: str, text: str) -> Asked:
    """What is asked before `name` becomes what this text says."""
    earlier = question.through(lambda one: _before(one, text) if one.name == name else one)
    if earlier is None:
        return NOTHING
    return _needed(earlier, text) if question.name == name else frozenset({earlier})


def _before(one: Holds, text: str) -> Holds | bool | None:
    """What had to hold before, so that this holds of a name that becomes what the text says."""
    if re.fullmatch(LITERAL, text):
        return (_same(text) == one.value) == one.so
    if WORD.fullmatch(text) and text not in RESERVED:
        return replace(one, name=text)
    chosen = _chosen(text)
    if chosen is None:
        return None
    condition, yes, no = chosen
    outcomes = [(_same(each) == one.value) == one.so for each in (yes, no) if re.fullmatch(LITERAL, each)]
    if len(outcomes) < 2 or outcomes == [True, True]:
        return None
    return False if outcomes == [False, False] else replace(condition, so=outcomes[0])


def _chosen(text: str) -> tuple[Holds, str, str] | None:
    found = CHOICE.fullmatch(text) if text.count(" else ") == 1 else None
    return (Holds(found[1], _same(found[2])), found[3].strip(), found[4].strip()) if found else None


def _needed(question: Question, text: str) -> Asked:
    """What has to be known for an entry of a script that becomes the answer to this question."""
    if re.fullmatch(LITERAL, text):
        return NOTHING
    if WORD.fullmatch(text) and text not in RESERVED:
        return frozenset({replace(question, name=text)})
    chosen = _chosen(text)
    if chosen is None:
        return asked_by(text, question.guard)
    condition, yes, no = chosen
    found = {Question(condition.name, condition.value, question.guard)}
    found |= _under(question, (condition,), yes) | _under(question, (replace(condition, so=False),), no)
    return frozenset(found)


def _under(question: Question, held: tuple[Holds, ...], text: str) -> Asked:
    guarded = Question(ANY, guard=question.guard).when(held)
    return _needed(replace(question, guard=guarded.guard), text) if guarded else NOTHING
