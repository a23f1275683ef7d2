"""Add somebody of the household to the dossier."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok import clock
from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.dossier.betrokkenen import FORM, Betrokkene, missing
from kapstok.errors import Invalid


@act
def add_betrokkene(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """For a minor it is said whether parents or guardians know; special data need a reason of their own."""
    held = casus_i_lead(moment, casus_id)
    answers = answers_to(moment, held, FORM, raw)
    found = missing(answers, clock.day_of(moment.now))
    if found:
        raise Invalid(found)
    return keep(moment, held, Betrokkene(values=answers), "Betrokkene toegevoegd")
