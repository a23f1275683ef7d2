"""The coordinator of a gemeente: where regie lies with nobody, or with somebody who does not hold the role any more.

He need not know the casus for that: he sees its kenmerk and appoints somebody. Need to know stays as it is.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, and_, exists, or_, select, true
from sqlalchemy.orm import Session

from kapstok import regie_marks
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.catalogue import model as catalogue
from kapstok.people.model import Membership, Person
from kapstok.regie.ledger import Regie
from kapstok.regie.receivers import CASUSREGISSEUR, ZVH
from kapstok.rights import Viewer
from kapstok.tasks import model as tasks

TEAMLEIDER = "teamleider"
PROCESCOORDINATOR = "procescoordinator"


@dataclass(frozen=True)
class Orphan:
    """A regie in an open casus that nobody with the role holds."""

    casus: Casus
    regie: Regie


def coordinates(viewer: Viewer, gemeente_id: str, regie: Regie) -> bool:
    """The teamleider looks after the gemeente; the procescoordinator after the procesregie of the ZVH."""
    if viewer.has_role(TEAMLEIDER, gemeente_id):
        return True
    return regie.kind == "procesregie" and regie.role == ZVH and viewer.has_role(PROCESCOORDINATOR, gemeente_id)


def orphans(session: Session, viewer: Viewer, now: datetime) -> list[Orphan]:
    """What the viewer has to look after, the longest waiting first."""
    if not any(role in (TEAMLEIDER, PROCESCOORDINATOR) for role, _ in viewer.groups):
        return []
    query = _without_role(now).where(Casus.gemeente_id.in_(viewer.gemeenten)).order_by(Regie.since, Regie.id)
    found = [Orphan(casus, regie) for casus, regie in session.execute(query)]
    return [
        one
        for one in found
        if coordinates(viewer, one.casus.gemeente_id, one.regie)
        and not (one.regie.kind == "casusregie" and being_appointed(session, one.casus))
    ]


def orphan(session: Session, viewer: Viewer, now: datetime, casus_id: UUID, kind: str) -> Orphan:
    """One of those; CasusNotFound when there is none for this viewer."""
    for one in orphans(session, viewer, now):
        if (one.casus.id, one.regie.kind) == (casus_id, kind):
            return one
    raise CasusNotFound


def being_appointed(session: Session, casus: Casus) -> bool:
    """Whether somebody has the open task to say who becomes casusregisseur."""
    open_tasks = tasks.open_tasks(session, casus.id)
    return any(_appoints(session, casus, task) for task in open_tasks)


def _appoints(session: Session, casus: Casus, task: tasks.Task) -> bool:
    text = catalogue.compiled(session, casus.version_id).task(task.element, tuple(task.path)).regie
    moves = regie_marks.parse(text) if text else ()
    return any(move.kind == "casusregie" and move.field for move in moves)


def _without_role(now: datetime) -> Select[Casus, Regie]:
    holds = exists().where(
        Membership.person_id == Regie.person_id,
        Membership.gemeente_id == Casus.gemeente_id,
        Membership.since <= now,
        or_(Membership.until.is_(None), Membership.until > now),
        or_(
            Membership.role == Regie.role,
            and_(Regie.kind == "casusregie", Casus.fase == 4, Membership.role == ZVH),
        ),
    )
    active = exists().where(Person.id == Regie.person_id, Person.active == true())
    nobody = and_(Regie.person_id.is_(None), Regie.kind == "casusregie", Regie.role == CASUSREGISSEUR)
    lost = and_(Regie.person_id.is_not(None), or_(~holds, ~active))
    return (
        select(Casus, Regie)
        .join(Regie, Regie.casus_id == Casus.id)
        .where(Casus.closed_at.is_(None), Regie.until.is_(None), Regie.kind != "bestuurlijk", or_(lost, nobody))
    )
