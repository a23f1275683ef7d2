"""Record that a procedure runs beside AVE, with the day on which others promised an answer."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, keep
from kapstok.clock import AMSTERDAM
from kapstok.dossier.procedures import FORM, Procedure


@act
def record_procedure(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """Nothing of the route changes: it is a mark on the casus, which keeps its fase (RAND-23, REGEL-16)."""
    held = casus_i_lead(moment, casus_id)
    answers = answers_to(moment, held, FORM, raw)
    row = Procedure(kind=answers["soort"], values=answers, due_on=_due(held, answers))
    return keep(moment, held, row, "Parallelle procedure vastgelegd")


def _due(held: Held, answers: Mapping[str, Any]) -> date | None:
    """The day that was said, else counted from the start with the termijn of the gemeente for this procedure."""
    if answers.get("uiterlijk"):
        return date.fromisoformat(answers["uiterlijk"])
    termijn = f"procedure_{answers['soort']}"
    if termijn not in held.version.manifest.termijnen:
        return None
    start = datetime.combine(date.fromisoformat(answers["gestart_op"]), time(12), AMSTERDAM)
    return held.version.due(termijn, start)
