"""Something in the dossier no longer holds: a member left the household, a procedure or an intervention is over."""

from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Moment
from kapstok.acts.writing_down import casus_i_lead, wrote
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.entry import Entry, entry
from kapstok.dossier.interventies import Interventie
from kapstok.dossier.plan import PlanRegel
from kapstok.dossier.procedures import Procedure
from kapstok.dossier.toestemming import ZonderToestemming
from kapstok.errors import Conflict, NotFound

KINDS: dict[str, tuple[type[Entry], str]] = {
    "betrokkenen": (Betrokkene, "Betrokkene van de lijst gehaald"),
    "procedures": (Procedure, "Procedure afgerond"),
    "interventies": (Interventie, "Interventie beëindigd"),
    "plan": (PlanRegel, "Regel uit het plan gehaald"),
    "toestemming": (ZonderToestemming, "Er is toestemming; handelen zonder toestemming is beëindigd"),
}


@act
def end_entry(moment: Moment, casus_id: UUID, part: str, entry_id: UUID) -> Outcome:
    """The line stays for who must account for it, with the moment at which it ended."""
    held = casus_i_lead(moment, casus_id, part)
    if part not in KINDS:
        raise NotFound("Dit onderdeel van het dossier bestaat niet.")
    kind, sentence = KINDS[part]
    row = entry(moment.session, kind, casus_id, entry_id)
    if row.ended_at is not None:
        raise Conflict("Dit was al beëindigd. Bekijk de lijst opnieuw.")
    row.ended_at = moment.now
    return wrote(moment, held, sentence, row.id)
