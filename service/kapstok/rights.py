"""Who may see and do what: need to know, asked by every act and every overview.

A casus exists for a person who holds regie on it, who has an open task or action in it, who is
invited in it (himself or his organisation), who opened the signal that is still being weighed, to whom regie
is offered, or who held regie until it was closed. For anybody else it does not exist. Rights are read from roles,
invitations and regie as they are now, never from a copy.

What exists is seen in a layer. DAT is *that* something is going on: fase, goals, tasks, agreements, who is involved.
WAT is the content. The casusregisseur sees the WAT of the route; everybody else sees DAT, and of the WAT only what
he wrote, what belongs to his organisation or what was shared with him, piece by piece.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select, tuple_
from sqlalchemy.orm import Session

from kapstok.casus.deelnemers import Deelnemer
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.dossier.acties import Actie
from kapstok.dossier.overleggen import Deelname, Overleg
from kapstok.errors import Forbidden
from kapstok.people.model import Person, memberships
from kapstok.regie.ledger import Regie
from kapstok.regie.overdracht import OPEN, Overdracht, OverdrachtNotFound
from kapstok.tasks.model import Task, TaskNotFound

Layer = Literal["dat", "wat"]

# Who decides or guards sees that there is something, never what a partner brought in (PRIV-30).
NEVER_WAT = ("burgemeester", "wethouder", "privacy_officer")
# Who may change and publish the route of a gemeente.
DESIGNERS = ("functioneel_beheerder",)


@dataclass(frozen=True)
class Viewer:
    """The person for whom something is done or shown. `groups` are pairs of role and gemeente_id."""

    person_id: UUID
    username: str
    name: str
    organisation_id: str
    groups: frozenset[tuple[str, str]]

    def has_role(self, role: str, gemeente_id: str) -> bool:
        return (role, gemeente_id) in self.groups

    @property
    def gemeenten(self) -> frozenset[str]:
        return frozenset(gemeente for _, gemeente in self.groups)


def viewer_of(session: Session, person: Person, now: datetime) -> Viewer:
    """A person with the roles that he holds at this moment."""
    groups = memberships(session, person.id, now)
    return Viewer(person.id, person.username, person.name, person.organisation_id, groups)


def in_group(viewer: Viewer) -> ColumnElement[bool]:
    """Tasks for which the viewer is one of the people who could take them."""
    if not viewer.groups:
        return false()
    return and_(
        tuple_(Task.role, Task.gemeente_id).in_(sorted(viewer.groups)),
        Task.direct.is_(False),
        or_(Task.organisation_id.is_(None), Task.organisation_id == viewer.organisation_id),
    )


def concerns(viewer: Viewer) -> ColumnElement[bool]:
    """Tasks that are the viewer's, or his group's."""
    return or_(Task.assignee_id == viewer.person_id, in_group(viewer))


def sees_casus(viewer: Viewer) -> ColumnElement[bool]:
    """Casussen that exist for the viewer."""
    # Correlated with the casus only: around it may stand a query over the tasks themselves.
    holds = (
        exists()
        .where(
            Regie.casus_id == Casus.id,
            Regie.person_id == viewer.person_id,
            or_(Regie.until.is_(None), Regie.until == Casus.closed_at),
        )
        .correlate(Casus)
    )
    works = exists().where(Task.casus_id == Casus.id, Task.status == "open", concerns(viewer)).correlate(Casus)
    open_actie = exists().where(Actie.casus_id == Casus.id, Actie.doer_id == viewer.person_id, Actie.status == "open")
    acts = and_(open_actie.correlate(Casus), Casus.closed_at.is_(None))
    weighs = and_(Casus.opened_by == viewer.person_id, Casus.fase == 1, Casus.closed_at.is_(None))
    invited = exists().where(Deelnemer.casus_id == Casus.id, is_invited(viewer)).correlate(Casus)
    return or_(holds, works, acts, invited, weighs, is_offered(viewer))


def is_invited(viewer: Viewer) -> ColumnElement[bool]:
    """Invitations that hold now for the viewer: as a person, or with his role in his organisation."""
    himself = Deelnemer.person_id == viewer.person_id
    roles = tuple_(Deelnemer.role, Casus.gemeente_id).in_(sorted(viewer.groups)) if viewer.groups else false()
    among = and_(Deelnemer.person_id.is_(None), Deelnemer.organisation_id == viewer.organisation_id, roles)
    return and_(Deelnemer.until.is_(None), or_(himself, among))


def layer_of(session: Session, viewer: Viewer, casus: Casus) -> Layer:
    """The layer in which the viewer sees a casus that exists for him: WAT for who holds casusregie, else DAT."""
    if any(viewer.has_role(role, casus.gemeente_id) for role in NEVER_WAT):
        return "dat"
    query = select(Regie.id).where(
        Regie.casus_id == casus.id,
        Regie.kind == "casusregie",
        Regie.person_id == viewer.person_id,
        or_(Regie.until.is_(None), Regie.until == casus.closed_at),
    )
    return "dat" if session.scalars(query).first() is None else "wat"


def holds_regie(session: Session, viewer: Viewer, casus: Casus) -> bool:
    """Whether the viewer holds casusregie or procesregie on the casus now."""
    query = select(Regie.id).where(
        Regie.casus_id == casus.id,
        Regie.kind.in_(("casusregie", "procesregie")),
        Regie.person_id == viewer.person_id,
        Regie.until.is_(None),
    )
    return session.scalars(query).first() is not None


def require_regie(session: Session, viewer: Viewer, casus: Casus, what: str) -> None:
    """Raises Forbidden for who holds neither casusregie nor procesregie on the casus."""
    if not holds_regie(session, viewer, casus):
        raise Forbidden(f"{what} doet wie de casusregie of de procesregie heeft. Vraag het aan die persoon.")


def is_offered(viewer: Viewer) -> ColumnElement[bool]:
    """Casussen of which regie is offered to the viewer, until he answers."""
    mine = (Overdracht.casus_id == Casus.id, Overdracht.to_id == viewer.person_id, Overdracht.status == OPEN)
    return exists().where(*mine).correlate(Casus)


def overdracht_for(session: Session, viewer: Viewer, overdracht_id: UUID) -> Overdracht:
    """An overdracht by or to the viewer in a casus that exists for him; otherwise OverdrachtNotFound."""
    query = select(Overdracht).join(Casus, Casus.id == Overdracht.casus_id).where(Overdracht.id == overdracht_id)
    parties = or_(Overdracht.to_id == viewer.person_id, Overdracht.from_id == viewer.person_id)
    found = session.scalar(query.where(parties, or_(sees_casus(viewer), Overdracht.to_id == viewer.person_id)))
    if found is None:
        raise OverdrachtNotFound
    return found


def casus_for(session: Session, viewer: Viewer, casus_id: UUID) -> Casus:
    """The casus, when it exists for the viewer; otherwise CasusNotFound."""
    casus = session.scalar(select(Casus).where(Casus.id == casus_id, sees_casus(viewer)))
    if casus is None:
        raise CasusNotFound
    return casus


def task_for(session: Session, viewer: Viewer, task_id: UUID) -> Task:
    """The task, when it exists for the viewer: his, his group's (also when closed since), or in his casus."""
    return _found(session, _task(viewer, task_id))[0]


