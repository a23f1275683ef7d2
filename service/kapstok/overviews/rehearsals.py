"""What became of trying a design, and the diagrams on which that is painted."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from kapstok.catalogue import model as catalogue
from kapstok.catalogue.orders import Order
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.overviews.designs import design_bundle
from kapstok.overviews.route_versions import OrderView, order, version
from kapstok.rights import DESIGNERS, Viewer
from kapstok.variants import drawing

RECENT = 50


@dataclass(frozen=True)
class Tried:
    """The last time that a design was tried. `same`: it has not changed since. `digest` is of the design now."""

    digest: str
    last: OrderView | None
    same: bool

    @property
    def good(self) -> bool:
        return self.same and self.last is not None and self.last.status == "klaar"


def tried(viewer: Viewer, design_id: UUID) -> Tried:
    """Whether a design was tried, and how it went; DesignNotFound for whoever does not work on it."""
    digest = design_bundle(viewer, design_id).digest
    found = next((one for one in orders_of(viewer, "proefdraaien") if _about(one) == str(design_id)), None)
    same = found is not None and found.parameters.get("vingerafdruk") == digest
    return Tried(digest, found, same)


def orders_of(viewer: Viewer, *kinds: str) -> list[OrderView]:
    """The orders about the viewer's gemeenten, the latest first; only these kinds when they are named."""
    mine = {gemeente for role, gemeente in viewer.groups if role in DESIGNERS}
    with reading() as session:
        query = select(Order).order_by(Order.asked_at.desc(), Order.id).limit(RECENT)
        rows = session.scalars(query.where(Order.kind.in_(kinds)) if kinds else query)
        ids = [row.id for row in rows if set(row.parameters["gemeenten"]) <= mine]
    return [order(viewer, one) for one in ids]


def _about(one: OrderView) -> str:
    return str(one.parameters.get("ontwerp", ""))


def version_xml(viewer: Viewer, version_id: UUID, process: str) -> bytes:
    """The BPMN file of a process in a version of the catalogue, as it was published."""
    version(viewer, version_id)
    with reading() as session:
        xml = drawing.source(catalogue.compiled(session, version_id), process)
    if xml is None:
        raise NotFound("Dit proces hoort niet bij deze versie.")
    return xml
