"""Ask that a design is tried whole, and that it is published; the worker does both, because they take a while."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from kapstok.acts.act import act
from kapstok.acts.migrate_casussen import want_order
from kapstok.acts.moment import Moment
from kapstok.acts.publish_process import begin_of, lock_gemeente
from kapstok.catalogue import design as designs
from kapstok.catalogue.design import Design, DesignNotFound
from kapstok.catalogue.orders import Order
from kapstok.errors import Conflict, Invalid
from kapstok.rights import DESIGNERS


@act
def ask_rehearsal(moment: Moment, design_id: UUID) -> UUID:
    """Answers the id of the order. What is tried is the design as it is saved now."""
    design = _mine(moment, design_id)
    return _order(moment, "proefdraaien", _about(design, [design.gemeente_id]))


@act
def ask_design_publication(
    moment: Moment, design_id: UUID, digest: str, gemeenten: Sequence[str], since: date | None = None
) -> UUID:
    """Answers the id of the order. `digest` is of the files that the designer looked at: others are not published."""
    design = _mine(moment, design_id)
    if not gemeenten:
        raise Invalid({"gemeenten": "Kies voor welke gemeente deze versie gaat gelden."})
    begin_of(moment, since)
    for gemeente in sorted(gemeenten):
        lock_gemeente(moment, gemeente, "Een route publiceren")
    about = _about(design, sorted(gemeenten))
    if about["vingerafdruk"] != digest:
        raise Conflict("Het ontwerp is intussen veranderd. Draai het opnieuw proef en publiceer dan.")
    return _order(moment, "publiceren", {**about, "vanaf": since.isoformat() if since else None})


def _mine(moment: Moment, design_id: UUID) -> Design:
    design = designs.find(moment.session, design_id)
    if not any(moment.viewer.has_role(role, design.gemeente_id) for role in DESIGNERS):
        raise DesignNotFound
    return design


def _about(design: Design, gemeenten: list[str]) -> dict[str, object]:
    return {
        "gemeenten": gemeenten,
        "ontwerp": str(design.id),
        "variant": design.variant,
        "vingerafdruk": designs.bundle_of(design).digest,
    }


def _order(moment: Moment, kind: str, parameters: dict[str, object]) -> UUID:
    order = Order(id=uuid4(), kind=kind, asked_at=moment.now, asked_by=moment.person_id, parameters=parameters)
    moment.session.add(order)
    moment.session.flush()
    want_order(moment, order)
    return order.id