def task_to_hold(session: Session, viewer: Viewer, task_id: UUID) -> tuple[Task, Casus]:
    """The same, with the row of its casus locked. The task itself was read before the lock: read it again."""
    return _found(session, _task(viewer, task_id).with_for_update(of=Casus))


def _task(viewer: Viewer, task_id: UUID) -> Select[Task, Casus]:
    known = or_(concerns(viewer), Task.closed_by == viewer.person_id, sees_casus(viewer))
    return select(Task, Casus).join(Casus, Casus.id == Task.casus_id).where(Task.id == task_id, known)


def _found(session: Session, query: Select[Task, Casus]) -> tuple[Task, Casus]:
    found = session.execute(query).first()
    if found is None:
        raise TaskNotFound
    return found[0], found[1]


def is_candidate(viewer: Viewer, task: Task) -> bool:
    """Whether the viewer is one of those who could take the task."""
    return (
        not task.direct
        and (task.role, task.gemeente_id) in viewer.groups
        and task.organisation_id in (None, viewer.organisation_id)
    )


def may_work(viewer: Viewer, task: Task) -> bool:
    """Whether the viewer may do the task now: it is his, or it is free and he is a candidate."""
    if task.assignee_id is not None:
        return task.assignee_id == viewer.person_id
    return is_candidate(viewer, task)


def require_role(viewer: Viewer, roles: tuple[str, ...], gemeente_id: str, what: str) -> None:
    """Raises Forbidden when the viewer holds none of the roles in the gemeente."""
    if not any(viewer.has_role(role, gemeente_id) for role in roles):
        raise Forbidden(f"{what} hoort niet bij uw rol in deze gemeente. Vraag het aan een collega die dat wel mag.")


def leads(session: Session, viewer: Viewer, casus: Casus) -> bool:
    """Whether the viewer keeps the dossier: he holds regie, or opened a signal that is still being weighed."""
    weighs = casus.opened_by == viewer.person_id and casus.fase < 2 and casus.closed_at is None
    return weighs or holds_regie(session, viewer, casus)


def require_lead(session: Session, viewer: Viewer, casus: Casus) -> None:
    """Raises Forbidden for whoever works along without regie."""
    if not leads(session, viewer, casus):
        raise Forbidden("Alleen wie regie heeft op deze casus legt dit vast. Geef het door aan de casusregisseur.")


MINUTES = "administratie_zvh"


def overleg_for(session: Session, viewer: Viewer, casus_id: UUID, overleg_id: UUID) -> tuple[Overleg, Casus]:
    """A meeting with what was said at it: for who is invited, until it is over; afterwards the casus must be his too.

    Whoever leads the casus but was not invited does not read along either (PRIV-08).
    """
    invited = exists().where(
        Deelname.overleg_id == Overleg.id, Deelname.person_id == viewer.person_id, Deelname.until.is_(None)
    )
    during = and_(Overleg.held_at.is_(None), Casus.closed_at.is_(None))
    where = Overleg.id == overleg_id, Overleg.casus_id == casus_id, invited, or_(during, sees_casus(viewer))
    query = select(Overleg, Casus).join(Casus, Casus.id == Overleg.casus_id).where(*where)
    found = session.execute(query).first()
    if found is None:
        raise CasusNotFound
    return found[0], found[1]


def writes_for_table(session: Session, viewer: Viewer, casus: Casus) -> bool:
    """Whether the viewer may write down at a meeting what others bring in."""
    return viewer.has_role(MINUTES, casus.gemeente_id) or leads(session, viewer, casus)
