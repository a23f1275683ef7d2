"""Plan a meeting and invite to it."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.dossier.overleggen import KINDS, PLAN, Deelname, Overleg, presence
from kapstok.errors import Invalid
from kapstok.jobs.model import Job
from kapstok.rights import AT_TABLE


@act
def plan_overleg(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """Whether the burger is there follows from the kind of meeting; otherwise has a reason (RAND-01)."""
    held = casus_i_lead(moment, casus_id, *AT_TABLE)
    answers = answers_to(moment, held, PLAN, raw)
    present, missing = presence(answers)
    if missing:
        raise Invalid({"burger_reden": missing})
    row = Overleg(
        id=uuid4(),
        kind=answers["soort"],
        on=date.fromisoformat(answers["datum"]),
        burger_present=present,
        values={"burger_reden": answers.get("burger_reden")},
    )
    outcome = keep(moment, held, row, f"{KINDS[row.kind]} gepland")
    invited = {UUID(person) for person in answers["deelnemers"]} | {moment.viewer.person_id}
    moment.session.add_all(Deelname(overleg_id=row.id, person_id=one, since=moment.now) for one in sorted(invited))
    others = [str(one) for one in sorted(invited) if one != moment.viewer.person_id]
    if others:
        parameters = {"overleg_id": str(row.id), "person_ids": others}
        job = Job(operation="mail_uitnodiging", casus_id=casus_id, parameters=parameters, wanted_at=moment.now)
        moment.session.add(job)
    return outcome
