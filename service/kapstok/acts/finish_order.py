"""An order about routes is carried out: how far it is, and how it ended, which is written down once."""

from typing import Any
from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.catalogue.orders import Order
from kapstok.errors import NotFound


@act
def finish_order(moment: Moment, order_id: UUID, result: dict[str, Any], refused: bool = False) -> None:
    """`result` holds counts, findings and words of the route."""
    order = moment.session.get(Order, order_id, with_for_update=True)
    if order is None:
        raise NotFound("Deze opdracht bestaat niet.")
    if order.finished_at is None:
        order.status = "geweigerd" if refused else "klaar"
        order.result, order.finished_at = result, moment.now


@act
def tell_progress(moment: Moment, order_id: UUID, what: str, done: int, total: int) -> None:
    """What is being done now, for whoever waits; nothing once the order is finished."""
    order = moment.session.get(Order, order_id, with_for_update=True)
    if order is not None and order.finished_at is None:
        order.result = {"bezig": what, "gedaan": done, "totaal": total}
