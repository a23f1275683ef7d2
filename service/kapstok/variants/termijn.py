"""A termijn of a task: "5 werkdagen", "6 weken", an ISO duration or a fixed day, as a day and in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kapstok import clock
from kapstok.engine import timers
from kapstok.engine.timers import Reading, Span, Unreadable


@dataclass(frozen=True)
class Termijn:
    """A length of time (`span`), or a fixed last day (`until`)."""

    span: Span
    until: date | None = None

    def due(self, start: datetime, closed: Iterable[date] = ()) -> date:
        """The last day on which it is in time; the day of `start` itself is not counted."""
        if self.until:
            return self.until
        reading = Reading(start, frozenset(closed), {}, lambda text: None)
        return clock.day_of(timers.after(self.span, reading))

    def words(self, start: datetime, closed: Iterable[date] = ()) -> str:
        """How long, and what made it longer: "5 werkdagen, Hemelvaartsdag overgeslagen"."""
        if self.until:
            return f"tot en met {self.until:%d-%m-%Y}"
        if not self.span.workdays:
            return _words(self.span)
        skipped = clock.skipped_days(clock.day_of(start), self.due(start, closed))
        return f"{_words(self.span)}, {_listed(skipped.values())} overgeslagen" if skipped else _words(self.span)


def spoken(text: str) -> str:
    """A termijn as people say it: "PT4H" is "4 uur". What says no termijn stays as it is."""
    found = parse(text)
    if found is None:
        return text
    return _words(found.span) if found.until is None else f"tot en met {found.until:%d-%m-%Y}"


def parse(text: str) -> Termijn | None:
    """What the text says, None when it says no termijn."""
    text = text.strip()
    try:
        if text[:4].isdigit() and text[4:5] == "-":
            return Termijn(Span(), date.fromisoformat(text[:10]))
        return Termijn(span=timers.duration(text))
    except (Unreadable, ValueError):
        return None


def _words(span: Span) -> str:
    weeks, days = divmod(span.days, 7)
    plain = (0, span.days) if days else (weeks, 0)
    hours, rest = divmod(span.exact, timedelta(hours=1))
    counts = [
        (span.months, "maand", "maanden"),
        (plain[0], "week", "weken"),
        (plain[1], "dag", "dagen"),
        (span.workdays, "werkdag", "werkdagen"),
        (hours, "uur", "uur"),
        (rest // timedelta(minutes=1), "minuut", "minuten"),
    ]
    return _listed([f"{count} {one if count == 1 else many}" for count, one, many in counts if count])


def _listed(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} en {last}" if first else last
