"""Put casussen back on the version from which they came, each as long as no step was taken in it since."""

from uuid import UUID, uuid4

from kapstok.acts import snapshot
from kapstok.acts.act import act
from kapstok.acts.migrate_casussen import of_order, want_order
from kapstok.acts.moment import Moment
from kapstok.acts.note import note
from kapstok.acts.publish_process import lock_gemeente
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.catalogue import orders
from kapstok.catalogue.orders import MovedCasus, Order
from kapstok.errors import Conflict, NotFound

STEP_TAKEN = "In deze casus is intussen verder gewerkt. Terugzetten kan niet meer."
REGIE_MOVED = "De regie is intussen in andere handen. Terugzetten kan niet meer."
LATER = "Deze casus is intussen weer naar een andere versie gegaan."


@act
def ask_undo(moment: Moment, order_id: UUID, by_worker: bool = True) -> UUID:
    """Answers the id of the order that puts back what another one moved."""
    moved = moment.session.get(Order, order_id)
    if moved is None or moved.kind != "bijwerken":
        raise NotFound("Deze opdracht om casussen bij te werken bestaat niet.")
    for gemeente in moved.parameters["gemeenten"]:
        lock_gemeente(moment, gemeente, "Casussen terugzetten")
    if moved.status == "wacht" and orders.waiting(moment.session, order_id, "wacht"):
        raise Conflict("Deze opdracht loopt nog. Wacht tot zij klaar is.")
    parameters = {"gemeenten": moved.parameters["gemeenten"], "opdracht": str(order_id)}
    order = Order(id=uuid4(), kind="terugzetten", asked_at=moment.now, asked_by=moment.person_id, parameters=parameters)
    moment.session.add(order)
    moment.session.flush()
    if by_worker:
        want_order(moment, order)
    return order.id


@act
def undo_casus(moment: Moment, order_id: UUID, casus_id: UUID) -> str:
    """Put one casus back; answers its status. What can no longer be put back stays, and `remark` says why."""
    casus = moment.lock(casus_id)
    _, moved = of_order(moment, order_id, casus_id)
    if moved.status != "bijgewerkt":
        return moved.status
    reason = _why_not(moment, casus, moved)
    moved.remark = reason
    if not reason:
        _put_back(moment, casus, moved)
    return moved.status


def _why_not(moment: Moment, casus: Casus, moved: MovedCasus) -> str:
    if casus.version_id != moved.new_version_id:
        return LATER
    if hold.state_digest(casus) != moved.digest or casus.closed_at is not None:
        return STEP_TAKEN
    hold.verified(casus)
    return "" if snapshot.same_regie(moment.session, casus.id, moved.snapshot) else REGIE_MOVED


def _put_back(moment: Moment, casus: Casus, moved: MovedCasus) -> None:
    old = moment.session.get_one(catalogue.PublishedVersion, moved.old_version_id)
    new = moment.session.get_one(catalogue.PublishedVersion, moved.new_version_id)
    casus.version_id = old.id
    snapshot.put_back(moment.session, casus, moved.snapshot, moment.now)
    held = moment.holding(casus)
    held.detail.update(van=str(new.id), naar=str(old.id), opdracht=str(moved.order_id))
    note(
        moment, held, "route_teruggezet", f"Route teruggezet naar versie {old.number}", oud=new.number, nieuw=old.number
    )
    moved.status, moved.undone_at = "teruggezet", moment.now
    moved.snapshot = None
