"""The coordinator appoints somebody where regie lies with a person who does not hold the role any more."""

from dataclasses import dataclass
from typing import cast
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.regie_moves import CASUSREGISSEUR, hand_to, refuse_double_role
from kapstok.coordination import orphan as find_orphan
from kapstok.errors import Invalid
from kapstok.people.model import Person, memberships
from kapstok.regie.ledger import Holder, Kind
from kapstok.regie.receivers import roles_for


@dataclass(frozen=True)
class Appointment:
    """Which regie goes to whom, and why."""

    kind: str
    to: UUID
    reason: str


@act
def appoint_holder(moment: Moment, casus_id: UUID, appointment: Appointment) -> Outcome:
    """Regie without a holder in the role goes to somebody who holds it; the coordinator need not know the casus."""
    find_orphan(moment.session, moment.viewer, moment.now, casus_id, appointment.kind)
    held = moment.hold(casus_id)
    orphan = find_orphan(moment.session, moment.viewer, moment.now, casus_id, appointment.kind).regie  # under the lock
    fields = {}
    if not appointment.reason.strip():
        fields["reden"] = "Schrijf waarom u iemand anders aanwijst."
    person = moment.session.get(Person, appointment.to)
    roles = memberships(moment.session, appointment.to, moment.now)
    wanted = roles_for(orphan.kind, orphan.role, held.casus.fase)
    if person is None or not person.active or not any((role, held.casus.gemeente_id) in roles for role in wanted):
        fields["persoon"] = "Kies iemand die deze rol heeft in deze gemeente."
    if fields:
        raise Invalid(fields)
    kind = cast(Kind, orphan.kind)
    holder = Holder(CASUSREGISSEUR if kind == "casusregie" else orphan.role, appointment.to)
    refuse_double_role(moment, held, kind, holder)
    hand_to(moment, held, kind, holder, f"Aangewezen: {appointment.reason.strip()}")
    return Outcome(held.casus.id, held.casus.fase, held.casus.closed_at is not None)
