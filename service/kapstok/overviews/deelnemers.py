"""Who is involved in a casus: who to call, who holds regie, who is invited, and who could be."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus import deelnemers as parties
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.overviews.casus import CasusHead, casus_head
from kapstok.overviews.regie import RegieLine, regie_lines
from kapstok.people import convenants
from kapstok.people.model import Membership, Organisation, Person, names
from kapstok.regie import ledger
from kapstok.rights import Viewer, casus_for, holds_regie

KETENPARTNER = "ketenpartner"


@dataclass(frozen=True)
class Contact:
    """The casusregisseur, as anybody in the casus may reach him."""

    name: str
    organisation: str
    email: str


@dataclass(frozen=True)
class DeelnemerLine:
    """An invitation. `person` is None for a whole organisation. `motivation` only for who holds regie."""

    id: UUID
    organisation: str
    person: str | None
    role_label: str
    ground: str
    reference: str
    motivation: str | None
    since: datetime
    invited_by: str
    until: datetime | None


@dataclass(frozen=True)
class Candidate:
    """Who could be invited: an organisation, or (with `person_id`) one person in a role."""

    organisation_id: str
    organisation: str
    person_id: UUID | None
    person: str | None
    role: str
    role_label: str
    convenant: str | None


@dataclass(frozen=True)
class DeelnemersView:
    """`former` and `candidates` are empty for who does not hold regie."""

    head: CasusHead
    contact: Contact | None
    regie: list[RegieLine]
    present: list[DeelnemerLine]
    former: list[DeelnemerLine]
    candidates: list[Candidate]
    may_invite: bool


def deelnemers(viewer: Viewer, casus_id: UUID) -> DeelnemersView:
    """Everybody in a casus sees who else is in it: that is DAT."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        manages = holds_regie(session, viewer, casus) and casus.closed_at is None
        lines = _lines(session, casus, holds_regie(session, viewer, casus))
        return DeelnemersView(
            head=casus_head(session, casus),
            contact=_contact(session, casus),
            regie=[line for line in regie_lines(session, casus) if line.until is None],
            present=[line for line in lines if line.until is None],
            former=[line for line in lines if line.until is not None] if manages else [],
            candidates=_candidates(session, casus) if manages else [],
            may_invite=manages,
        )


def _contact(session: Session, casus: Casus) -> Contact | None:
    holder = ledger.current(session, casus.id, "casusregie")
    person = session.get(Person, holder.person_id) if holder is not None and holder.person_id else None
    if person is None:
        return None
    return Contact(person.name, session.get_one(Organisation, person.organisation_id).name, person.email)


def _lines(session: Session, casus: Casus, manages: bool) -> list[DeelnemerLine]:
    rows = parties.all_of(session, casus.id)
    people = names(session, {one for row in rows for one in (row.person_id, row.invited_by) if one})
    places = _organisations(session, {row.organisation_id for row in rows})
    return [
        DeelnemerLine(
            id=row.id,
            organisation=places[row.organisation_id],
            person=people[row.person_id] if row.person_id else None,
            role_label=_label(session, casus, row.role),
            ground=row.ground,
            reference=row.reference,
            motivation=row.motivation if manages else None,
            since=row.since,
            invited_by=people[row.invited_by],
            until=row.until,
        )
        for row in rows
    ]


def _candidates(session: Session, casus: Casus) -> list[Candidate]:
    """Organisations of ketenpartners first, then persons, without those who are in already."""
    now = clock.now()
    invited = {(row.organisation_id, row.person_id) for row in parties.present(session, casus.id)}
    query = select(Person, Membership.role).join(Membership, Membership.person_id == Person.id)
    query = query.where(
        Membership.gemeente_id == casus.gemeente_id,
        Membership.since <= now,
        or_(Membership.until.is_(None), Membership.until > now),
        Person.active,
    )
    found = [(person, role) for person, role in session.execute(query.order_by(Person.name, Membership.role))]
    places = _organisations(session, {person.organisation_id for person, _ in found})
    partners = {person.organisation_id for person, role in found if role == KETENPARTNER}
    whole = [_candidate(session, casus, (place, places[place]), None, KETENPARTNER) for place in partners]
    single = [
        _candidate(session, casus, (person.organisation_id, places[person.organisation_id]), person, role)
        for person, role in found
    ]
    order = sorted(whole, key=lambda one: one.organisation) + single
    return [one for one in order if (one.organisation_id, one.person_id) not in invited]


def _candidate(session: Session, casus: Casus, place: tuple[str, str], person: Person | None, role: str) -> Candidate:
    return Candidate(
        organisation_id=place[0],
        organisation=place[1],
        person_id=person.id if person else None,
        person=person.name if person else None,
        role=role,
        role_label=_label(session, casus, role),
        convenant=convenants.signed(session, place[0], casus.gemeente_id, clock.day_of(clock.now())),
    )


def _label(session: Session, casus: Casus, role: str) -> str:
    return catalogue.compiled(session, casus.version_id).role_label(role)


def _organisations(session: Session, ids: set[str]) -> dict[str, str]:
    query = select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids))
    return {row.id: row.name for row in session.execute(query)}
