"""Add a line to the plan van aanpak."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.dossier.plan import FORM, PlanRegel
from kapstok.dossier.vaststelling import PLAN


@act
def add_plan_regel(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """For one member of the household, or for the whole gezin."""
    held = casus_i_lead(moment, casus_id, PLAN)
    return keep(moment, held, PlanRegel(values=answers_to(moment, held, FORM, raw)), "Plan van aanpak aangevuld")
