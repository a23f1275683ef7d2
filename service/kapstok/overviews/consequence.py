"""What a deed led to, in one look: the casus as it is now, and the tasks that appeared and for whom."""

from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, bindparam, exists, or_, select
from sqlalchemy.orm import aliased

from kapstok.as_read import Plain
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import looking
from kapstok.need_to_know import HOLDS_REGIE, SEES_CASUS, VIEWER, Viewer, asks
from kapstok.overviews.head import HEAD, CasusHead, head
from kapstok.overviews.rows import LINE, TaskRow, lines
from kapstok.people.model import Gemeente, Organisation, Person
from kapstok.prebuilt import Prebuilt
from kapstok.settled import Settled
from kapstok.tasks.model import Task


class FollowUp(NamedTuple):
    """A task that appeared. `whom` is the role, with the organisation when one is asked; never a person."""

    name: str
    whom: str
    mine: bool


class Consequence(NamedTuple):
    """`head` is None, and `tasks` are none, when the casus does not exist for the viewer (any more).

    `follows` is also for who just did a task in it, or opened it: in words that he may read.
    """

    head: CasusHead | None
    tasks: list[TaskRow]
    follows: list[FollowUp]


_done = aliased(Task)
_worked = exists().where(_done.casus_id == Casus.id, _done.closed_by == VIEWER).correlate(Casus)
_CONSEQUENCE = Prebuilt(
    # By name, since a head and a line share some columns.
    select(*{column.key: column for column in (*HEAD, *LINE)}.values())
    .add_columns(HOLDS_REGIE.label("holds"))
    .select_from(Casus)
    .join(Gemeente, Gemeente.id == Casus.gemeente_id)
    .outerjoin(Task, Task.id.in_(bindparam("opened", expanding=True)))
    .outerjoin(Person, Person.id == Task.assignee_id)
    .outerjoin(Organisation, Organisation.id == Task.organisation_id)
    .where(Casus.id == bindparam("casus"))
)

_PART = Prebuilt(
    select(SEES_CASUS.label("sees"), or_(_worked, Casus.opened_by == VIEWER).label("did")).where(
        Casus.id == bindparam("casus")
    )
)


def consequence(viewer: Viewer, casus_id: UUID, opened: Sequence[UUID], settled: Settled | None = None) -> Consequence:
    """What the viewer may know of a casus in which he did something that opened these tasks and left it so."""
    with looking() as connection:
        found = _left(viewer, opened, settled) if settled else []
        if not found:
            # By their ids alone, and never by none: else a database reads all tasks that the casus ever had.
            asked = {"viewer": viewer.person_id, "casus": casus_id, "opened": list(opened) or [casus_id]}
            found = _CONSEQUENCE.all(connection, asked)
        sees, did = _part(connection, viewer, casus_id, found)
        if not (sees or did):
            return Consequence(None, [], [])
        appeared = sorted((each for each in found if each.casus_id == casus_id), key=lambda each: opened.index(each.id))
        follows = [_follow_up(connection, viewer, each) for each in sorted(appeared, key=attrgetter("name"))]
        if not sees:
            return Consequence(None, [], follows)
        tasks = lines(connection, viewer, [each for each in appeared if each.status == "open"])
        return Consequence(head(connection, found[0]), tasks, follows)


_HEAD = select(*HEAD).selected_columns.items()
_OF_CASUS = {key: of.key for key, column in _HEAD for of in column.base_columns if of.table is Casus.__table__}
_read_casus = itemgetter(*_OF_CASUS.values())


def _left(viewer: Viewer, opened: Sequence[UUID], settled: Settled) -> list[Any]:
    """What the question above would find, from what the act read and wrote itself. Nothing when more must be looked up:
    for who holds no regie, and for tasks that somebody else has, that an organisation is asked, or that changed since.
    """
    if viewer.person_id not in [line.person_id for line in settled.regie.values()]:
        return []
    casus = dict(zip(_OF_CASUS, _read_casus(vars(settled.casus)), strict=True))
    casus |= {"gemeente_name": settled.gemeente_name, "casus_id": None, "holds": True}
    found = []
    for task_id in opened:
        task = settled.tasks.get(task_id)
        if task is None or task["organisation_id"] or task["assignee_id"] not in (None, viewer.person_id):
            return []
        assignee = viewer.name if task["assignee_id"] else None
        found.append(Plain({**casus, **task, "assignee": assignee, "organisation": None, "has_draft": False}))
    return found or [Plain(casus)]


def _part(connection: Connection, viewer: Viewer, casus_id: UUID, found: list[Any]) -> tuple[bool, bool]:
    """Whether the viewer sees the casus, and whether he did something in it."""
    if not found or found[0].holds:
        return bool(found), bool(found)
    part: tuple[bool, bool] = _PART.all(connection, {**asks(viewer), "casus": casus_id})[0]
    return part


def _follow_up(asked: Any, viewer: Viewer, found: Any) -> FollowUp:
    label = catalogue.compiled(asked, found.version_id).role_label(found.role)
    whom = " – ".join(filter(None, (label, found.organisation)))
    return FollowUp(found.name, whom, found.assignee_id == viewer.person_id)
