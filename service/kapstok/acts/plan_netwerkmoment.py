"""Put a meeting of the network or a visit to a gemeente in the calendar of the region (RAND-27)."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.errors import NotFound
from kapstok.forms.answers import clean
from kapstok.pdca.model import MEETING, Netwerkmoment
from kapstok.people.model import Gemeente
from kapstok.rights import BEHEERDER, EIGENAAR, require_role


@act
def plan_netwerkmoment(moment: Moment, gemeente_id: str, raw: Mapping[str, Any]) -> UUID:
    """It is no part of any casus, and optional."""
    gemeente = moment.session.get(Gemeente, gemeente_id)
    if gemeente is None or gemeente_id not in moment.viewer.gemeenten:
        raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
    require_role(moment.viewer, (BEHEERDER, EIGENAAR), gemeente_id, "De agenda van de regio bijhouden")
    answers = clean(MEETING, raw, {}).answers
    row = Netwerkmoment(
        id=uuid4(),
        region=gemeente.region,
        kind=answers["soort"],
        on=date.fromisoformat(answers["dag"]),
        gemeente_id=gemeente_id if answers["soort"] == "bezoek" else None,
        person_id=moment.viewer.person_id,
    )
    moment.session.add(row)
    return row.id
