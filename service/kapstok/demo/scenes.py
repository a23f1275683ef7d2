"""The words in which the story is written: a casus is a row of deeds, each by somebody some working days later."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

CR, PR2, PR3, LEADER = "casusregisseur", "procesregisseur_ave2", "procesregisseur_ave3", "teamleider"
OOV, MAYOR, TRIAGE, PGA = "oov", "burgemeester", "procescoordinator", "pga_coordinator"

TASK, MESSAGE, PAPER = "taak", "bericht", "dossier"


@dataclass(frozen=True)
class Day:
    """A day in an answer, counted in working days from the day on which it is given."""

    workdays: int


@dataclass(frozen=True)
class By:
    """A person in an answer: a role in the casus, or a sign-in name."""

    word: str


@dataclass(frozen=True)
class Deed:
    """What somebody does `days` working days after the deed before it: a task, a message, or a paper of the dossier."""

    days: int
    who: str
    kind: str
    what: str
    answers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Casus:
    """One casus, whose last deed was `rests` working days ago. `about` is why, `areas` which leefgebieden it is about.

    `people` says who holds a role in this casus when that is not the first of the cast.
    """

    title: str
    rests: int
    about: str
    areas: str
    deeds: Iterable[Deed] = ()
    opener: str = CR
    opening: dict[str, Any] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)


def step(days: int, who: str, task: str, **answers: Any) -> Deed:
    return Deed(days, who, TASK, task, answers)


def sends(days: int, who: str, message: str, form: str | None = None, **answers: Any) -> Deed:
    return Deed(days, who, MESSAGE, message, {"form": form, **answers})


def paper(days: int, who: str, what: str, **answers: Any) -> Deed:
    return Deed(days, who, PAPER, what, answers)
