"""A task as a line in a list: in the inbox, on a casus, beside another task."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, exists, func, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.need_to_know import VIEWER, Viewer, asks
from kapstok.overviews.termijn import Termijn, termijn
from kapstok.people.model import Gemeente, Organisation, Person
from kapstok.prebuilt import Prebuilt
from kapstok.rights import may_work
from kapstok.tasks.model import Draft, Task


class TaskRow(NamedTuple):
    """`workable`: the viewer may do it now; `free`: nobody has it yet. `organisation` when one is asked.
    `route` is the variant of the casus, whose words the other labels are.
    """

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
    route: str
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


_OF_TASK = "id name casus_id gemeente_id fase role organisation_id assignee_id direct due_on priority opened_at status"
_drafted = exists().where(Draft.task_id == Task.id, Draft.person_id == VIEWER).correlate(Task)
LINE: tuple[Any, ...] = (
    *(getattr(Task, name) for name in _OF_TASK.split()),
    *(Casus.kenmerk, Casus.title, Casus.spoed, Casus.version_id),
    Gemeente.name.label("gemeente_name"),
    Person.name.label("assignee"),
    func.coalesce(Organisation.name, Task.organisation_id).label("organisation"),
    _drafted.label("has_draft"),
)
"""Everything of a line, to be asked in one go with the casus, its gemeente, and perhaps a person and organisation."""

LINES: Select[Any] = (
    select(*LINE)
    .join(Casus, Casus.id == Task.casus_id)
    .join(Gemeente, Gemeente.id == Task.gemeente_id)
    .outerjoin(Person, Person.id == Task.assignee_id)
    .outerjoin(Organisation, Organisation.id == Task.organisation_id)
)
_GIVEN = Prebuilt(LINES.where(Task.id.in_(bindparam("tasks", expanding=True))))


def task_rows(session: Session, viewer: Viewer, found: Iterable[Task]) -> list[TaskRow]:
    """Lines for tasks, in the order given."""
    order = {task.id: number for number, task in enumerate(found)}
    if not order:
        return []
    rows = _GIVEN.all(session.connection(), {**asks(viewer), "tasks": [*order]})
    return sorted(lines(session, viewer, rows), key=lambda row: order[row.id])


def lines(asked: Session | Connection, viewer: Viewer, found: Iterable[Any]) -> list[TaskRow]:
    """The lines of what a query over LINE found, in its order."""
    today = clock.day_of(clock.now())
    known: dict[tuple[UUID, int, str], tuple[str, str, str]] = {}
    told = []
    for each in found:
        of = each.version_id, each.fase, each.role
        words = known.get(of) or known.setdefault(of, _words(asked, *of))
        told.append(_line(viewer, each, today, words))
    return told


def _words(asked: Session | Connection, version_id: UUID, fase: int, role: str) -> tuple[str, str, str]:
    """What the route of a casus calls a fase, a role and itself."""
    version = catalogue.compiled(asked, version_id)
    return version.fase_name(fase), version.role_label(role), version.manifest.naam


def _line(viewer: Viewer, found: Any, today: date, words: tuple[str, str, str]) -> TaskRow:
    fase_name, role_label, route = words
    # By place: matching twenty-three names costs as much as all else that is done for a line.
    return TaskRow(
        found.id,
        found.name,
        found.casus_id,
        found.kenmerk,
        found.title,
        found.gemeente_id,
        found.gemeente_name,
        found.fase,
        fase_name,
        found.role,
        role_label,
        route,
        found.organisation,
        found.assignee,
        found.assignee_id == viewer.person_id,  # mine
        found.assignee_id is None,  # free
        found.status == "open" and may_work(viewer, found),  # workable
        termijn(found.due_on, today),
        found.priority,
        found.opened_at,
        found.has_draft,
        found.status,
        found.spoed,
    )
