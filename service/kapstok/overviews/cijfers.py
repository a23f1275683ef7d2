"""The figures of a gemeente and its region for the PDCA cycle (DOC-13): no person, and nothing that is too small."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.db import reading
from kapstok.errors import Invalid, NotFound
from kapstok.overviews.counted import FASEN, Counted, Key, count
from kapstok.pdca.model import MINIMUM, afspraak
from kapstok.people.model import Gemeente
from kapstok.rights import Viewer
from kapstok.small_cells import Sum, hidden

ROLES = ("functioneel_beheerder", "eigenaar_ave")
REGION = "regio"
FIRST_YEAR = 2000
INFORMED = {"ja": "Geïnformeerd", "nee": "Bewust niet geïnformeerd", "nog_niet": "Nog niet geïnformeerd"}
MOVES = {"op": "Opgeschaald", "af": "Afgeschaald", "overgeslagen": "Met een overgeslagen fase"}
TABLES: dict[str, tuple[str, Mapping[str, str], bool]] = {
    "fase": ("Lopende casussen per fase, nu", FASEN, True),
    "stroom": ("Instroom en uitstroom", {"in": "Geopend", "uit": "Afgesloten"}, False),
    "beweging": ("Opschalen en afschalen", MOVES, False),
    "criteria_op": ("Redenen om op te schalen, in hoeveel casussen", {}, False),
    "criteria_af": ("Redenen om af te schalen, in hoeveel casussen", {}, False),
    "doorlooptijd": ("Hoe vaak een fase is afgerond", FASEN, False),
    "termijn": ("Taken met een termijn", {"op_tijd": "Op tijd", "te_laat": "Te laat"}, True),
    "geinformeerd": ("Is het huishouden geïnformeerd, nu vanaf AVE 2", INFORMED, True),
    "warm": ("Warme overdrachten", {"geaccepteerd": "Geaccepteerd"}, False),
}
TOTAL = "totaal"
Cell = tuple[str, str, str]


@dataclass(frozen=True)
class Figure:
    """`number` None: too small to show. `share` in percents of its table; `days` the middle of the workdays."""

    key: str
    label: str
    number: int | None
    share: int | None = None
    days: int | None = None


@dataclass(frozen=True)
class FigureTable:
    key: str
    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Cijfers:
    """The figures of `place` (a gemeente or the region) in a year; below `minimum` nothing is shown."""

    place: str
    place_name: str
    year: int
    minimum: int
    tables: tuple[FigureTable, ...]


def places(viewer: Viewer) -> list[tuple[str, str]]:
    """The gemeenten of which the viewer may ask figures, as (id, name)."""
    with reading() as session:
        return [(row.id, row.name) for row in _mine(session, viewer)]


def cijfers(viewer: Viewer, gemeente_id: str, year: int | None = None, region: bool = False) -> Cijfers:
    """NotFound for who has no part in the PDCA cycle of the gemeente. There is no smaller group than a gemeente."""
    year = year or clock.day_of(clock.now()).year
    if not FIRST_YEAR <= year <= clock.day_of(clock.now()).year:
        raise Invalid({"jaar": f"Kies een jaar van {FIRST_YEAR} tot en met nu."})
    with reading() as session:
        own = next((row for row in _mine(session, viewer) if row.id == gemeente_id), None)
        if own is None:
            raise NotFound("Deze cijfers bestaan niet, of horen niet bij uw rol.")
        around = list(session.scalars(select(Gemeente).where(Gemeente.region == own.region)))
        counted = {row.id: count(session, row.id, year) for row in around}
        minimum = max(_minimum(session, row.id) for row in around)
    counted[REGION] = _together(list(counted.values()))
    numbers, sums = _figures(counted)
    secret = hidden(numbers, sums, minimum)
    shown = {cell: number for cell, number in numbers.items() if cell not in secret}
    place = REGION if region else gemeente_id
    tables = tuple(_table((place, key), _cells(key, counted[REGION]), shown, counted[place]) for key in TABLES)
    return Cijfers(place, f"Regio {own.region}" if region else own.name, year, minimum, tables)


def _mine(session: Session, viewer: Viewer) -> list[Gemeente]:
    ids = {gemeente for role, gemeente in viewer.groups if role in ROLES}
    return list(session.scalars(select(Gemeente).where(Gemeente.id.in_(ids)).order_by(Gemeente.name)))


def _minimum(session: Session, gemeente_id: str) -> int:
    found = afspraak(session, gemeente_id)
    return found.minimum if found else MINIMUM


def _together(parts: Sequence[Counted]) -> Counted:
    found = Counted()
    for part in parts:
        found.numbers.update(part.numbers)
        found.labels.update(part.labels)
        for fase, days in part.days.items():
            found.days.setdefault(fase, []).extend(days)
    return found


def _figures(counted: Mapping[str, Counted]) -> tuple[dict[Cell, int], list[Sum[Cell]]]:
    """Every figure of every gemeente and of the region, and what adds up to what."""
    numbers: dict[Cell, int] = {}
    sums: list[Sum[Cell]] = []
    gemeenten = [place for place in counted if place != REGION]
    keys = [cell for table in TABLES for cell in _cells(table, counted[REGION])]
    for place, found in counted.items():
        for table, cell in keys:
            numbers[place, table, cell] = found.numbers[table, cell]
        for table, (_, _, adds_up) in TABLES.items():
            parts = tuple((place, *key) for key in keys if key[0] == table)
            if adds_up:
                numbers[place, table, TOTAL] = sum(numbers[part] for part in parts)
                sums.append(Sum((place, table, TOTAL), parts))
    for _, table, cell in [key for key in numbers if key[0] == REGION]:
        sums.append(Sum((REGION, table, cell), tuple((place, table, cell) for place in gemeenten)))
    return numbers, sums


def _cells(table: str, found: Counted) -> list[Key]:
    named = TABLES[table][1] or {cell: "" for kind, cell in sorted({*found.labels, *found.numbers}) if kind == table}
    return [(table, cell) for cell in named]


def _table(which: tuple[str, str], cells: Sequence[Key], shown: Mapping[Cell, int], counted: Counted) -> FigureTable:
    """What is not in `shown` is there as a line without a number."""
    place, key = which
    title, named, adds_up = TABLES[key]
    total = shown.get((place, key, TOTAL)) if adds_up else None
    figures = []
    for _, cell in cells:
        number = shown.get((place, key, cell))
        share = round(100 * number / total) if number is not None and total else None
        days = counted.middle(cell) if key == "doorlooptijd" and number else None
        figures.append(Figure(cell, named.get(cell) or counted.labels.get((key, cell), cell), number, share, days))
    if adds_up:
        figures.append(Figure(TOTAL, "Samen", total))
    return FigureTable(key, title, tuple(figures))
