"""Record that a professional acts without consent, because waiting would do harm."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.dossier.toestemming import FORM, ZonderToestemming


@act
def act_without_consent(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """All five questions are answered and the parties are named; the route itself waits for nothing (RAND-17)."""
    held = casus_i_lead(moment, casus_id)
    answers = answers_to(moment, held, FORM, raw)
    return keep(moment, held, ZonderToestemming(values=answers), "Handelen zonder toestemming vastgelegd")
