"""Ask FEEL: the value of an expression, whether a cell of a table applies, and what an expression reads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import lru_cache
from typing import Any

from kapstok import bounds, clock
from kapstok.feel import sandbox, values
from kapstok.feel.failure import FeelError, unknown_variable, unreadable
from kapstok.feel.kept import Everything, Memory, YesAndNo

LONGEST = bounds.EXPRESSION
ALWAYS = ("", "-")
# The kind, what is asked of the sandbox, and the texts as they were written.
Question = tuple[str, Sequence[Any], Sequence[str]]
_EXCEEDED = {
    "time": "kost te veel rekentijd. Maak haar eenvoudiger.",
    "moment": "kon niet op tijd worden berekend omdat de machine het druk heeft. Probeer het later opnieuw.",
    "memory": "vraagt te veel geheugen. Maak haar eenvoudiger.",
    "depth": "is te diep genest. Maak haar eenvoudiger.",
    "size": "levert te veel gegevens op.",
}


def evaluate(expression: str, context: Mapping[str, Any], now: datetime | None = None, *, strict: bool = False) -> Any:
    """The value of the expression; a variable that is not there is None, or with `strict` a FeelError."""
    return evaluate_all([expression], context, now, strict=strict)[0]


def evaluate_all(
    expressions: Sequence[str],
    context: Mapping[str, Any],
    now: datetime | None = None,
    *,
    strict: bool = False,
) -> list[Any]:
    """The values of the expressions, in one call of the sandbox."""
    answers = _ask("expression", list(map(_prepared, expressions)), expressions, context, now)
    return [_value(expression, answer, strict) for expression, answer in zip(expressions, answers, strict=True)]


def matches(
    cells: Sequence[tuple[str, Any]],
    context: Mapping[str, Any],
    now: datetime | None = None,
    *,
    strict: bool = False,
) -> list[bool]:
    """Whether each value passes the unary test of its cell, all in one call; "-" and "" always do."""
    asked = [(cell, value) for cell, value in cells if cell.strip() not in ALWAYS]
    texts = [cell for cell, _ in asked]
    items = [(_limited(cell), _encoded(cell, value)) for cell, value in asked]
    answers = iter(_ask("cell", items, texts, context, now))
    return [cell.strip() in ALWAYS or _value(cell, next(answers), strict) is True for cell, _ in cells]


def names(expression: str) -> frozenset[str]:
    """The variables that the expression reads: no locals, no functions of FEEL, nothing behind a dot."""
    return frozenset(_names("expression", expression)["names"])


def names_of_cell(cell: str) -> frozenset[str]:
    """The variables that a cell of a decision table reads besides its own input."""
    return frozenset() if cell.strip() in ALWAYS else frozenset(_names("cell", cell)["names"])


def check(expression: str) -> None:
    """Raises FeelError when the text is no FEEL, or names a function or variable that cannot exist."""
    _check(expression, _names("expression", expression))


def check_cell(cell: str) -> None:
    """As `check`, for a cell of a decision table."""
    if cell.strip() not in ALWAYS:
        _check(cell, _names("cell", cell))


@lru_cache(maxsize=4096)
def asks_the_time(text: str) -> bool:
    """Does the answer depend on the moment at which it is asked?"""
    return _MOMENT.search(text) is not None


_ABSENT = object()
_MOMENT = re.compile(r"\b(?:now|today)\b")
_memory: ContextVar[Memory] = ContextVar("remembered", default=YesAndNo())  # noqa: B039
# The reader takes the second of two signs as the start of a unary test, so that the whole is always null.
_DOUBLED = re.compile(r"[=<>]\s*[=<>]=?")
_TEXTS = re.compile(r'"(?:[^"\\]|\\.)*"')


def _check(expression: str, found: Mapping[str, Any]) -> None:
    doubled = _DOUBLED.search(_TEXTS.sub(lambda text: " " * len(text[0]), expression))
    if doubled and doubled[0] not in ("<=", ">="):
        raise FeelError(
            expression,
            f"heeft »{doubled[0]}«. Vergelijk met een enkele =, en met != voor ongelijk.",
            doubled.start() + 1,
        )
    for function, position in found["unknownFunctions"]:
        raise FeelError(expression, f"roept »{function}« aan; die functie kent FEEL niet.", position + 1)
    for name in found["names"]:
        if not values.NAME.fullmatch(name):
            raise FeelError(
                expression,
                f"leest »{name}«. Een naam is één woord; ontbreekt er een rekenteken of aanhalingsteken?",
            )


@lru_cache(maxsize=4096)
def _names(kind: str, expression: str) -> Mapping[str, Any]:
    text = _prepared(expression) if kind == "expression" else _limited(expression)
    answers = _ask("names", [(kind, text)], [expression], {}, None)
    found: Mapping[str, Any] = _value(expression, answers[0], strict=False, decoded=False)
    return found


@lru_cache(maxsize=4096)
def _prepared(expression: str) -> str:
    """Without the "=" with which modelers mark FEEL; a space in its place keeps positions as they were."""
    text = _limited(expression)
    body = text.lstrip()
    if body.startswith("="):
        text = " " * (len(text) - len(body) + 1) + body[1:]
    if not text.strip():
        raise FeelError(expression, "is leeg.")
    return text


def _limited(expression: str) -> str:
    if len(expression) > LONGEST:
        raise FeelError(expression, f"is te lang: {len(expression)} tekens, {LONGEST} is het meeste.")
    return expression


def _encoded(expression: str, value: Any) -> Any:
    try:
        return values.encode(value)
    except values.Unfit as unfit:
        raise FeelError(expression, str(unfit)) from unfit


def _ask(
    kind: str, items: Sequence[Any], texts: Sequence[str], context: Mapping[str, Any], now: datetime | None
) -> list[Any]:
    if not items:
        return []
    if kind == "names":
        return _asked(kind, items, texts, context, now)
    return _remembered(_memory.get(), (kind, items, texts), context, now)


def _asked(
    kind: str, items: Sequence[Any], texts: Sequence[str], context: Mapping[str, Any], now: datetime | None
) -> list[Any]:
    try:
        variables = values.encode_context(context)
        return sandbox.ask(kind, items, variables, values.moment(now or clock.now()))
    except values.Unfit as unfit:
        raise FeelError(texts[0], str(unfit)) from unfit
    except sandbox.LimitReached as reached:
        raise FeelError(texts[reached.index], _EXCEEDED[reached.limit]) from reached


@contextmanager
def remembering() -> Iterator[None]:
    """Within this the same question on the same data is asked once. For trying out: nothing of it is kept after."""
    token = _memory.set(Everything())
    try:
        yield
    finally:
        _memory.reset(token)


def _remembered(memory: Memory, question: Question, context: Mapping[str, Any], now: datetime | None) -> list[Any]:
    kind, items, texts = question
    if memory.piecemeal and len(items) > 1:
        return _each(memory, question, context, now)
    key = _key(question, context, now)
    known = None if key is None else memory.find(key)
    if known is None:
        known = _asked(kind, items, texts, context, now)
        if key is not None:
            memory.keep(key, known)
    return known


def _each(memory: Memory, question: Question, context: Mapping[str, Any], now: datetime | None) -> list[Any]:
    """Of what is asked together, only what was not asked before."""
    kind, items, texts = question
    keys = [_key((kind, [item], [text]), context, now) for item, text in zip(items, texts, strict=True)]
    known = [None if key is None else memory.find(key) for key in keys]
    fresh = [place for place, answers in enumerate(known) if answers is None]
    if fresh:
        found = _asked(kind, [items[place] for place in fresh], [texts[place] for place in fresh], context, now)
        for place, answer in zip(fresh, found, strict=True):
            known[place], key = [answer], keys[place]
            if key is not None:
                memory.keep(key, [answer])
    return [answer for answers in known if answers for answer in answers]


def _key(question: Question, context: Mapping[str, Any], now: datetime | None) -> str | None:
    """What the answers depend on, all of it; None when that is not to be said."""
    kind, items, texts = question
    try:
        reads, timed = _about(kind, tuple(texts))
    except FeelError:
        return None
    moment = (now or clock.now()) if timed else None
    return repr((kind, items, [context.get(name, _ABSENT) for name in reads], moment))


@lru_cache(maxsize=4096)
def _about(kind: str, texts: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """What these read, and whether one of them asks for the moment."""
    reads = {name for text in texts for name in _names(kind, text)["names"]}
    return tuple(sorted(reads)), any(map(asks_the_time, texts))


def _value(expression: str, answer: Any, strict: bool, decoded: bool = True) -> Any:
    if isinstance(answer, dict):
        raise _failure(expression, answer)
    value, unknown = answer
    if strict and unknown:
        raise unknown_variable(expression, unknown)
    try:
        return values.decode(value) if decoded else value
    except values.Unfit as unfit:
        raise FeelError(expression, str(unfit)) from unfit


def _failure(expression: str, answer: Mapping[str, Any]) -> FeelError:
    if "unreadable" in answer:
        return unreadable(expression, *answer["unreadable"])
    return FeelError(expression, "kan niet worden berekend: controleer de datums, getallen en functies.")
