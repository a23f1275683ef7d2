"""Carry out an approved vernietiging, line by line; broken off halfway it is simply carried out again."""

from uuid import UUID

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.acts.wiping import wipe_casus, wipe_owner, wipe_triage
from kapstok.bewaren import vernietiging
from kapstok.bewaren.vernietiging import APPROVED, CASUS, DONE, OWNER, TRIAGE, Vernietiging, VernietigingRegel
from kapstok.bewaring import overdue
from kapstok.db import leave_no_trace, reading
from kapstok.errors import Conflict

WIPES = {CASUS: wipe_casus, TRIAGE: wipe_triage, OWNER: wipe_owner}


def carry_out_vernietiging(vernietiging_id: UUID) -> None:
    """Destroy what is left of the list, each line in its own transaction. Done already: nothing happens."""
    with reading() as session:
        row = session.get(Vernietiging, vernietiging_id)
        if row is None:
            raise vernietiging.VernietigingNotFound
        if row.status == DONE:
            return
        if row.status != APPROVED:
            raise Conflict("Deze lijst is niet goedgekeurd. Er is niets vernietigd.")
        waiting = [line.id for line in vernietiging.lines(session, vernietiging_id) if not line.outcome]
    for line_id in waiting:
        destroy_line(None, line_id)
    leave_no_trace()
    finish_vernietiging(None, vernietiging_id)


@act
def destroy_line(moment: Moment, line_id: int) -> bool:
    """Destroy one thing of an approved list, unless something stopped it since. False: it was left alone."""
    session = moment.session
    line = session.get_one(VernietigingRegel, line_id)
    held = moment.hold(line.casus_id)
    session.refresh(line)
    if line.outcome:
        moment.held.clear()
        return False
    line.done_at = moment.now
    today = clock.day_of(moment.now)
    still = {one.key for one in overdue(session, held.casus.gemeente_id, today)}
    if (line.casus_id, line.scope, line.organisation_id) not in still:
        line.outcome = "overgeslagen"
        held.detail["vernietiging"] = "overgeslagen"
        return False
    line.counts = WIPES[line.scope](session, held, line.organisation_id)
    line.outcome = "vernietigd"
    return True


@act
def finish_vernietiging(moment: Moment, vernietiging_id: UUID) -> None:
    """From now on this row is the verklaring van vernietiging."""
    row = vernietiging.find(moment.session, vernietiging_id)
    if row.status == APPROVED:
        row.status, row.done_at = DONE, moment.now
