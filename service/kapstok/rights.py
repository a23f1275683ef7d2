"""Who may see and do what: need to know, asked by every act and every overview.

A casus exists for a person who holds regie on it, who has an open task or action in it, who is
invited in it (himself or his organisation), who opened the signal that is still being weighed, to whom regie
is offered, or who held regie until it was closed. For anybody else it does not exist. Rights are read from roles,
invitations and regie as they are now, never from a copy.

What exists is seen in a layer. DAT is *that* something is going on: fase, goals, tasks, agreements, who is involved.
WAT is the content. The casusregisseur sees the WAT of the route; everybody else sees DAT, and of the WAT only what
he wrote, what belongs to his organisation or what was shared with him, piece by piece.
"""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection, Uuid, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from kapstok.as_read import as_object, held_by, plain
from kapstok.casus import melder
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.catalogue import model as catalogue
from kapstok.dossier import informatie
from kapstok.dossier.informatie import Informatie, InformatieNotFound
from kapstok.dossier.overleggen import Deelname, Overleg
from kapstok.driver import together
from kapstok.errors import Forbidden
from kapstok.need_to_know import CANDIDATE, HOLDS_REGIE, SEES_CASUS, VIEWER, Viewer, asks, sees_casus
from kapstok.people.model import Gemeente, Person, memberships, names
from kapstok.prebuilt import Prebuilt
from kapstok.regie.ledger import LINES, Holding, Regie, by_kind
from kapstok.regie.overdracht import Overdracht, OverdrachtNotFound
from kapstok.tasks.model import Task, TaskNotFound, open_tasks

Layer = Literal["dat", "wat"]

# Who decides or guards sees that there is something, never what a partner brought in (PRIV-30).
NEVER_WAT = ("burgemeester", "wethouder", "privacy_officer")
# Who may change and publish the route of a gemeente.
DESIGNERS = ("functioneel_beheerder",)
# Who keeps the installation going in a gemeente.
BEHEERDER = "functioneel_beheerder"
# Who owns the approach in a gemeente and has it evaluated.
EIGENAAR = "eigenaar_ave"


def viewer_of(session: Session, person: Person, now: datetime) -> Viewer:
    """A person with the roles that he holds at this moment."""
    groups = memberships(session, person.id, now)
    return Viewer(person.id, person.username, person.name, person.organisation_id, groups)


def layer_of(session: Session, viewer: Viewer, casus: Casus) -> Layer:
    """The layer in which the viewer sees a casus that exists for him: WAT for who holds casusregie, else DAT."""
    if never_wat(viewer, casus.gemeente_id):
        return "dat"
    query = select(Regie.id).where(
        Regie.casus_id == casus.id,
        Regie.kind == "casusregie",
        Regie.person_id == viewer.person_id,
        or_(Regie.until.is_(None), Regie.until == casus.closed_at),
    )
    return "dat" if session.scalars(query).first() is None else "wat"


def unknown(session: Session, viewer: Viewer, casus: Casus) -> dict[UUID, str]:
    """How the melder is called who was promised that he stays unknown: by his own name only for himself and for who
    holds casusregie, who has to act on what he said (PRIV-22). To be laid over the names of a casus.
    """
    person_id = melder.promised(session, casus.id)
    if person_id is None or person_id == viewer.person_id or layer_of(session, viewer, casus) == "wat":
        return {}
    return {person_id: melder.UNKNOWN}


def names_in(session: Session, viewer: Viewer, casus: Casus, ids: set[UUID]) -> dict[UUID, str]:
    """How these people are called in a casus, as far as the viewer may know."""
    hidden = unknown(session, viewer, casus)
    return names(session, ids) | {person_id: word for person_id, word in hidden.items() if person_id in ids}


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
    casus = session.scalar(_CASUS, {**asks(viewer), "casus": casus_id})
    if casus is None:
        raise CasusNotFound
    return casus


