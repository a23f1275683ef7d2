"""When a timer goes off: the texts a designer may write, and the moment they mean.

Whole days and werkdagen are days on the Dutch calendar and end at the start of the day; hours, minutes and
seconds are exact. The moment is computed once, when the timer is armed, and kept in the state of the run.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from kapstok import clock
from kapstok.engine import limits

_ISO = re.compile(
    r"P(?=[0-9T])(?:([0-9]{1,3})Y)?(?:([0-9]{1,3})M)?(?:([0-9]{1,4})W)?(?:([0-9]{1,5})D)?"
    r"(?:T(?=[0-9])(?:([0-9]{1,5})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,8})S)?)?"
)
_WORDS = re.compile(r"([0-9]{1,5})\s*(werkdag(?:en)?|dag(?:en)?|week|weken|maand(?:en)?|uur|uren|minu(?:ut|ten))", re.I)
_CYCLE = re.compile(r"R([0-9]{1,4})/(P.+)")
_NAMED = re.compile(r"termijn:\s*([A-Za-z0-9_]+)")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})?")

EXAMPLES = "Schrijf bijvoorbeeld P6W, PT48H, »30 werkdagen«, »termijn:naam« of een formule die met = begint"


class Unreadable(ValueError):
    """A text that is no timer; the message is a Dutch sentence with the remedy."""


@dataclass(frozen=True)
class Span:
    """A length of time, in the units in which people count it."""

    months: int = 0
    days: int = 0
    workdays: int = 0
    exact: timedelta = timedelta(0)


@dataclass(frozen=True)
class Reading:
    """What the texts of timers may lean on: the moment, the municipality's closing days and its termijnen."""

    now: datetime
    closed: frozenset[date]
    termijnen: Mapping[str, str]
    value: Callable[[str], Any]


def check(kind: str, text: str, termijnen: Mapping[str, str]) -> None:
    """Raises Unreadable when the text of a timer can never mean a moment. Formulas are checked as FEEL elsewhere."""
    text = text.strip()
    if text.startswith("="):
        return
    if kind == "cycle":
        cycle(text)
    elif kind == "date":
        _fixed(text)
    else:
        _span_of(text, termijnen)


def due(kind: str, text: str, reading: Reading) -> datetime:
    """The moment, in UTC, at which a timer armed now goes off. `kind` is date, duration or cycle."""
    text = text.strip()
    if kind == "cycle":
        return after(cycle(text)[1], reading)
    value = reading.value(text) if text.startswith("=") else text
    return _bounded(_moment(value, reading), reading.now)


def cycle(text: str) -> tuple[int, Span]:
    """How often, and how long after each other: "R3/PT1H"."""
    match = _CYCLE.fullmatch(text.strip())
    if not match:
        raise Unreadable(f"»{text}« is geen herhaling: schrijf hoe vaak en hoe lang ertussen, bijvoorbeeld R3/P1D.")
    rounds, span = int(match[1]), duration(match[2])
    if not 1 <= rounds <= limits.CYCLE_ROUNDS:
        raise Unreadable(f"Een herhaling is begrensd: tussen de 1 en {limits.CYCLE_ROUNDS} keer, bijvoorbeeld R3/P1D.")
    if _least(span) < limits.CYCLE_SHORTEST:
        raise Unreadable("Tussen twee herhalingen zit ten minste een minuut: schrijf bijvoorbeeld R3/PT1M.")
    return rounds, span


def named(text: str) -> str | None:
    """The termijn of kapstok.toml to which the text of a timer refers."""
    found = _NAMED.fullmatch(text.strip())
    return found[1] if found else None


@lru_cache(maxsize=1024)
def duration(text: str) -> Span:
    """The length of time that "P6W", "PT48H" or "30 werkdagen" means."""
    text = text.strip()
    span = _iso(text) or _words(text)
    if span is None:
        raise Unreadable(f"»{text}« is geen duur. {EXAMPLES}.")
    if _least(span) < limits.SHORTEST or _most(span) > limits.LONGEST:
        raise Unreadable(f"»{text}« moet tussen 1 seconde en 50 jaar liggen.")
    return span


