"""The matrix gemeente by scenario as it was last played, and which changed basis one can try on the gemeenten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kapstok import clock
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.orders import REGION
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.overviews.designs import DesignLine, my_designs, my_gemeenten
from kapstok.overviews.rehearsals import orders_of
from kapstok.overviews.route_versions import OrderView, VersionLine, order, versions
from kapstok.rights import Viewer


@dataclass(frozen=True)
class Bases:
    """What the gemeenten can be put on to see who breaks: versions, designs, and what Kapstok brought itself."""

    versions: tuple[VersionLine, ...]
    designs: tuple[DesignLine, ...]
    installed: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """How a scenario goes in a gemeente; `status` "" when it is not played there."""

    gemeente: str
    gemeente_name: str
    status: str
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """A scenario with a cell for every gemeente, in the order of the columns."""

    file: str
    name: str
    agreed: bool
    cells: tuple[Cell, ...]

    @property
    def red(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.status == "fout")


@dataclass(frozen=True)
class Column:
    """A gemeente: how many scenarios hold, which do not, what the check finds and what it has to choose."""

    gemeente: str
    name: str
    route: str
    good: int
    red: int
    faults: tuple[Mapping[str, Any], ...]
    asks: tuple[str, ...]

    @property
    def breaks(self) -> bool:
        return bool(self.red or self.faults)


@dataclass(frozen=True)
class RegionMatrix:
    """One rehearsal of the region. `lines` has what breaks first; `basis` is empty when nothing was changed."""

    sentence: str
    basis: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def red(self) -> tuple[tuple[Line, Cell], ...]:
        return tuple((line, cell) for line in self.lines for cell in line.red)


def region_matrix(viewer: Viewer, order_id: UUID) -> tuple[OrderView, RegionMatrix | None]:
    """A rehearsal of the viewer's gemeenten; no matrix as long as it is not done, or when it could not be played."""
    found = order(viewer, order_id)
    if found.kind != REGION:
        raise NotFound("Deze regioproef bestaat niet.")
    return found, matrix_of(found)


def region_rehearsals(viewer: Viewer) -> list[OrderView]:
    """The rehearsals of the viewer's gemeenten, the latest first."""
    return orders_of(viewer, REGION)


def matrix_of(found: OrderView) -> RegionMatrix | None:
    """What an order came to."""
    result = found.result or {}
    if found.kind != REGION or "rijen" not in result:
        return None
    places = {one["id"]: one["naam"] for one in result["gemeenten"]}
    lines = sorted((_line(row, places) for row in result["rijen"]), key=lambda line: not line.red)
    columns = tuple(_column(one, lines, result["fouten"]) for one in result["gemeenten"])
    return RegionMatrix(result["zin"], found.parameters["basis"], columns, tuple(lines))


def _line(row: Mapping[str, Any], places: Mapping[str, str]) -> Line:
    cells = (
        Cell(key, name, told.get("status", ""), told)
        for key, name in places.items()
        for told in [row["uitkomsten"].get(key, {})]
    )
    return Line(row["bestand"], row["scenario"], row["vanDeBasis"], tuple(cells))


def _column(one: Mapping[str, Any], lines: list[Line], faults: Mapping[str, Any]) -> Column:
    mine = [cell.status for line in lines for cell in line.cells if cell.gemeente == one["id"]]
    return Column(
        one["id"],
        one["naam"],
        one["route"],
        mine.count("goed"),
        mine.count("fout"),
        tuple(faults.get(one["id"], ())),
        tuple(one["vragen"]),
    )


def bases(viewer: Viewer) -> Bases:
    """NotFound for whoever designs for no gemeente."""
    places = my_gemeenten(viewer)
    if not places:
        raise NotFound("Deze pagina is voor functioneel beheer.")
    with reading() as session:
        now = clock.now()
        active = [catalogue.active_id(session, key, now) for key, _ in places]
        roots = {catalogue.compiled(session, one).bundle.chain[-1] for one in active if one}
    found = tuple(one for one in versions(viewer) if one.variant in roots)
    return Bases(found, tuple(my_designs(viewer)), tuple(sorted(roots)))
