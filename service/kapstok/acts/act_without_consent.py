"""Record that a professional acts without consent, because waiting would do harm."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.dossier.entry import entries
from kapstok.dossier.toestemming import FORM, ZonderToestemming

ASKED, CAME = "geen_toestemming", "toestemming_bespreken"


@act
def act_without_consent(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """All five questions are answered and the parties are named; the route itself waits for nothing (RAND-17)."""
    held = casus_i_lead(moment, casus_id)
    answers = answers_to(moment, held, FORM, raw)
    return keep(moment, held, ZonderToestemming(values=answers), "Handelen zonder toestemming vastgelegd")


def from_route(moment: Moment, held: Held, form: str, answers: Mapping[str, Any]) -> None:
    """The route asks the same with a form of its own, and asks later whether consent came: one place holds both."""
    if form == ASKED:
        row = ZonderToestemming(id=uuid4(), values={"partijen": [], **answers}, at=moment.now)
        row.casus_id, row.person_id = held.casus.id, moment.viewer.person_id
        moment.session.add(row)
    if form == CAME and answers.get("toestemming") == "ja":
        for row in entries(moment.session, ZonderToestemming, held.casus.id):
            row.ended_at = moment.now
