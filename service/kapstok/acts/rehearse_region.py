"""Ask what a changed basis does in the gemeenten, and play it: every route on the new basis, scenario by scenario."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.migrate_casussen import want_order
from kapstok.acts.moment import Moment
from kapstok.acts.publish_process import lock_gemeente
from kapstok.catalogue import design as designs
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.model import PublishedVersion
from kapstok.catalogue.orders import REGION, Order
from kapstok.db import reading
from kapstok.errors import Broken, Finding, Forbidden, Invalid, NotFound
from kapstok.people.model import Gemeente
from kapstok.rights import DESIGNERS, Viewer
from kapstok.settings import settings
from kapstok.variants import bundle as bundles
from kapstok.variants.bundle import Bundle

if TYPE_CHECKING:
    from kapstok.region.changed_basis import Moved

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class NewBasis:
    """What the gemeenten would stand on: a version, a design, what lies on the installation; else as it is now."""

    version_id: UUID | None = None
    design_id: UUID | None = None
    installed: str = ""


@act
def ask_region_rehearsal(moment: Moment, gemeenten: Sequence[str] = (), basis: NewBasis | None = None) -> UUID:
    """Answers the id of the order. Without gemeenten: all for which the asker designs. Nothing changes by it."""
    wanted = sorted(gemeenten) or sorted(_all_of(moment.viewer))
    if not wanted:
        raise Forbidden("De regio proefdraaien hoort bij functioneel beheer. Vraag het de functioneel beheerder.")
    for gemeente in wanted:
        lock_gemeente(moment, gemeente, "De routes van de regio proefdraaien")
    about = _basis(moment.session, moment.viewer, basis or NewBasis())
    order = Order(id=uuid4(), kind=REGION, asked_at=moment.now, asked_by=moment.person_id)
    order.parameters = {"gemeenten": wanted, **about}
    moment.session.add(order)
    moment.session.flush()
    want_order(moment, order)
    return order.id


def _all_of(viewer: Viewer) -> set[str]:
    return {gemeente for role, gemeente in viewer.groups if role in DESIGNERS}


def _basis(session: Session, viewer: Viewer, asked: NewBasis) -> dict[str, Any]:
    """What is kept of the question: where the new basis is to be found, and how people call it."""
    if asked.version_id is not None:
        row = session.get(PublishedVersion, asked.version_id)
        if row is None:
            raise NotFound("Deze versie van de route bestaat niet.")
        return {"soort": "versie", "id": str(row.id), "basis": f"{row.variant} {row.number}"}
    if asked.design_id is not None:
        design = designs.find(session, asked.design_id)
        if not any(viewer.has_role(role, design.gemeente_id) for role in DESIGNERS):
            raise designs.DesignNotFound
        return {"soort": "ontwerp", "id": str(design.id), "basis": f"het ontwerp {design.title}"}
    if asked.installed:
        return {"soort": "installatie", "id": asked.installed, "basis": f"{asked.installed} van deze installatie"}
    return {"soort": "nu", "id": "", "basis": ""}


def rehearsed(parameters: dict[str, Any], tell: Tell) -> dict[str, Any]:
    """The matrix with the gemeenten beside each other. Raises Broken when the new basis itself cannot be read."""
    from kapstok.region.outcomes import matrix  # what plays stories is loaded by who plays them
    from kapstok.region.told import matrix_json

    with reading() as session:
        new = _new_basis(session, parameters)
        places = {row.id: row.name for row in session.scalars(select(Gemeente))}
        routes, unread = _routes(session, parameters["gemeenten"], new)
    if not routes:
        raise Broken([item for findings in unread.values() for item in findings])
    agreed = new or _agreed(routes.values())
    played = matrix(agreed, {key: one.moved.bundle for key, one in routes.items()}, tell).beside(unread)
    names = {key: places[key] for key in played.variants}
    gemeenten = [_told(key, name, routes.get(key)) for key, name in names.items()]
    return {**matrix_json(played), "zin": played.told("gemeenten", names), "gemeenten": gemeenten}


@dataclass(frozen=True)
class _Route:
    """`called` is the version that is in force now."""

    called: str
    moved: "Moved"
    basis: Bundle


def _routes(
    session: Session, gemeenten: Iterable[str], new: Bundle | None
) -> tuple[dict[str, _Route], dict[str, tuple[Finding, ...]]]:
    """What is in force in each gemeente, and why it cannot be played where it cannot be read or moved."""
    found: dict[str, _Route] = {}
    unread: dict[str, tuple[Finding, ...]] = {}
    for key in gemeenten:
        try:
            one = _route(session, key, new)
        except Broken as broken:
            unread[key] = tuple(broken.findings)
        else:
            found |= {key: one} if one else {}
    if not found and not unread:
        raise Invalid({"gemeenten": "In deze gemeenten geldt nog geen route."})
    return found, unread


def _told(key: str, name: str, one: _Route | None) -> dict[str, Any]:
    return {"id": key, "naam": name, "route": one.called if one else "", "vragen": list(one.moved.asks) if one else []}


def _new_basis(session: Session, parameters: dict[str, Any]) -> Bundle | None:
    kind, key = parameters["soort"], parameters["id"]
    if kind == "versie":
        return catalogue.compiled(session, UUID(key)).bundle
    if kind == "ontwerp":
        return designs.bundle_of(designs.find(session, UUID(key)))
    return _installed(key) if kind == "installatie" else None


def _installed(variant: str) -> Bundle:
    return bundles.load(settings().processes, settings().forms, variant)


def _route(session: Session, gemeente: str, new: Bundle | None) -> _Route | None:
    """The route in force, on the new basis when there is one."""
    from kapstok.region.changed_basis import Moved, moved, nearest

    version_id = catalogue.active_id(session, gemeente, clock.now())
    if version_id is None:
        return None
    row = session.get_one(PublishedVersion, version_id)
    own, called = bundles.unpack(row.files), f"{row.variant} {row.number}"
    known = _bases(session, own.chain[-1])
    before = [one for one in known if new is None or one.digest != new.digest]
    old = nearest(own, before or known) or own
    return _Route(called, Moved(own) if new is None else moved(old, new, own), old)


def _bases(session: Session, variant: str) -> list[Bundle]:
    """Every version of the basis that gemeenten may stand on, the latest first; and that of the installation."""
    query = select(PublishedVersion.files).where(PublishedVersion.variant == variant)
    found = [bundles.unpack(files) for files in session.scalars(query.order_by(PublishedVersion.number.desc()))]
    try:
        return [*found, _installed(variant)]
    except (Broken, NotFound):
        return found


def _agreed(found: Iterable[_Route]) -> Bundle:
    return next(iter(found)).basis
