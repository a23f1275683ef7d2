"""Take somebody off the list of a meeting: from then on its bouwschema does not exist for him."""

from uuid import UUID

from sqlalchemy import select

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import casus_i_lead, wrote
from kapstok.dossier.entry import entry
from kapstok.dossier.overleggen import Deelname, Overleg
from kapstok.errors import NotFound
from kapstok.rights import AT_TABLE


@act
def leave_overleg(moment: Moment, casus_id: UUID, overleg_id: UUID, person_id: UUID) -> Outcome:
    held = casus_i_lead(moment, casus_id, *AT_TABLE)
    overleg = entry(moment.session, Overleg, casus_id, overleg_id)
    where = Deelname.overleg_id == overleg.id, Deelname.person_id == person_id, Deelname.until.is_(None)
    found = moment.session.scalar(select(Deelname).where(*where))
    if found is None:
        raise NotFound("Deze persoon staat niet op de lijst van dit overleg.")
    found.until = moment.now
    return wrote(moment, held, "Deelnemer van het overleg gehaald", overleg.id)
