"""Share a piece of informatie with one party for one purpose, and stop sharing it; only its owner does."""

from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.bring_informatie import MOST_TEXT, hold_own
from kapstok.acts.moment import Held, Moment
from kapstok.casus.model import Casus
from kapstok.dossier import informatie
from kapstok.dossier.informatie import InformatieNotFound, InformatieReader
from kapstok.errors import Conflict, Invalid
from kapstok.people.model import Organisation, Person, colleagues
from kapstok.rights import never_wat, sees, viewer_of


@act
def share_informatie(
    moment: Moment, casus_id: UUID, informatie_id: UUID, party: tuple[str | None, UUID | None], purpose: str
) -> UUID:
    """`party` is (organisation, None) or (None, person); there is no party "all". Answers the id of the sharing."""
    held, item = hold_own(moment, casus_id, informatie_id)
    if not purpose.strip() or len(purpose) > MOST_TEXT:
        raise Invalid({"doel": "Schrijf waarvoor deze partij dit moet weten. Handig om te weten is niet genoeg."})
    if item.layer == "dat":
        raise Conflict("DAT-informatie ziet iedereen in de casus al. Delen is alleen voor WAT.")
    organisation_id, person_id = _party(moment, held, party)
    for row in informatie.readers(moment.session, item.id):
        if (row.organisation_id, row.person_id) == (organisation_id, person_id):
            raise Conflict("Deze informatie is al gedeeld met deze partij.")
    row = InformatieReader(
        informatie_id=item.id,
        organisation_id=organisation_id,
        person_id=person_id,
        purpose=purpose.strip(),
        since=moment.now,
        shared_by=moment.viewer.person_id,
    )
    moment.session.add(row)
    moment.session.flush()
    held.detail |= {"informatie": str(item.id), "gedeeld": str(row.id)}
    return row.id


@act
def stop_sharing(moment: Moment, casus_id: UUID, informatie_id: UUID, reader_id: UUID) -> None:
    """From this moment on the party no longer reads it."""
    held, item = hold_own(moment, casus_id, informatie_id)
    row = moment.session.get(InformatieReader, reader_id)
    if row is None or row.informatie_id != item.id:
        raise InformatieNotFound
    if row.until is not None:
        raise Conflict("Met deze partij was dit al niet meer gedeeld.")
    row.until, row.ended_by = moment.now, moment.person_id
    held.detail |= {"informatie": str(item.id), "gedeeld": str(row.id)}


def _party(moment: Moment, held: Held, party: tuple[str | None, UUID | None]) -> tuple[str, UUID | None]:
    """Only who is in the casus can be a reader, and never who decides about it."""
    organisation_id, person_id = party
    person = moment.session.get(Person, person_id) if person_id else None
    organisation = moment.session.get(Organisation, organisation_id) if organisation_id else None
    if (person is None) == (organisation is None):
        raise Invalid({"partij": "Kies met welke organisatie of welke persoon u dit deelt."})
    place = person.organisation_id if person else organisation.id if organisation else ""
    if place == moment.viewer.organisation_id:
        raise Invalid({"partij": "Uw eigen organisatie leest dit al."})
    people = [person] if person else colleagues(moment.session, place)
    readers = [one for one in people if _may_read(moment, held.casus, one)]
    if not readers:
        raise Invalid({"partij": "Deze partij is geen deelnemer aan de casus, of leest bij haar rol nooit WAT."})
    return place, person.id if person else None


def _may_read(moment: Moment, casus: Casus, person: Person) -> bool:
    viewer = viewer_of(moment.session, person, moment.now)
    if never_wat(viewer, casus.gemeente_id):
        return False
    return sees(moment.session, viewer, casus.id)
