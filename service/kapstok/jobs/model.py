"""Outside work that is wanted: a row in the transaction that wants it, so that it is never lost nor too early."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row

ATTEMPTS = 3


class Job(Row):
    """`operation` says what to do. `key` is where the run waits for the answer (None: nobody waits).

    `status` is wanted, done, failed (an incident, to be retried by a beheerder) or dropped.
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
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


def wanted(session: Session, most: int) -> list[Job]:
    """Work that waits to be done, oldest first."""
    query = select(Job).where(Job.status == "wanted").order_by(Job.wanted_at).limit(most)
    return list(session.scalars(query))


def of_run(session: Session, casus_id: UUID, key: str) -> Job | None:
    """The work for which a run waits under this key."""
    return session.scalars(select(Job).where(Job.casus_id == casus_id, Job.key == key)).first()