def after(span: Span, reading: Reading) -> datetime:
    """The moment a span later, counted from the Dutch day on which it starts."""
    if not span.months and not span.days and not span.workdays:
        return reading.now + span.exact
    local = reading.now.astimezone(clock.AMSTERDAM)
    day = _later(local.date(), span.months) + timedelta(days=span.days)
    if span.workdays:
        day = clock.add_workdays(day, span.workdays, reading.closed)
    if not span.exact:
        return clock.start_of_day(day)
    return datetime.combine(day, local.time(), clock.AMSTERDAM).astimezone(UTC) + span.exact


def _iso(text: str) -> Span | None:
    match = _ISO.fullmatch(text)
    if not match or not any(match.groups()):
        return None
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    exact = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return Span(months=years * 12 + months, days=weeks * 7 + days, exact=exact)


def _words(text: str) -> Span | None:
    match = _WORDS.fullmatch(text)
    if not match:
        return None
    count, unit = int(match[1]), match[2].lower()
    if unit.startswith("werkdag"):
        return Span(workdays=count)
    if unit.startswith("maand"):
        return Span(months=count)
    if unit.startswith(("uur", "uren")):
        return Span(exact=timedelta(hours=count))
    if unit.startswith("minu"):
        return Span(exact=timedelta(minutes=count))
    return Span(days=count * (7 if unit.startswith("we") else 1))


def _least(span: Span) -> timedelta:
    return timedelta(days=span.months * 28 + span.days + span.workdays) + span.exact


def _most(span: Span) -> timedelta:
    return timedelta(days=span.months * 30 + span.days + span.workdays) + span.exact


def _later(day: date, months: int) -> date:
    """As people count months: a month after 31 January is the last day of February."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _span_of(text: str, termijnen: Mapping[str, str]) -> Span:
    named = _NAMED.fullmatch(text)
    if not named:
        return duration(text)
    if named[1] not in termijnen:
        known = ", ".join(sorted(termijnen)) or "geen"
        raise Unreadable(f"De termijn »{named[1]}« bestaat niet in kapstok.toml; bekend zijn: {known}.")
    return duration(termijnen[named[1]])


def _moment(value: Any, reading: Reading) -> datetime:
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else _local(value)
    if isinstance(value, date):
        return clock.start_of_day(value)
    if isinstance(value, timedelta):
        return after(_whole_days(value), reading)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return after(duration(f"P{int(value)}D"), reading)
    if not isinstance(value, str):
        raise Unreadable("De formule van deze timer levert geen datum of duur op: is het gegeven al ingevuld?")
    text = value.strip()
    return _fixed(text) if text[:4].isdigit() and "-" in text else after(_span_of(text, reading.termijnen), reading)


def _whole_days(value: timedelta) -> Span:
    if value <= timedelta(0):
        raise Unreadable("De duur van deze timer moet langer dan nul zijn.")
    return Span(exact=value) if value.seconds else Span(days=value.days)


def _fixed(text: str) -> datetime:
    try:
        if _DATE.fullmatch(text):
            return clock.start_of_day(date.fromisoformat(text))
        if _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text)
            return moment.astimezone(UTC) if moment.tzinfo else _local(moment)
    except (ValueError, OverflowError) as error:
        raise Unreadable(f"»{text}« staat niet op de kalender.") from error
    raise Unreadable(f"»{text}« is geen datum: schrijf bijvoorbeeld 2027-03-01, of een formule die met = begint.")


def _local(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time(moment.hour, moment.minute, moment.second), clock.AMSTERDAM).astimezone(
        UTC
    )


def _bounded(moment: datetime, now: datetime) -> datetime:
    if abs(moment - now) > limits.LONGEST:
        raise Unreadable("Een timer gaat binnen 50 jaar af: controleer de datum of de duur.")
    return moment
