"""A judgement on a route as a page shows it: in words, and which elements are painted on which diagram."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

UrlOf = Callable[[str, str], str | None]


@dataclass(frozen=True)
class Sheet:
    """One diagram: `url` None when it cannot be drawn (any more); then the words stand alone.

    `done` and `open` are elements and flows that are painted; `steps` and `arrows` the same as `open`, in words.
    """

    name: str
    url: str | None
    done: tuple[str, ...]
    open: tuple[str, ...]
    steps: tuple[str, ...] = ()
    arrows: tuple[str, ...] = ()


@dataclass(frozen=True)
class Breach:
    """An agreement that is not kept, with the shortest way there."""

    agreed: str
    sentence: str
    name: str
    path: tuple[str, ...]
    sheet: Sheet | None


@dataclass(frozen=True)
class Judged:
    """The whole judgement; `report` is what was kept."""

    report: dict[str, Any]
    breaches: tuple[Breach, ...]
    sheets: tuple[Sheet, ...]


def judged(report: dict[str, Any], url_of: UrlOf) -> Judged:
    """`url_of` answers where the drawing of a process is fetched, by its id and file."""
    drawn = (report.get("dekking") or {}).get("diagrammen", [])
    broken = tuple(_breach(one, drawn, url_of) for one in report["afspraken"]["nietNagekomen"])
    return Judged(report, broken, tuple(_sheet(one, url_of) for one in drawn))


def _sheet(one: dict[str, Any], url_of: UrlOf) -> Sheet:
    return Sheet(
        one["naam"],
        url_of(one["proces"], one["bestand"]),
        tuple(one["geraakt"]),
        # What was kept before flows were painted does not name them.
        (*one["nietGeraakt"], *one.get("nietGenomen", ())),
        tuple(one["stappen"]),
        tuple(one["pijlen"]),
    )


def _breach(one: dict[str, Any], drawn: list[dict[str, Any]], url_of: UrlOf) -> Breach:
    element = one["element"]
    home = next((sheet for sheet in drawn if element in (*sheet["geraakt"], *sheet["nietGeraakt"])), None)
    came_by = tuple(id for id in one.get("geraakt", ()) if id != element)
    sheet = Sheet(home["naam"], url_of(home["proces"], home["bestand"]), came_by, (element,)) if home else None
    return Breach(one.get("afgesproken", one["afspraak"]), one["zin"], one.get("naam", ""), tuple(one["pad"]), sheet)
