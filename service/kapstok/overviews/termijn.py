"""How much time is left, in words that need no arithmetic."""

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from kapstok import clock

Urgency = Literal["te_laat", "vandaag", "bijna", "ruim", "geen"]
SOON = 3


class Termijn(NamedTuple):
    """`workdays` is what is left (negative: too late); None when the task has no termijn."""

    due_on: date | None
    workdays: int | None
    words: str
    urgency: Urgency


@lru_cache(maxsize=1024)
def termijn(due_on: date | None, today: date) -> Termijn:
    """The termijn of a task as seen on a day."""
    if due_on is None:
        return Termijn(None, None, "geen termijn", "geen")
    left = clock.workdays_between(today, due_on)
    if due_on < today:
        return Termijn(due_on, left, f"{_days(max(1, -left))} te laat", "te_laat")
    if due_on == today:
        return Termijn(due_on, 0, "vandaag", "vandaag")
    if left <= 1:
        return Termijn(due_on, left, "morgen" if (due_on - today).days == 1 else "nog 1 werkdag", "bijna")
    return Termijn(due_on, left, f"nog {_days(left)}", "bijna" if left <= SOON else "ruim")


def _days(count: int) -> str:
    return "1 werkdag" if count == 1 else f"{count} werkdagen"
