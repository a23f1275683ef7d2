"""Record that the burger was told of a vooroverleg."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from kapstok import clock
from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, wrote
from kapstok.dossier.entry import entry
from kapstok.dossier.overleggen import PRELIMINARY, TOLD, Overleg
from kapstok.errors import Conflict, Invalid
from kapstok.rights import AT_TABLE


@act
def tell_of_vooroverleg(moment: Moment, casus_id: UUID, overleg_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """The open point that every vooroverleg leaves is closed by whoever told it, and when."""
    held = casus_i_lead(moment, casus_id, *AT_TABLE)
    overleg = entry(moment.session, Overleg, casus_id, overleg_id)
    if overleg.kind != PRELIMINARY or overleg.told_on is not None:
        raise Conflict("Dit punt staat niet open. Bekijk het overleg opnieuw.")
    answers = answers_to(moment, held, TOLD, raw)
    told_on = date.fromisoformat(answers["gemeld_op"])
    if told_on > clock.day_of(moment.now):
        raise Invalid({"gemeld_op": "Deze dag moet nog komen. Leg dit vast als het is verteld."})
    overleg.told_on = told_on
    overleg.values = {**overleg.values, **answers}
    return wrote(moment, held, "Burger geïnformeerd over de afstemming", overleg.id)
