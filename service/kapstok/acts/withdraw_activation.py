"""Withdraw a version that was planned for later, before its day has come."""

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.acts.publish_process import lock_gemeente
from kapstok.catalogue.model import Activation
from kapstok.errors import Conflict, NotFound
from kapstok.rights import DESIGNERS


@act
def withdraw_activation(moment: Moment, activation_id: int) -> str:
    """Answers the gemeente. What already began is not withdrawn: turn back to the previous version instead."""
    row = moment.session.get(Activation, activation_id)
    if row is None or not any(moment.viewer.has_role(role, row.gemeente_id) for role in DESIGNERS):
        raise NotFound("Deze planning bestaat niet.")
    lock_gemeente(moment, row.gemeente_id, "Een planning intrekken")
    moment.session.refresh(row)
    if row.withdrawn_at is not None:
        raise Conflict("Deze planning is al ingetrokken.")
    if row.since <= moment.now:
        raise Conflict("Deze versie is al ingegaan. Draai terug naar de vorige versie als u haar niet wilt.")
    row.withdrawn_at, row.withdrawn_by = moment.now, moment.person_id
    return row.gemeente_id
