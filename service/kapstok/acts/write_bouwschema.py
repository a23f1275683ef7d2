"""Write down during a meeting what a partner brings in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.choices import table_sources
from kapstok.dossier.bouwschema import FORM, Bouwschema, row
from kapstok.errors import Conflict, Forbidden
from kapstok.forms.answers import clean
from kapstok.people.model import Person
from kapstok.rights import overleg_for
from kapstok.rights import writes_for_table as for_all


@act
def write_bouwschema(moment: Moment, casus_id: UUID, overleg_id: UUID, raw: Mapping[str, Any]) -> datetime:
    """Everybody at the table writes for his own organisation; who leads the meeting or keeps its minutes, for all."""
    overleg, casus = overleg_for(moment.session, moment.viewer, casus_id, overleg_id)
    if overleg.held_at is not None or casus.closed_at is not None:
        raise Conflict("Dit overleg is afgerond. Het bouwschema blijft zoals het aan tafel was.")
    answers = clean(FORM, raw, table_sources(moment.session, overleg_id)).answers
    partner = answers.pop("partner")
    person = moment.session.get_one(Person, moment.viewer.person_id)
    if partner != person.organisation_id and not for_all(moment.session, moment.viewer, casus):
        raise Forbidden(
            "U schrijft voor uw eigen organisatie. Wie het overleg leidt of notuleert, schrijft voor allen."
        )
    moment.hold(casus_id)
    found = row(moment.session, overleg_id, partner)
    if found is None:
        found = Bouwschema(id=uuid4(), overleg_id=overleg_id, partner=partner)
        moment.session.add(found)
    found.content, found.person_id, found.at = answers, moment.viewer.person_id, moment.now
    return moment.now
