"""What the worker has to do now: jobs that are wanted, timers that are due. It reads rows only and loads no run."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from kapstok import clock
from kapstok.casus import hold
from kapstok.casus.model import Casus, Waiting
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.errors import Broken
from kapstok.jobs import heartbeat
from kapstok.jobs import model as jobs
from kapstok.jobs.model import FIRE_TIMERS, Job
from kapstok.tasks.model import Task


@dataclass(frozen=True)
class Wanted:
    """A job that may be tried now. `attempt` counts from 0."""

    job_id: UUID
    attempt: int


@dataclass(frozen=True)
class Due:
    """A casus with timers that are due; `since` is the moment of the first."""

    casus_id: UUID
    since: datetime


@dataclass(frozen=True)
class Errand:
    """What a worker has to know to do a job."""

    operation: str
    casus_id: UUID | None
    parameters: dict[str, Any]


@dataclass(frozen=True)
class Incident:
    """A job that failed for good. `error` holds no content of a casus; `element` is where the route stands."""

    job_id: UUID
    operation: str
    kenmerk: str
    attempts: int
    error: str
    since: datetime
    element: str | None = None


def wanted_jobs(most: int) -> list[Wanted]:
    """Jobs that may be tried now, oldest first."""
    with reading() as session:
        return [Wanted(job.id, job.attempts) for job in jobs.wanted(session, clock.now(), most)]


def tasks_to_tell() -> bool:
    """Whether there is a task of which somebody is to be told."""
    with reading() as session:
        return session.scalar(select(Task.id).where(Task.tell_since.is_not(None)).limit(1)) is not None


def due_timers(most: int, until: datetime | None = None) -> list[Due]:
    """Casussen with timers due at `until` (None: now), longest waiting first; not those being tried again."""
    tried_again = select(Job.id).where(
        Job.casus_id == Waiting.casus_id, Job.operation == FIRE_TIMERS, Job.status.in_(("wanted", "failed"))
    )
    first = func.min(Waiting.due_at)
    query = (
        select(Waiting.casus_id, first)
        .where(Waiting.due_at <= (until or clock.now()), ~tried_again.exists())
        .group_by(Waiting.casus_id)
        .order_by(first)
        .limit(most)
    )
    with reading() as session:
        return [Due(casus_id, since) for casus_id, since in session.execute(query) if since]


def due_since(casus_id: UUID, until: datetime | None = None) -> datetime | None:
    """Since when a timer of this casus is due, at `until` (None: now); None when none is."""
    moment = until or clock.now()
    query = select(func.min(Waiting.due_at)).where(Waiting.casus_id == casus_id, Waiting.due_at <= moment)
    with reading() as session:
        return session.scalar(query)


def errand(job_id: UUID) -> Errand | None:
    """The job, when it still has to be done."""
    with reading() as session:
        job = session.get(Job, job_id)
        if job is None or job.status != "wanted":
            return None
        return Errand(job.operation, job.casus_id, dict(job.parameters))


def incidents() -> list[Incident]:
    """What waits for a beheerder."""
    with reading() as session:
        found = jobs.incidents(session)
        about = Casus.id.in_({job.casus_id for job in found if job.casus_id})
        kenmerken = {row.id: row.kenmerk for row in session.execute(select(Casus.id, Casus.kenmerk).where(about))}
        return [
            Incident(
                job.id,
                job.operation,
                kenmerken[job.casus_id] if job.casus_id else "",
                job.attempts,
                job.error or "",
                job.wanted_at,
                job.element,
            )
            for job in found
        ]


def casus_loads(casus_id: UUID) -> bool:
    """Whether the run of a casus can be read."""
    with reading() as session:
        casus = session.get_one(Casus, casus_id)
        try:
            hold.unseal(casus, catalogue.compiled(session, casus.version_id).spec)
        except Broken:
            return False
        return True


def timers_held() -> bool:
    """Whether no timer may go off until a beheerder has looked at the clock."""
    with reading() as session:
        return jobs.timers_held(session)


def latest_heartbeat() -> datetime | None:
    """When a worker was heard last."""
    with reading() as session:
        return heartbeat.latest(session)


def living_workers(silence: timedelta) -> frozenset[str]:
    """The names of the workers that were not silent for so long."""
    with reading() as session:
        return heartbeat.living(session, clock.now() - silence)
