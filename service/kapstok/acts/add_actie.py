"""Agree on an action: who does what by when."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.dossier.acties import FORM, Actie
from kapstok.dossier.vaststelling import ACTIELIJST
from kapstok.errors import Invalid
from kapstok.jobs.model import Job


@act
def add_actie(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """Somebody does it: a person who works along in Kapstok, or somebody by name and organisation."""
    held = casus_i_lead(moment, casus_id, ACTIELIJST)
    answers = answers_to(moment, held, FORM, raw)
    if not answers.get("wie") and not answers.get("wie_anders"):
        raise Invalid({"wie": "Kies wie dit doet, of schrijf hieronder een naam met organisatie."})
    row = Actie(
        values=answers,
        doer_id=UUID(answers["wie"]) if answers.get("wie") else None,
        due_on=date.fromisoformat(answers["wanneer"]),
        status="open",
    )
    if row.doer_id not in (None, moment.viewer.person_id):
        parameters = {"person_id": str(row.doer_id)}
        job = Job(operation="mail_actie", casus_id=casus_id, parameters=parameters, wanted_at=moment.now)
        moment.session.add(job)
    return keep(moment, held, row, "Actie toegevoegd aan de actielijst")
