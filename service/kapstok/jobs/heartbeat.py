"""Which workers live: each says so regularly, so that another can take over from one that fell silent."""

from datetime import datetime, timedelta

from sqlalchemy import String, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row

FORGOTTEN = timedelta(days=1)


class Heartbeat(Row):
    """`worker` is the name of one process, never used again after it."""

    __tablename__ = "heartbeat"

    worker: Mapped[str] = mapped_column(String(100), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


def beat(session: Session, worker: str, now: datetime) -> None:
    """This worker lives. Those who were silent for a day are forgotten on the way."""
    session.execute(delete(Heartbeat).where(Heartbeat.at < now - FORGOTTEN))
    session.merge(Heartbeat(worker=worker, at=now))


def stop(session: Session, worker: str) -> None:
    """This worker ends; what it left unfinished may be taken over at once."""
    session.execute(delete(Heartbeat).where(Heartbeat.worker == worker))


def latest(session: Session) -> datetime | None:
    """When a worker was heard last."""
    return session.scalar(select(func.max(Heartbeat.at)))


def living(session: Session, since: datetime) -> frozenset[str]:
    """The workers that were heard since a moment."""
    return frozenset(session.scalars(select(Heartbeat.worker).where(Heartbeat.at >= since)))
