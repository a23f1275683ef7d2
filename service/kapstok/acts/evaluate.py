"""Write down an evaluatie of the approach in a gemeente (STAP-38, VELD-15); it belongs to no casus."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.errors import NotFound
from kapstok.forms.answers import clean
from kapstok.pdca.model import FORM, Evaluatie
from kapstok.rights import EIGENAAR, require_role


@act
def evaluate(moment: Moment, gemeente_id: str, raw: Mapping[str, Any]) -> UUID:
    """Every question of VELD-15 is answered; the next one is asked an interval later."""
    if gemeente_id not in moment.viewer.gemeenten:
        raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
    require_role(moment.viewer, (EIGENAAR,), gemeente_id, "Een evaluatie vastleggen")
    answers = clean(FORM, raw, {}).answers
    row = Evaluatie(
        id=uuid4(), gemeente_id=gemeente_id, values=answers, person_id=moment.viewer.person_id, at=moment.now
    )
    moment.session.add(row)
    return row.id
