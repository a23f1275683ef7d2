"""A task as a line in a list: in the inbox, on a casus, beside another task."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.overviews.termijn import Termijn, termijn
from kapstok.people.model import Gemeente, Organisation, names
from kapstok.rights import Viewer, may_work
from kapstok.tasks.model import Draft, Task


@dataclass(frozen=True)
class TaskRow:
    """`workable`: the viewer may do it now; `free`: nobody has it yet. `organisation` when one is asked."""

    id: UUID
    name: str
    casus_id: UUID
    kenmerk: str
    title: str
    gemeente: str
    gemeente_name: str
    fase: int
    fase_name: str
    role: str
    role_label: str
    organisation: str | None
    assignee: str | None
    mine: bool
    free: bool
    workable: bool
    termijn: Termijn
    priority: int
    opened_at: datetime
    has_draft: bool
    status: str
    spoed: bool


def task_rows(session: Session, viewer: Viewer, found: Iterable[tuple[Task, Casus]]) -> list[TaskRow]:
    """Lines for tasks with their casussen, in the order given."""
    pairs = list(found)
    if not pairs:
        return []
    around = _around(session, viewer, [task for task, _ in pairs])
    return [_row(session, viewer, around, task, casus) for task, casus in pairs]


@dataclass(frozen=True)
class _Around:
    """What the lines of one list need besides their rows, read once: names and the viewer's drafts."""

    people: dict[UUID, str]
    gemeenten: dict[str, str]
    organisations: dict[str, str]
    drafts: set[UUID]
    today: date


def _around(session: Session, viewer: Viewer, listed: list[Task]) -> _Around:
    own = Draft.person_id == viewer.person_id, Draft.task_id.in_([task.id for task in listed])
    asked = {task.organisation_id for task in listed if task.organisation_id}
    partners = select(Organisation).where(Organisation.id.in_(asked))
    return _Around(
        people=names(session, {task.assignee_id for task in listed if task.assignee_id}),
        gemeenten={row.id: row.name for row in session.scalars(select(Gemeente))},
        organisations={row.id: row.name for row in session.scalars(partners)} if asked else {},
        drafts=set(session.scalars(select(Draft.task_id).where(*own))),
        today=clock.day_of(clock.now()),
    )


def _row(session: Session, viewer: Viewer, around: _Around, task: Task, casus: Casus) -> TaskRow:
    manifest = catalogue.compiled(session, casus.version_id).manifest
    fase, role = manifest.fasen.get(task.fase), manifest.rollen.get(task.role)
    return TaskRow(
        id=task.id,
        name=task.name,
        casus_id=casus.id,
        kenmerk=casus.kenmerk,
        title=casus.title,
        gemeente=casus.gemeente_id,
        gemeente_name=around.gemeenten[casus.gemeente_id],
        fase=task.fase,
        fase_name=fase.naam if fase else "Nog geen fase",
        role=task.role,
        role_label=role.label if role else task.role,
        organisation=around.organisations.get(task.organisation_id or "", task.organisation_id),
        assignee=around.people.get(task.assignee_id) if task.assignee_id else None,
        mine=task.assignee_id == viewer.person_id,
        free=task.assignee_id is None,
        workable=task.status == "open" and may_work(viewer, task),
        termijn=termijn(task.due_on, around.today),
        priority=task.priority,
        opened_at=task.opened_at,
        has_draft=task.id in around.drafts,
        status=task.status,
        spoed=casus.spoed,
    )
