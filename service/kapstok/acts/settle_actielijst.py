"""Settle the actielijst: a numbered version that stays as it was, the only one that may be shared."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import answers_to, casus_i_lead, wrote
from kapstok.dossier.acties import SETTLE, Actie
from kapstok.dossier.entry import entries
from kapstok.dossier.vaststelling import ACTIELIJST, Vaststelling, next_number
from kapstok.errors import Conflict
from kapstok.people.model import Organisation, Person


@act
def settle_actielijst(moment: Moment, casus_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    held = casus_i_lead(moment, casus_id, ACTIELIJST)
    version = settled(moment, held, answers_to(moment, held, SETTLE, raw))
    return wrote(moment, held, version.sentence, version.id)


def settled(moment: Moment, held: Held, answers: Mapping[str, Any]) -> Vaststelling:
    """Only action, who and when go in: nothing else of the dossier travels with it (PRIV-06)."""
    casus_id = held.casus.id
    acties = [row for row in entries(moment.session, Actie, casus_id) if row.status == "open"]
    if not acties:
        raise Conflict("Er staan geen open acties op de lijst. Voeg eerst een actie toe.")
    number = next_number(moment.session, casus_id, ACTIELIJST)
    version = Vaststelling(
        id=uuid4(),
        casus_id=casus_id,
        kind=ACTIELIJST,
        number=number,
        content={
            "volgende_bespreking": answers.get("volgende_bespreking"),
            "acties": [_line(held, row) for row in acties],
        },
        person_id=moment.viewer.person_id,
        at=moment.now,
    )
    moment.session.add(version)
    return version


def _line(held: Held, row: Actie) -> dict[str, str]:
    person = held.moment.session.get(Person, row.doer_id) if row.doer_id else None
    who = row.values.get("wie_anders") or ""
    if person is not None:
        organisation = held.moment.session.get_one(Organisation, person.organisation_id)
        who = f"{person.name} ({organisation.name})"
    return {"actie": row.values["actie"], "wie": who, "wanneer": row.due_on.isoformat()}
