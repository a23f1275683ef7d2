"""Record that a meeting was held, with what the table judged; that judgement is advice and moves nothing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, wrote
from kapstok.dossier.entry import entry
from kapstok.dossier.overleggen import HELD, KINDS, MDO, Overleg, perspective_missing, untold
from kapstok.errors import Conflict, Invalid
from kapstok.rights import AT_TABLE


@act
def hold_overleg(moment: Moment, casus_id: UUID, overleg_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """No MDO as long as the burger does not know of the vooroverleg (RAND-02, PRIV-14)."""
    held = casus_i_lead(moment, casus_id, *AT_TABLE)
    overleg = entry(moment.session, Overleg, casus_id, overleg_id)
    if overleg.held_at is not None:
        raise Conflict("Dit overleg was al afgerond. Bekijk het opnieuw.")
    if overleg.kind == MDO and untold(moment.session, casus_id):
        raise Conflict(
            "De burger weet nog niet van het vooroverleg. Leg eerst vast dat dit is verteld; rond daarna het MDO af."
        )
    answers = answers_to(moment, held, HELD, raw)
    missing = perspective_missing(answers)
    if missing:
        raise Invalid(missing)
    overleg.held_at, overleg.outcome = moment.now, answers
    return wrote(moment, held, f"{KINDS[overleg.kind]} gehouden", overleg.id)
