"""Report back on an action: done, still going, or no longer needed."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import answers_to, open_casus_of, wrote
from kapstok.dossier.acties import REPORT, Actie
from kapstok.dossier.entry import entry
from kapstok.errors import Conflict, Forbidden
from kapstok.jobs.model import Job
from kapstok.rights import leads


@act
def report_actie(moment: Moment, casus_id: UUID, actie_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """Everybody reports on his own action, whoever has regie on any; the procesregisseur hears that there is news."""
    held = open_casus_of(moment, casus_id)
    actie = entry(moment.session, Actie, casus_id, actie_id)
    if actie.doer_id != moment.viewer.person_id and not leads(moment.session, moment.viewer, held.casus):
        raise Forbidden("U koppelt alleen terug over uw eigen acties. Vraag het aan degene die deze actie heeft.")
    if actie.status != "open":
        raise Conflict("Deze actie was al afgemeld. Bekijk de actielijst opnieuw.")
    answers = answers_to(moment, held, REPORT, raw)
    actie.status = answers["status"]
    actie.report, actie.reported_at = answers.get("bericht"), moment.now
    _tell(moment, held)
    return wrote(moment, held, "Teruggekoppeld over een actie", actie.id)


def _tell(moment: Moment, held: Held) -> None:
    """To the procesregisseur, or else the casusregisseur; nobody is told what he did himself."""
    leader = held.regie.get("procesregie") or held.regie.get("casusregie")
    if leader is None or leader.person_id in (None, moment.viewer.person_id):
        return
    parameters = {"person_id": str(leader.person_id)}
    job = Job(operation="mail_terugkoppeling", casus_id=held.casus.id, parameters=parameters, wanted_at=moment.now)
    moment.session.add(job)
