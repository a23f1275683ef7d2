"""A termijn as people say it: "5 werkdagen", "6 weken" or an ISO duration, counted in the Netherlands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kapstok import clock

PLAIN = re.compile(r"(\d{1,5})\s*(werkdag|dag|week|uur)(?:en)?", re.I)
WEEKS = re.compile(r"(\d{1,5})\s*weken", re.I)
ISO = re.compile(r"P(?:(\d{1,4})W|(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?)")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T.*)?")


@dataclass(frozen=True)
class Termijn:
    """`workdays` count offices' days, `span` counts the calendar; `until` is a fixed day."""

    workdays: int = 0
    span: timedelta = timedelta(0)
    until: date | None = None

    def due(self, start: datetime, closed: Iterable[date] = ()) -> date:
        """The last day on which it is in time; the day of `start` itself is not counted."""
        if self.until:
            return self.until
        if self.workdays:
            return clock.add_workdays(clock.day_of(start), self.workdays, closed)
        if not self.span.seconds:
            return clock.day_of(start) + self.span
        return clock.day_of(start + self.span)

    def words(self, start: datetime, closed: Iterable[date] = ()) -> str:
        """ "5 werkdagen, Hemelvaartsdag overgeslagen": how long, and what made it longer."""
        if self.until:
            return f"tot en met {self.until:%d-%m-%Y}"
        if not self.workdays:
            return _span_words(self.span)
        skipped = clock.skipped_days(clock.day_of(start), self.due(start, closed))
        text = _count(self.workdays, "werkdag", "werkdagen")
        return f"{text}, {_listed(skipped.values())} overgeslagen" if skipped else text


def parse(text: str) -> Termijn | None:
    """What the text says, None when it says no termijn."""
    text = text.strip()
    if weeks := WEEKS.fullmatch(text):
        return Termijn(span=timedelta(weeks=int(weeks[1])))
    if plain := PLAIN.fullmatch(text):
        return _plain(int(plain[1]), plain[2].lower())
    if (iso := ISO.fullmatch(text)) and any(iso.groups()):
        weeks_, days, hours, minutes = (int(part or 0) for part in iso.groups())
        return Termijn(span=timedelta(weeks=weeks_, days=days, hours=hours, minutes=minutes))
    if day := DAY.fullmatch(text):
        return _fixed(day[1])
    return None


def _plain(count: int, unit: str) -> Termijn:
    if unit == "werkdag":
        return Termijn(workdays=count)
    return Termijn(
        span={"dag": timedelta(days=1), "week": timedelta(weeks=1), "uur": timedelta(hours=1)}[unit] * count
    )


def _fixed(text: str) -> Termijn | None:
    try:
        return Termijn(until=date.fromisoformat(text))
    except ValueError:
        return None


def _span_words(span: timedelta) -> str:
    if span.days and not span.days % 7 and not span.seconds:
        return _count(span.days // 7, "week", "weken")
    if not span.seconds:
        return _count(span.days, "dag", "dagen")
    hours, rest = divmod(int(span.total_seconds()), 3600)
    return f"{hours} uur" if not rest else f"{int(span.total_seconds()) // 60} minuten"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
