"""Share a settled actielijst by mail with people who take part in the casus."""

from collections.abc import Sequence
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import casus_i_lead, wrote
from kapstok.choices import at_work
from kapstok.dossier.vaststelling import ACTIELIJST, version
from kapstok.errors import Invalid
from kapstok.jobs.model import Job


@act
def share_actielijst(moment: Moment, casus_id: UUID, number: int, persons: Sequence[UUID]) -> Outcome:
    """The work order names a version and persons; what is in the list is read when the mail leaves."""
    held = casus_i_lead(moment, casus_id, ACTIELIJST)
    settled = version(moment.session, casus_id, ACTIELIJST, number)
    known = {person.id for person in at_work(moment.session, held.casus)}
    if not persons or not set(persons) <= known:
        raise Invalid({"ontvangers": "Kies aan wie u de actielijst stuurt: alleen mensen die meedoen in deze casus."})
    parameters = {"actielijst_id": str(settled.id), "person_ids": [str(one) for one in persons]}
    job = Job(operation="mail_actielijst", casus_id=casus_id, parameters=parameters, wanted_at=moment.now)
    moment.session.add(job)
    return wrote(moment, held, f"Actielijst gedeeld (versie {number})", settled.id)
