"""Settle the plan van aanpak: a numbered version that stays as it was."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import casus_i_lead, wrote
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.entry import entries
from kapstok.dossier.plan import PlanRegel
from kapstok.dossier.vaststelling import PLAN, Vaststelling, next_number
from kapstok.errors import Conflict


@act
def settle_plan(moment: Moment, casus_id: UUID) -> Outcome:
    held = casus_i_lead(moment, casus_id, PLAN)
    version = settled(moment, held, {})
    return wrote(moment, held, version.sentence, version.id)


def settled(moment: Moment, held: Held, _: Mapping[str, Any]) -> Vaststelling:
    """The words are copied, names included: a version reads the same when the household has changed."""
    casus_id = held.casus.id
    lines = entries(moment.session, PlanRegel, casus_id)
    if not lines:
        raise Conflict("Het plan is nog leeg. Voeg eerst een regel toe.")
    members = {str(row.id): row.values["naam"] for row in entries(moment.session, Betrokkene, casus_id, ended=True)}
    kept = [{**line.values, "voor_naam": members.get(line.values.get("voor") or "")} for line in lines]
    number = next_number(moment.session, casus_id, PLAN)
    version = Vaststelling(
        id=uuid4(),
        casus_id=casus_id,
        kind=PLAN,
        number=number,
        content={"regels": kept},
        person_id=moment.viewer.person_id,
        at=moment.now,
    )
    moment.session.add(version)
    return version
