"""Record what was set in motion: a PGA-brief, bemoeizorg, support of the family, opschalen as an intervention."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok import clock
from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import answers_to, keep, open_casus_of
from kapstok.brieven import pga_decided
from kapstok.dossier.betrokkenen import Betrokkene, is_minor
from kapstok.dossier.entry import entry
from kapstok.dossier.interventies import FORM, LETTER, Interventie
from kapstok.errors import Conflict, Invalid
from kapstok.rights import require_lead

DOERS = {"pga_besluit": "pga_coordinator", "pga_brief": "pga_coordinator", "bemoeizorg": "oggz"}


@act
def record_interventie(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """For a minor it is said whether the parents know; a PGA-brief comes only after the besluit."""
    held = open_casus_of(moment, casus_id)
    answers = answers_to(moment, held, FORM, raw)
    if not moment.viewer.has_role(DOERS.get(answers["soort"], ""), held.casus.gemeente_id):
        require_lead(moment.session, moment.viewer, held.casus)
    _refuse_unasked_parents(moment, held, answers)
    if answers["soort"] == LETTER and not pga_decided(moment.session, casus_id):
        raise Conflict(
            "Er is nog geen besluit om een PGA te starten. Leg dat eerst vast; daarna kan de PGA-brief worden gegeven."
        )
    return keep(moment, held, Interventie(kind=answers["soort"], values=answers), "Interventie vastgelegd")


def _refuse_unasked_parents(moment: Moment, held: Held, answers: Mapping[str, Any]) -> None:
    if not answers.get("voor") or answers.get("ouders_geinformeerd"):
        return
    member = entry(moment.session, Betrokkene, held.casus.id, UUID(answers["voor"]))
    if is_minor(member.values, clock.day_of(moment.now)):
        told = "Deze persoon is minderjarig. Zijn ouders of verzorgers geïnformeerd?"
        raise Invalid({"ouders_geinformeerd": told})
