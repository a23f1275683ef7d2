"""Ask that a variant is checked, tried and published; the worker does it, because it takes a while."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from kapstok.acts.act import act
from kapstok.acts.migrate_casussen import want_order
from kapstok.acts.moment import Moment
from kapstok.acts.publish_process import begin_of, lock_gemeente, may_design
from kapstok.catalogue.orders import Order


@act
def ask_publication(moment: Moment, variant: str, gemeenten: Sequence[str], since: date | None = None) -> UUID:
    """Answers the id of the order. Without gemeenten the version is checked and kept, and active nowhere."""
    may_design(moment)
    begin_of(moment, since)
    for gemeente in sorted(gemeenten):
        lock_gemeente(moment, gemeente, "Een route publiceren")
    parameters = {"variant": variant, "gemeenten": sorted(gemeenten), "vanaf": since.isoformat() if since else None}
    order = Order(id=uuid4(), kind="publiceren", asked_at=moment.now, asked_by=moment.person_id, parameters=parameters)
    moment.session.add(order)
    moment.session.flush()
    want_order(moment, order)
    return order.id
