"""The overdrachten of a casus and those that wait for somebody's answer, and where regie needs a new holder."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.coordination import orphan as find_orphan
from kapstok.coordination import orphans
from kapstok.db import reading
from kapstok.errors import Forbidden
from kapstok.overviews.regie import LABELS
from kapstok.people.model import Gemeente, holders, names
from kapstok.regie import ledger
from kapstok.regie import overdracht as overdrachten
from kapstok.regie.ledger import Regie
from kapstok.regie.overdracht import OPEN, Overdracht
from kapstok.regie.receivers import roles_for
from kapstok.rights import Viewer, casus_for, overdracht_for

TRANSFERABLE = ("casusregie", "procesregie")


@dataclass(frozen=True)
class OverdrachtView:
    """`notitie` and `reason` are given to the two parties only. `to_me` and `by_me`: what the viewer may do."""

    id: UUID
    casus_id: UUID
    kenmerk: str
    title: str
    kind: str
    label: str
    giver: str
    receiver: str
    status: str
    proposed_at: datetime
    answered_at: datetime | None
    notitie: str | None
    reason: str | None
    to_me: bool
    by_me: bool


@dataclass(frozen=True)
class Transfer:
    """What the viewer needs to hand over a regie that he holds: to whom he can."""

    casus_id: UUID
    kenmerk: str
    title: str
    fase: int
    kind: str
    label: str
    receivers: list[tuple[UUID, str]]


@dataclass(frozen=True)
class Vacancy:
    """Regie that lies with nobody in the role; the coordinator sees no title and nothing of the content."""

    casus_id: UUID
    kenmerk: str
    gemeente_name: str
    kind: str
    label: str
    role_label: str
    person: str | None
    since: datetime
    candidates: list[tuple[UUID, str]]


def offered_to(viewer: Viewer) -> list[OverdrachtView]:
    """What waits for the viewer's answer, the oldest first."""
    with reading() as session:
        query = select(Overdracht).where(Overdracht.to_id == viewer.person_id, Overdracht.status == OPEN)
        rows = list(session.scalars(query.order_by(Overdracht.proposed_at)))
        return _views(session, viewer, rows)


def overdracht_page(viewer: Viewer, overdracht_id: UUID) -> OverdrachtView:
    """One overdracht by or to the viewer."""
    with reading() as session:
        return _views(session, viewer, [overdracht_for(session, viewer, overdracht_id)])[0]


def overdrachten_of(viewer: Viewer, casus_id: UUID) -> list[OverdrachtView]:
    """All overdrachten of a casus that the viewer may see, newest first."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        return _views(session, viewer, overdrachten.of_casus(session, casus.id))


def transferable(viewer: Viewer, casus_id: UUID) -> list[tuple[str, str]]:
    """The kinds of regie (kind, label) that the viewer holds and could offer now."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        held = ledger.holders(session, casus.id)
        mine = [kind for kind in TRANSFERABLE if kind in held and held[kind].person_id == viewer.person_id]
        return [(kind, LABELS[kind]) for kind in mine if overdrachten.open_one(session, casus.id, kind) is None]


def transfer_page(viewer: Viewer, casus_id: UUID, kind: str) -> Transfer:
    """To whom the viewer can hand over this regie; Forbidden when he does not hold it."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        current = ledger.current(session, casus.id, kind)
        if kind not in TRANSFERABLE or current is None or current.person_id != viewer.person_id:
            raise Forbidden("Alleen wie deze regie heeft, draagt haar over. Vraag het aan die persoon.")
        return Transfer(
            casus_id=casus.id,
            kenmerk=casus.kenmerk,
            title=casus.title,
            fase=casus.fase,
            kind=kind,
            label=LABELS[kind],
            receivers=_candidates(session, casus, current),
        )


def vacancies(viewer: Viewer) -> list[Vacancy]:
    """Where the viewer, as coordinator, has to appoint somebody; the longest waiting first."""
    with reading() as session:
        return [_vacancy(session, one.casus, one.regie) for one in orphans(session, viewer, clock.now())]


def vacancy(viewer: Viewer, casus_id: UUID, kind: str) -> Vacancy:
    """One of those; CasusNotFound when there is none for this viewer."""
    with reading() as session:
        found = find_orphan(session, viewer, clock.now(), casus_id, kind)
        return _vacancy(session, found.casus, found.regie)


def _vacancy(session: Session, casus: Casus, regie: Regie) -> Vacancy:
    person = names(session, {regie.person_id}).get(regie.person_id) if regie.person_id else None
    return Vacancy(
        casus_id=casus.id,
        kenmerk=casus.kenmerk,
        gemeente_name=session.get_one(Gemeente, casus.gemeente_id).name,
        kind=regie.kind,
        label=LABELS[regie.kind],
        role_label=catalogue.compiled(session, casus.version_id).role_label(regie.role),
        person=person,
        since=regie.since,
        candidates=_candidates(session, casus, regie),
    )


def _candidates(session: Session, casus: Casus, regie: Regie) -> list[tuple[UUID, str]]:
    """Who holds the role, without the present holder and without who holds the other regie."""
    taken = {row.person_id for row in ledger.holders(session, casus.id).values()}
    found: dict[UUID, str] = {}
    for role in roles_for(regie.kind, regie.role, casus.fase):
        for person in holders(session, role, casus.gemeente_id, clock.now()):
            if person.id not in taken:
                found[person.id] = person.name
    return sorted(found.items(), key=lambda one: one[1])


def _views(session: Session, viewer: Viewer, rows: list[Overdracht]) -> list[OverdrachtView]:
    people = names(session, {row.from_id for row in rows} | {row.to_id for row in rows})
    return [_view(session, viewer, row, people) for row in rows]


def _view(session: Session, viewer: Viewer, row: Overdracht, people: dict[UUID, str]) -> OverdrachtView:
    casus = session.get_one(Casus, row.casus_id)
    party = viewer.person_id in (row.from_id, row.to_id)
    return OverdrachtView(
        id=row.id,
        casus_id=casus.id,
        kenmerk=casus.kenmerk,
        title=casus.title,
        kind=row.kind,
        label=LABELS[row.kind],
        giver=people[row.from_id],
        receiver=people[row.to_id],
        status=row.status,
        proposed_at=row.proposed_at,
        answered_at=row.answered_at,
        notitie=row.notitie if party else None,
        reason=row.reason if party else None,
        to_me=row.status == OPEN and row.to_id == viewer.person_id,
        by_me=row.status == OPEN and row.from_id == viewer.person_id,
    )
