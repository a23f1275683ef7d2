"""Turn the route of a gemeente back to the version before the active one; running casussen stay where they are."""

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.acts.publish_process import Published, lock_gemeente
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.model import Decision
from kapstok.errors import Conflict


@act
def roll_back_version(moment: Moment, gemeente_id: str) -> Published:
    """The version that is active from now on. Nothing is deleted: it is one more line in the history."""
    lock_gemeente(moment, gemeente_id, "Een versie terugdraaien")
    turned = catalogue.roll_back(moment.session, gemeente_id, Decision(moment.person_id, moment.now))
    if turned is None:
        raise Conflict("Er is geen eerdere versie om naar terug te gaan.")
    row = moment.session.get_one(catalogue.PublishedVersion, turned[1])
    return Published(row.id, row.variant, row.number)
