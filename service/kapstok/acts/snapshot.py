"""A casus as it was before it moved to another version, to be put back as long as no step was taken since."""

import base64
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Uuid, delete, inspect, select
from sqlalchemy.orm import Session

from kapstok.casus import hold
from kapstok.casus.model import Casus, Waiting
from kapstok.db import Moment, Row
from kapstok.jobs.model import Job
from kapstok.regie import ledger
from kapstok.tasks.model import OPEN_TASK, Claim, Draft, Task

# The tables of which rows are put back as they were; claims and answers stay what they are.
KEPT: tuple[type[Row], ...] = (Task, Job, Draft)
# What somebody was told he is not told again.
NEVER_BACK = ("tell_since",)


def take(session: Session, casus: Casus) -> dict[str, Any]:
    """Everything that a move may change, as plain values."""
    return {
        "state": base64.b64encode(casus.state).decode(),
        "fase": casus.fase,
        "fase_since": casus.fase_since.isoformat(),
        "regie": _regie(session, casus.id),
        "waiting": [_plain(row) for row in _waiting(session, casus.id)],
        **{kind.__tablename__: [_plain(row) for row in _rows(session, kind, casus.id)] for kind in KEPT},
    }


def put_back(session: Session, casus: Casus, kept: dict[str, Any], now: datetime) -> None:
    """The rows as they were; tasks and work that came with the move are withdrawn."""
    casus.state = base64.b64decode(kept["state"])
    hold.seal(casus)
    casus.fase, casus.fase_since = kept["fase"], datetime.fromisoformat(kept["fase_since"])
    known = {row["id"] for kind in ("task", "job") for row in kept[kind]}
    for task in _rows(session, Task, casus.id):
        if str(task.id) not in known:
            task.status, task.closed_at = "withdrawn", now
    for job in _rows(session, Job, casus.id):
        if str(job.id) not in known:
            job.status, job.closed_at = "dropped", now
    for kind in KEPT:
        for values in kept[kind.__tablename__]:
            session.merge(kind(**_typed(kind, values)))
    _claims_again(session, casus.id, now)
    session.execute(delete(Waiting).where(Waiting.casus_id == casus.id))
    session.flush()
    session.add_all([Waiting(**_typed(Waiting, {**row, "id": None})) for row in kept["waiting"]])


def _claims_again(session: Session, casus_id: UUID, now: datetime) -> None:
    """Who had a task that went to another role has it again."""
    session.flush()
    for task in _rows(session, Task, casus_id):
        held = select(Claim).where(Claim.task_id == task.id, Claim.until.is_(None))
        if task.assignee_id is not None and not task.direct and session.scalar(held) is None:
            session.add(Claim(task_id=task.id, person_id=task.assignee_id, by=None, since=now))


def same_regie(session: Session, casus_id: UUID, kept: dict[str, Any]) -> bool:
    """Whether regie lies where it lay when the snapshot was taken."""
    return _regie(session, casus_id) == kept["regie"]


def _regie(session: Session, casus_id: UUID) -> dict[str, list[str | None]]:
    return {
        kind: [row.role, str(row.person_id) if row.person_id else None]
        for kind, row in sorted(ledger.holders(session, casus_id).items())
    }


def _waiting(session: Session, casus_id: UUID) -> list[Waiting]:
    return list(session.scalars(select(Waiting).where(Waiting.casus_id == casus_id).order_by(Waiting.id)))


def _rows(session: Session, kind: type[Any], casus_id: UUID) -> list[Any]:
    """What is open: closed tasks and finished work do not change any more."""
    if kind is Task:
        return list(session.scalars(select(Task).where(Task.casus_id == casus_id, OPEN_TASK)))
    if kind is Job:
        wanted = Job.status.in_(("wanted", "failed"))
        return list(session.scalars(select(Job).where(Job.casus_id == casus_id, Job.key.is_not(None), wanted)))
    open_tasks = select(Task.id).where(Task.casus_id == casus_id, OPEN_TASK)
    return list(session.scalars(select(Draft).where(Draft.task_id.in_(open_tasks))))


def _plain(row: Row) -> dict[str, Any]:
    columns = (column.key for column in inspect(type(row)).column_attrs if column.key not in NEVER_BACK)
    return {key: _text(getattr(row, key)) for key in columns}


def _text(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _typed(kind: type[Row], values: dict[str, Any]) -> dict[str, Any]:
    """The same values as the columns want them."""
    types = {attribute.key: attribute.columns[0].type for attribute in inspect(kind).column_attrs}
    return {key: _value(types[key], value) for key, value in values.items() if not (key == "id" and value is None)}


def _value(wanted: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(wanted, Moment):
        return datetime.fromisoformat(value)
    if isinstance(wanted, Date):
        return date.fromisoformat(value)
    return UUID(value) if isinstance(wanted, Uuid) else value
