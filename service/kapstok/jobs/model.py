"""Outside work that is wanted: a row in the transaction that wants it, so that it is never lost nor too early."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok import bounds
from kapstok.db import Moment, Row

ATTEMPTS = bounds.RETRIES
PAUSES = (timedelta(seconds=10), timedelta(minutes=2))

# Wanted when the timers of a casus would not go off: then they are tried again as outside work is.
FIRE_TIMERS = "termijnen"
# Stands as an incident while the clock is not trusted; tried again, it lets the timers go.
CLOCK = "klok"
# Stands as an incident when a casus would not go on; tried again, it is looked whether the casus loads.
CASUS = "casus"

# Long work on a route: publishing it, or moving casussen to it. No diagram may ask for it.
ROUTE_ORDER = "route_opdracht"
# A vernietiging that two people agreed on; no diagram may ask for it either.
VERNIETIGING = "vernietiging"


class Job(Row):
    """`operation` says what to do. `key` is where the run waits for the answer (None: nobody waits).

    `status` is wanted, done, failed (an incident, to be retried by a beheerder) or dropped. `attempts` only grows;
    `next_at` is the moment of the next one (None: at once).
    """

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_status", "status", "wanted_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    operation: Mapped[str] = mapped_column(String(60))
    casus_id: Mapped[UUID | None] = mapped_column(ForeignKey("casus.id"))
    key: Mapped[str | None] = mapped_column(String(64))
    element: Mapped[str | None] = mapped_column(String(100))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    status: Mapped[str] = mapped_column(String(10), default="wanted")
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(200))
    wanted_at: Mapped[datetime] = mapped_column(Moment)
    next_at: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


def wanted(session: Session, now: datetime, most: int) -> list[Job]:
    """Work that may be done now, oldest first; timers that are held may not."""
    may = or_(Job.next_at.is_(None), Job.next_at <= now)
    query = select(Job).where(Job.status == "wanted", may).order_by(Job.wanted_at).limit(most)
    if timers_held(session):
        query = query.where(Job.operation != FIRE_TIMERS)
    return list(session.scalars(query))


def timers_held(session: Session) -> bool:
    """Whether a beheerder has to look at the clock first."""
    return session.scalar(select(Job.id).where(Job.operation == CLOCK, Job.status == "failed").limit(1)) is not None


def pause(attempts: int) -> timedelta:
    """How long to wait after this many failed attempts."""
    return PAUSES[min(attempts, len(PAUSES)) - 1]


def incidents(session: Session) -> list[Job]:
    """Work that failed for good and waits for a beheerder, oldest first."""
    return list(session.scalars(select(Job).where(Job.status == "failed").order_by(Job.wanted_at)))


def note_stuck(session: Session, stuck: "Job") -> None:
    """An incident about a casus that would not go on; one at a time for a casus."""
    stands = Job.casus_id == stuck.casus_id, Job.operation == CASUS, Job.status.in_(("wanted", "failed"))
    if session.scalar(select(Job.id).where(*stands).limit(1)) is None:
        session.add(stuck)


def timers_tried_again(session: Session, casus_id: UUID) -> Job | None:
    """The work that tries the timers of a casus again, when there is any."""
    stands = Job.status.in_(("wanted", "failed"))
    query = select(Job).where(Job.casus_id == casus_id, Job.operation == FIRE_TIMERS, stands)
    return session.scalars(query).first()
