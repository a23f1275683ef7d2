"""Invite somebody in a casus, and let go of him again; only who holds regie may."""

from dataclasses import dataclass
from uuid import UUID

from kapstok import clock
from kapstok.acts.act import act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.casus import deelnemers
from kapstok.casus.deelnemers import CONVENANT, EENMALIG, Deelnemer
from kapstok.dossier import informatie
from kapstok.errors import Conflict, Invalid
from kapstok.people import convenants
from kapstok.people.model import Organisation, Person, holders, memberships
from kapstok.rights import casus_for, require_regie

KETENPARTNER = "ketenpartner"


@dataclass(frozen=True)
class Invitation:
    """Who is asked in: an organisation (all its people with `role` in the gemeente) or one person.

    Without a covenant an organisation comes in just this once: `reason` says why this one is needed and
    `agreement` what the partners agreed about it.
    """

    organisation: str | None = None
    person: UUID | None = None
    role: str = KETENPARTNER
    reason: str = ""
    agreement: str = ""


@act
def invite_deelnemer(moment: Moment, casus_id: UUID, invitation: Invitation) -> UUID:
    """From this moment on the casus exists for them, in the layer DAT. Answers the id of the invitation."""
    casus_for(moment.session, moment.viewer, casus_id)
    held = moment.hold(casus_id)
    require_regie(moment.session, moment.viewer, held.casus, "Uitnodigen")
    if held.casus.closed_at is not None:
        raise Conflict("Deze casus is afgesloten. Er wordt niemand meer uitgenodigd.")
    row = _row(moment, held, invitation)
    _refuse_twice(moment, row)
    moment.session.add(row)
    moment.session.flush()
    _note(moment, held, "deelnemer_uitgenodigd", row)
    return row.id


@act
def end_deelnemer(moment: Moment, casus_id: UUID, deelnemer_id: UUID) -> None:
    """At this moment the casus stops existing for them, with all that was shared with them."""
    casus_for(moment.session, moment.viewer, casus_id)
    held = moment.hold(casus_id)
    require_regie(moment.session, moment.viewer, held.casus, "Een uitnodiging beëindigen")
    row = deelnemers.find(moment.session, casus_id, deelnemer_id)
    if row.until is not None:
        raise Conflict("Deze deelnemer was al geen deelnemer meer.")
    deelnemers.end(row, moment.person_id, moment.now)
    party = row.organisation_id, row.person_id
    informatie.stop_sharing(moment.session, casus_id, party, moment.person_id, moment.now)
    _note(moment, held, "deelnemer_gestopt", row)


def _row(moment: Moment, held: Held, asked: Invitation) -> Deelnemer:
    organisation_id, role = _invited(moment, held, asked)
    gemeente, today = held.casus.gemeente_id, clock.day_of(moment.now)
    reference = convenants.signed(moment.session, organisation_id, gemeente, today)
    if reference is None:
        _require_ground(asked)
    return Deelnemer(
        casus_id=held.casus.id,
        organisation_id=organisation_id,
        person_id=asked.person,
        role=role,
        ground=CONVENANT if reference else EENMALIG,
        reference=reference or "",
        motivation=None if reference else f"{asked.reason.strip()}\n\nAfspraak: {asked.agreement.strip()}",
        since=moment.now,
        invited_by=moment.viewer.person_id,
    )


def _invited(moment: Moment, held: Held, asked: Invitation) -> tuple[str, str]:
    """The organisation and the role in which they come; Invalid when there is nobody in it."""
    gemeente = held.casus.gemeente_id
    if asked.person is not None:
        person = moment.session.get(Person, asked.person)
        roles = memberships(moment.session, asked.person, moment.now) if person else frozenset()
        if person is None or not person.active or (asked.role, gemeente) not in roles:
            raise Invalid({"persoon": "Kies iemand die deze rol heeft in deze gemeente."})
        return person.organisation_id, asked.role
    organisation = moment.session.get(Organisation, asked.organisation) if asked.organisation else None
    if organisation is None:
        raise Invalid({"organisatie": "Kies een organisatie, of een persoon."})
    if not holders(moment.session, asked.role, gemeente, moment.now, organisation.id):
        raise Invalid({"organisatie": "Bij deze organisatie werkt niemand in deze rol voor deze gemeente."})
    return organisation.id, asked.role


def _require_ground(asked: Invitation) -> None:
    fields = {}
    if not asked.reason.strip():
        fields["reden"] = "Deze organisatie heeft geen convenant getekend. Schrijf waarom zij deze keer nodig is."
    if not asked.agreement.strip():
        fields["afspraak"] = "Schrijf wat de partners hierover hebben afgesproken, en wanneer."
    if fields:
        raise Invalid(fields)


def _refuse_twice(moment: Moment, row: Deelnemer) -> None:
    for other in deelnemers.present(moment.session, row.casus_id):
        if (other.organisation_id, other.person_id, other.role) == (row.organisation_id, row.person_id, row.role):
            raise Conflict("Deze partij is al uitgenodigd.")


def _note(moment: Moment, held: Held, kind: str, row: Deelnemer) -> None:
    organisation = moment.session.get_one(Organisation, row.organisation_id)
    person = str(row.person_id) if row.person_id else None
    note(moment, held, kind, organisation.name, persoon=person, rol=row.role, grond=row.ground)
    held.detail["deelnemer"] = str(row.id)
