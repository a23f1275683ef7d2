"""Settle how a gemeente looks after its own approach: who owns it, how often it is evaluated, what is too small."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.errors import Invalid, NotFound
from kapstok.pdca.model import LEAST, SETTLE, PdcaAfspraak
from kapstok.people.model import Gemeente, holders
from kapstok.rights import BEHEERDER, EIGENAAR, require_role

WHAT = "De evaluatie regelen"


@act
def settle_pdca(moment: Moment, gemeente_id: str, raw: Mapping[str, Any]) -> None:
    """From now on this holds; what held before stays as a row (STAP-38, PRIV-31)."""
    if gemeente_id not in moment.viewer.gemeenten or moment.session.get(Gemeente, gemeente_id) is None:
        raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
    require_role(moment.viewer, (BEHEERDER, EIGENAAR), gemeente_id, WHAT)
    months, minimum = _number(raw, "maanden", 1, 24), _number(raw, "minimum", LEAST, 50)
    owners = {str(person.id) for person in holders(moment.session, EIGENAAR, gemeente_id, moment.now)}
    chosen = str(raw.get("eigenaar") or "")
    if chosen and chosen not in owners:
        raise Invalid({"eigenaar": "Kies iemand die in deze gemeente de rol Eigenaar AVE heeft."})
    moment.session.add(
        PdcaAfspraak(
            gemeente_id=gemeente_id,
            interval_months=months,
            minimum=minimum,
            eigenaar_id=UUID(chosen) if chosen else None,
            settled_by=moment.viewer.person_id,
            since=moment.now,
        )
    )


def _number(raw: Mapping[str, Any], key: str, least: int, most: int) -> int:
    words = next(field.label for field in SETTLE.fields if field.key == key)
    try:
        number = int(raw.get(key) or 0)
    except (TypeError, ValueError):
        number = 0
    if not least <= number <= most:
        raise Invalid({key: f"{words} Vul een getal in van {least} tot en met {most}."})
    return number
