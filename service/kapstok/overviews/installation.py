"""How the installation is doing, in numbers without people: what is open, what waits, what failed, who works."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Select, func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from kapstok import clock, schema
from kapstok.casus.model import Casus, Waiting
from kapstok.db import reading
from kapstok.errors import Unavailable
from kapstok.jobs import heartbeat
from kapstok.jobs.model import Job
from kapstok.settings import settings
from kapstok.tasks.model import OPEN_TASK, Task


@dataclass(frozen=True)
class Readiness:
    """Whether requests can be served. `schema` is False when the tables belong to another version."""

    database: bool
    schema: bool

    @property
    def ready(self) -> bool:
        return self.database and self.schema


@dataclass(frozen=True)
class Figures:
    """Counts of the whole installation. `timer_lag` is how many seconds the oldest due termijn waits."""

    open_casussen: dict[int, int]
    open_tasks: int
    overdue_tasks: int
    wanted_jobs: int
    incidents: int
    due_timers: int
    timer_lag: float
    living_workers: int


def readiness() -> Readiness:
    """Asks the database one small thing; never raises."""
    try:
        with reading() as session:
            session.execute(text("SELECT 1"))
    except (Unavailable, SQLAlchemyError):
        return Readiness(database=False, schema=False)
    try:
        schema.refuse_old_schema()
    except Unavailable:
        return Readiness(database=True, schema=False)
    return Readiness(database=True, schema=True)


def figures() -> Figures:
    """Counted by the database from its indexes; no casus is loaded."""
    now = clock.now()
    with reading() as session:
        fasen = select(Casus.fase, func.count()).where(Casus.closed_at.is_(None)).group_by(Casus.fase)
        open_tasks = select(func.count()).select_from(Task).where(OPEN_TASK)
        to_tell = select(func.count()).select_from(Task).where(Task.tell_since.is_not(None))
        due = select(func.count()).select_from(Waiting).where(Waiting.due_at <= now)
        oldest = session.scalar(select(func.min(Waiting.due_at)).where(Waiting.due_at <= now))
        return Figures(
            open_casussen={row[0]: row[1] for row in session.execute(fasen)},
            open_tasks=_number(session, open_tasks),
            overdue_tasks=_number(session, open_tasks.where(Task.due_on < clock.day_of(now))),
            wanted_jobs=_jobs(session, "wanted") + _number(session, to_tell),
            incidents=_jobs(session, "failed"),
            due_timers=_number(session, due),
            timer_lag=(now - oldest).total_seconds() if oldest else 0.0,
            living_workers=len(heartbeat.living(session, now - timedelta(seconds=settings().silence))),
        )


def _jobs(session: Session, status: str) -> int:
    return _number(session, select(func.count()).select_from(Job).where(Job.status == status))


def _number(session: Session, query: Select[int]) -> int:
    return session.scalar(query) or 0
