"""Destruction in two hands: one proposes what is overdue, another approves or refuses; never the same person."""

from uuid import UUID

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.bewaren import vernietiging
from kapstok.bewaren.vernietiging import APPROVED, PROPOSED, REFUSED, Vernietiging, VernietigingRegel
from kapstok.bewaring import KEEPERS, keeps, overdue
from kapstok.errors import Conflict, Forbidden
from kapstok.jobs.model import VERNIETIGING, Job
from kapstok.rights import require_role


@act
def propose_vernietiging(moment: Moment, gemeente: str, without: frozenset[UUID] = frozenset()) -> UUID:
    """Everything that is overdue now and on no other list, but for the casussen that are left out."""
    session = moment.session
    require_role(moment.viewer, KEEPERS, gemeente, "Vernietiging voorstellen")
    known = vernietiging.on_a_list(session, gemeente)
    found = overdue(session, gemeente, clock.day_of(moment.now))
    picked = [one for one in found if one.key not in known and one.casus_id not in without]
    if not picked:
        raise Conflict("Er is nu niets waarvan de bewaartermijn voorbij is en dat nog niet op een lijst staat.")
    row = Vernietiging(
        gemeente_id=gemeente, status=PROPOSED, proposed_by=moment.viewer.person_id, proposed_at=moment.now
    )
    session.add(row)
    session.flush()
    for one in picked:
        session.add(
            VernietigingRegel(
                vernietiging_id=row.id,
                casus_id=one.casus_id,
                scope=one.scope,
                organisation_id=one.organisation_id,
                layer=one.layer,
                months=one.months,
                due_on=one.due_on,
            )
        )
    return row.id


@act
def approve_vernietiging(moment: Moment, vernietiging_id: UUID) -> None:
    """A worker destroys what stands on the list from now on; it goes on after a crash."""
    row = _to_judge(moment, vernietiging_id, "goedkeuren")
    row.status, row.judged_by, row.judged_at = APPROVED, moment.viewer.person_id, moment.now
    parameters = {"vernietiging_id": str(row.id)}
    moment.session.add(Job(operation=VERNIETIGING, parameters=parameters, wanted_at=moment.now))


@act
def refuse_vernietiging(moment: Moment, vernietiging_id: UUID) -> None:
    """Nothing happens; what is overdue may be proposed again."""
    row = _to_judge(moment, vernietiging_id, "afwijzen")
    row.status, row.judged_by, row.judged_at = REFUSED, moment.viewer.person_id, moment.now


def _to_judge(moment: Moment, vernietiging_id: UUID, what: str) -> Vernietiging:
    row = vernietiging.find(moment.session, vernietiging_id)
    if row.gemeente_id not in keeps(moment.viewer):
        raise vernietiging.VernietigingNotFound
    if row.status != PROPOSED:
        raise Conflict("Over deze lijst is al beslist.")
    if row.proposed_by == moment.viewer.person_id:
        raise Forbidden(f"U hebt deze lijst zelf voorgesteld. Laat een collega haar {what}.")
    return row
