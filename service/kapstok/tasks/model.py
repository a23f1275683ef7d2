"""Tasks: who has to do what by when, who took it, and what was typed so far."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedJson
from kapstok.errors import Conflict, NotFound


class TaskNotFound(NotFound):
    """There is no such task, or this person may not know it."""

    def __init__(self) -> None:
        super().__init__("Deze taak bestaat niet, of u bent er niet bij betrokken.")


class TaskClosed(Conflict):
    """The task is no longer open."""


class TaskTaken(Conflict):
    """Somebody else took the task."""


def _index_where(name: str, column: str, condition: str) -> Index:
    return Index(name, column, sqlite_where=text(condition), postgresql_where=text(condition))


class Task(Row):
    """`key` is the engine's name for it. `organisation_id` is set when one organisation is asked.

    `status` is open, done or withdrawn. `assignee_id` is who took it or to whom it falls; None: the group.
    `direct` tasks fall to one person because of his regie: the others of his role have no part in them.
    `tell_since` is since when somebody is to be told of it; None: that became outside work.
    """

    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("casus_id", "key"),
        # Only what is open, what a group can take, what is to be told: of everything else there comes ever more.
        _index_where("ix_task_assignee", "assignee_id", "status = 'open'"),
        _index_where("ix_task_casus", "casus_id", "status = 'open'"),
        _index_where("ix_task_tell", "tell_since", "tell_since IS NOT NULL"),
        Index(
            "ix_task_group",
            "role",
            "gemeente_id",
            sqlite_where=text("status = 'open' AND direct IS 0"),
            postgresql_where=text("status = 'open' AND direct IS false"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    key: Mapped[str] = mapped_column(String(64))
    element: Mapped[str] = mapped_column(String(100))
    process: Mapped[str] = mapped_column(String(100))
    path: Mapped[list[str]] = mapped_column(JSON, default=list)
    name: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[str | None] = mapped_column(String(40))
    assignee_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    fase: Mapped[int]
    direct: Mapped[bool] = mapped_column(default=False)
    why: Mapped[str] = mapped_column(String(200), default="")
    priority: Mapped[int] = mapped_column(default=50)
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(10), default="open")
    opened_at: Mapped[datetime] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    tell_since: Mapped[datetime | None] = mapped_column(Moment)


# Written out and not asked: the database must know that the indexes of what is open are meant, and SQLite else plans
# the whole question anew each time that it is asked.
OPEN_TASK: ColumnElement[bool] = Task.status == literal_column("'open'")


class Claim(Row):
    """Somebody took a task or was given it, by whom (None: regie moved). Open-ended: until the task is closed.

    A task that falls to the holder of regie when it appears needs none: `Task.direct` says so.
    """

    __tablename__ = "claim"

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)


class Draft(Row):
    """A half-filled form, as typed and sealed: nothing in it has been checked."""

    __tablename__ = "draft"

    task_id: Mapped[UUID] = mapped_column(ForeignKey("task.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    saved_at: Mapped[datetime] = mapped_column(Moment)


def find(session: Session, task_id: UUID) -> Task:
    """A task by its id."""
    task = session.get(Task, task_id)
    if task is None:
        raise TaskNotFound
    return task


def by_key(session: Session, casus_id: UUID, key: str) -> Task:
    """A task by the engine's name for it."""
    return session.scalars(select(Task).where(Task.casus_id == casus_id, Task.key == key)).one()


def open_tasks(session: Session, casus_id: UUID) -> list[Task]:
    """The open tasks of a casus, most urgent first."""
    query = select(Task).where(Task.casus_id == casus_id, OPEN_TASK)
    return list(session.scalars(query.order_by(Task.priority.desc(), Task.due_on, Task.opened_at)))


def to_tell(session: Session, most: int) -> list[Task]:
    """The tasks of which somebody is to be told, longest waiting first, without those that another is busy with."""
    query = select(Task).where(Task.tell_since.is_not(None)).order_by(Task.tell_since).limit(most)
    return list(session.scalars(query.with_for_update(skip_locked=True, key_share=True)))


def last_completed(session: Session, casus_id: UUID, element: str) -> Task | None:
    """The latest completion of an element in a casus: who did it last."""
    query = select(Task).where(Task.casus_id == casus_id, Task.element == element, Task.status == "done")
    return session.scalars(query.order_by(Task.closed_at.desc()).limit(1)).first()


def take(session: Session, task: Task, person_id: UUID, by: UUID | None, now: datetime) -> None:
    """Let a task fall to a person; whoever had it has it no longer."""
    release(session, task, now)
    task.assignee_id = person_id
    session.add(Claim(task_id=task.id, person_id=person_id, by=by, since=now))


def release(session: Session, task: Task, now: datetime) -> None:
    """Give a task back to its group."""
    if task.assignee_id is not None:
        ended = update(Claim).where(Claim.task_id == task.id, Claim.until.is_(None)).values(until=now)
        session.execute(ended)
    task.assignee_id = None


def save_draft(session: Session, task_id: UUID, person_id: UUID, answers: dict[str, Any], now: datetime) -> None:
    """Keep what was typed, without judging it."""
    session.merge(Draft(task_id=task_id, person_id=person_id, answers=answers, saved_at=now))


def drafts(session: Session, task_id: UUID) -> list[Draft]:
    """What was typed for a task, by whomever, latest first."""
    query = select(Draft).where(Draft.task_id == task_id).order_by(Draft.saved_at.desc())
    return list(session.scalars(query))
