"""Move running casussen to another version of their route: asked once, done casus by casus, each in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID, uuid4

from sqlalchemy import select

from kapstok.acts import snapshot
from kapstok.acts.act import act
from kapstok.acts.consequences import record
from kapstok.acts.moment import Moment
from kapstok.acts.moved_tasks import move_tasks
from kapstok.acts.note import note
from kapstok.acts.publish_process import lock_gemeente
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.orders import MovedCasus, Order
from kapstok.engine import Run
from kapstok.engine.migrate import Choices, Migrated, migrate
from kapstok.errors import Broken, Invalid, NotFound
from kapstok.jobs.model import ROUTE_ORDER, Job
from kapstok.rights import DESIGNERS, require_role
from kapstok.variants.moving import choices_between, group_of

Due = Literal["houden", "opnieuw"]


@dataclass(frozen=True)
class Asked:
    """`groups` are those of the impact overview, none means all; `due` says whether tasks keep their last day.

    `renamed` and `go_on` are the choices of the designer, by element (see `engine.moving.Choices`).
    """

    gemeenten: tuple[str, ...]
    version_id: UUID
    groups: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    go_on: Mapping[str, str] = field(default_factory=dict)
    due: Due = "houden"


@act
def ask_migration(moment: Moment, asked: Asked, by_worker: bool = True) -> UUID:
    """Answers the id of the order. Nothing moves yet: that does the worker, or whoever carries the order out."""
    if moment.session.get(catalogue.PublishedVersion, asked.version_id) is None:
        raise NotFound("Deze versie van de route bestaat niet.")
    if not asked.gemeenten:
        raise Invalid({"gemeenten": "Noem de gemeenten waarvan de casussen meegaan."})
    for gemeente in sorted(asked.gemeenten):
        lock_gemeente(moment, gemeente, "Lopende casussen bijwerken")
    order = Order(id=uuid4(), kind="bijwerken", asked_at=moment.now, asked_by=moment.person_id)
    order.parameters = {
        "gemeenten": sorted(asked.gemeenten),
        "versie": str(asked.version_id),
        "hernoemd": dict(asked.renamed),
        "keuzes": dict(asked.go_on),
        "termijnen": asked.due,
    }
    moment.session.add(order)
    moment.session.flush()
    _enlist(moment, order, asked)
    if by_worker:
        want_order(moment, order)
    return order.id


def want_order(moment: Moment, order: Order) -> None:
    """Let the worker carry it out."""
    wanted = Job(operation=ROUTE_ORDER, parameters={"opdracht": str(order.id)}, wanted_at=moment.now)
    moment.session.add(wanted)


def _enlist(moment: Moment, order: Order, asked: Asked) -> None:
    running = select(Casus).where(
        Casus.gemeente_id.in_(asked.gemeenten), Casus.closed_at.is_(None), Casus.version_id != asked.version_id
    )
    for casus in moment.session.scalars(running.order_by(Casus.opened_at, Casus.id)):
        if not asked.groups or group_of(casus.version_id, casus.state) in asked.groups:
            moment.session.add(
                MovedCasus(
                    order_id=order.id,
                    casus_id=casus.id,
                    old_version_id=casus.version_id,
                    new_version_id=asked.version_id,
                )
            )


@act
def migrate_casus(moment: Moment, order_id: UUID, casus_id: UUID) -> str:
    """Move one casus of an order; answers what became of it. A second time nothing happens."""
    casus = moment.lock(casus_id)
    order, moved = of_order(moment, order_id, casus_id)
    if moved.status != "wacht":
        return moved.status
    if casus.closed_at is not None or casus.version_id != moved.old_version_id:
        moved.status = "overgeslagen"
        moved.remark = "De casus is intussen afgesloten of al bijgewerkt."
        return moved.status
    found = _tried(moment, casus, order, moved)
    if found is not None:
        _move(moment, casus, moved, found)
    return moved.status


def of_order(moment: Moment, order_id: UUID, casus_id: UUID) -> tuple[Order, MovedCasus]:
    """Read under the lock on the casus; for a person only when the order is about his gemeenten."""
    query = select(MovedCasus).where(MovedCasus.order_id == order_id, MovedCasus.casus_id == casus_id)
    moved = moment.session.scalar(query.with_for_update())
    if moved is None:
        raise NotFound("Deze casus hoort niet bij deze opdracht.")
    order = moment.session.get_one(Order, order_id)
    if moment.person is not None:
        for gemeente in order.parameters["gemeenten"]:
            require_role(moment.person, DESIGNERS, gemeente, "Lopende casussen bijwerken")
    return order, moved


def _tried(moment: Moment, casus: Casus, order: Order, moved: MovedCasus) -> Migrated | None:
    """The run as it would stand; None when it asks a choice, which is then written down."""
    old = catalogue.compiled(moment.session, moved.old_version_id)
    new = catalogue.compiled(moment.session, moved.new_version_id)
    choices: Choices = choices_between(old, new, order.parameters["hernoemd"], order.parameters["keuzes"])
    try:
        found = migrate(old.spec, new.spec, hold.verified(casus), moment.now, choices)
    except Broken as broken:
        moved.status, moved.remark = "keuze", broken.findings[0].sentence[:400]
        return None
    if found.questions:
        moved.status, moved.remark = "keuze", found.questions[0].sentence[:400]
        return None
    return found


def _move(moment: Moment, casus: Casus, moved: MovedCasus, found: Migrated) -> None:
    assert found.state is not None
    session = moment.session
    old = session.get_one(catalogue.PublishedVersion, moved.old_version_id)
    new = session.get_one(catalogue.PublishedVersion, moved.new_version_id)
    moved.snapshot = snapshot.take(session, casus)
    held = moment.holding(casus)
    casus.version_id = new.id
    # Loaded from what was just computed: the row still holds the run of the old version.
    held.run = Run.load(held.version.spec, found.state)
    order = session.get_one(Order, moved.order_id)
    note(
        moment, held, "route_bijgewerkt", f"Route bijgewerkt naar versie {new.number}", oud=old.number, nieuw=new.number
    )
    move_tasks(moment, held, found.kept, order.parameters["termijnen"])
    record(moment, held, found.changes)
    held.detail.update(van=str(old.id), naar=str(new.id), opdracht=str(order.id))
    moved.status, moved.moved_at = "bijgewerkt", moment.now
    hold.reseal(casus, held.run)
    moved.digest = hold.state_digest(casus)