def sees(asked: Session | Connection, viewer: Viewer, casus_id: UUID) -> bool:
    """Whether the casus exists for the viewer."""
    connection = asked.connection() if isinstance(asked, Session) else asked
    held = {"viewer": viewer.person_id, "casus": casus_id}
    if _HELD.first(connection, held) is not None:
        return True
    return _SEEN.first(connection, {**asks(viewer), "casus": casus_id}) is not None


_CASUS = select(Casus).where(Casus.id == bindparam("casus", type_=Uuid()), SEES_CASUS)
_HELD = Prebuilt(select(Casus.id).where(Casus.id == bindparam("casus", type_=Uuid()), HOLDS_REGIE))
_SEEN = Prebuilt(select(Casus.id).where(Casus.id == bindparam("casus", type_=Uuid()), SEES_CASUS))
_OF_CASUS, _OF_TASK = ([*kind.__table__.columns] for kind in (Casus, Task))
_TASK = (
    select(*(column.label(f"{column.table.name}_{column.key}") for column in (*_OF_CASUS, *_OF_TASK)), Gemeente.name)
    .join(Task, Task.casus_id == Casus.id)
    .join(Gemeente, Gemeente.id == Casus.gemeente_id)
    .where(Task.id == bindparam("task"))
)
_TASK_TO_SEE = Prebuilt(_TASK)
# The casus is locked before the task: everybody takes them in that order.
_LOCKED = _TASK.with_for_update(of=(Casus, Task))
_TASK_OF_CASUS = Prebuilt(_LOCKED)
_TASK_TO_HOLD = Prebuilt(_LOCKED.where(or_(Task.assignee_id == VIEWER, Task.closed_by == VIEWER, CANDIDATE)))
# First the casus of the task, then its lines: joined, a database that knows little of its tables reads all regie.
_CASUS_OF_TASK = select(Task.casus_id).where(Task.id == bindparam("task")).scalar_subquery()
_REGIE_OF_TASK = Prebuilt(LINES.where(Regie.casus_id == _CASUS_OF_TASK))


def owns(viewer: Viewer, item: Informatie) -> bool:
    """Whether the viewer's organisation is the one owner of a piece of informatie."""
    return item.organisation_id == viewer.organisation_id


def never_wat(viewer: Viewer, gemeente_id: str) -> bool:
    """Whether the viewer decides or guards in this gemeente, and therefore reads no content."""
    return any(viewer.has_role(role, gemeente_id) for role in NEVER_WAT)


def reads_informatie(session: Session, viewer: Viewer, casus: Casus, item: Informatie) -> bool:
    """Whether the viewer may read it in a casus that exists for him: DAT always; WAT when it is his
    organisation's or when it was shared with him or his organisation.
    """
    if item.layer == "dat":
        return True
    if never_wat(viewer, casus.gemeente_id):
        return False
    return owns(viewer, item) or any(
        row.person_id == viewer.person_id or (row.person_id is None and row.organisation_id == viewer.organisation_id)
        for row in informatie.readers(session, item.id)
    )


def informatie_for(session: Session, viewer: Viewer, casus: Casus, informatie_id: UUID) -> Informatie:
    """A piece of informatie that the viewer may read; otherwise it does not exist for him."""
    item = informatie.find(session, casus.id, informatie_id)
    if not reads_informatie(session, viewer, casus, item):
        raise InformatieNotFound
    return item


def task_to_hold(connection: Connection, viewer: Viewer, task_id: UUID) -> tuple[Task, Casus, str, dict[str, Holding]]:
    """The same with its casus, locked and as they are then, the name of the gemeente, and who holds regie: all plain.

    Nearly always the row says itself that it is his. Else all is asked before the lock: strangers let nobody wait.
    """
    whose = {"viewer": viewer.person_id, "viewer_organisation": viewer.organisation_id}
    asked = {**whose, "viewer_groups": sorted(viewer.groups), "task": task_id}
    found, regie = _locked(connection, _TASK_TO_HOLD, asked)
    if not found:
        seen = _TASK_TO_SEE.first(connection, asked)
        if seen is None or not sees(connection, viewer, seen.casus_id):
            raise TaskNotFound
        found, regie = _locked(connection, _TASK_OF_CASUS, asked)
    return *_rows(found[0]), found[0].name, by_kind(regie)


def _locked(connection: Connection, query: Prebuilt, asked: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """A task with its casus, locked, and the lines of regie as they are under that lock."""
    with together(connection):
        found, regie = query.ask(connection, asked), _REGIE_OF_TASK.ask(connection, asked)
    return found(), regie()


def task_for(session: Session, viewer: Viewer, task_id: UUID) -> Task:
    """The task, when it exists for the viewer: his, his group's (also when closed since), or in his casus."""
    session.flush()
    found = _TASK_TO_SEE.first(session.connection(), {"task": task_id})
    if found is None:
        raise TaskNotFound
    task = held_by(session, as_object(Task, _rows(found)[0]))
    if not (_concerns(viewer, task) or task.closed_by == viewer.person_id or sees(session, viewer, task.casus_id)):
        raise TaskNotFound
    return task


def _rows(found: Any) -> tuple[Any, Any]:
    """The task and the casus of a line, as plain rows."""
    casus, task = found[: len(_OF_CASUS)], found[len(_OF_CASUS) : len(_OF_CASUS) + len(_OF_TASK)]
    return _PLAIN_TASK(*task), _PLAIN_CASUS(*casus)


_PLAIN_TASK, _PLAIN_CASUS = plain(Task), plain(Casus)


def _concerns(viewer: Viewer, task: Task) -> bool:
    return task.assignee_id == viewer.person_id or is_candidate(viewer, task)


def is_candidate(viewer: Viewer, task: Any) -> bool:
    """Whether the viewer is one of those who could take the task: a Task, or a line with its columns."""
    return (
        not task.direct
        and (task.role, task.gemeente_id) in viewer.groups
        and task.organisation_id in (None, viewer.organisation_id)
    )


def may_work(viewer: Viewer, task: Any) -> bool:
    """Whether the viewer may do the task now: it is his, or it is free and he is a candidate."""
    if task.assignee_id is not None:
        return task.assignee_id == viewer.person_id
    return is_candidate(viewer, task)


def require_role(viewer: Viewer, roles: tuple[str, ...], gemeente_id: str, what: str) -> None:
    """Raises Forbidden when the viewer holds none of the roles in the gemeente."""
    if not any(viewer.has_role(role, gemeente_id) for role in roles):
        raise Forbidden(f"{what} hoort niet bij uw rol in deze gemeente. Vraag het aan een collega die dat wel mag.")


def leads(session: Session, viewer: Viewer, casus: Casus, *pages: str) -> bool:
    """Whether the viewer keeps the dossier: he holds regie, or opened a signal that is still being weighed.

    Of some `pages` also who has the task that they answer: who must see to it, may write it down.
    """
    weighs = casus.opened_by == viewer.person_id and casus.fase < 2 and casus.closed_at is None
    return weighs or holds_regie(session, viewer, casus) or bool(asked_of(session, viewer, casus, *pages))


def asked_of(session: Session, viewer: Viewer, casus: Casus, *pages: str) -> list[Task]:
    """The open tasks of the viewer in a casus that one of these pages of the dossier answers."""
    mine = [task for task in open_tasks(session, casus.id) if may_work(viewer, task)] if pages else []
    if not mine:
        return []
    version = catalogue.compiled(session, casus.version_id)
    forms = [version.form(version.task(task.element, tuple(task.path)).form) for task in mine]
    return [
        task for task, form in zip(mine, forms, strict=True) if any(item.dossier in pages for item in form.from_dossier)
    ]


def require_lead(session: Session, viewer: Viewer, casus: Casus, *pages: str) -> None:
    """Raises Forbidden for whoever works along without regie, and without a task that one of these pages answers."""
    if not leads(session, viewer, casus, *pages):
        raise Forbidden("Alleen wie regie heeft op deze casus legt dit vast. Geef het door aan de casusregisseur.")


MINUTES = "administratie_zvh"
# What a meeting answers in a form of the route.
AT_TABLE = ("mdo", "bespreking")


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
    return viewer.has_role(MINUTES, casus.gemeente_id) or leads(session, viewer, casus, *AT_TABLE)
