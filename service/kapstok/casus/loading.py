"""With which versions of Kapstok it was seen that every open casus loads."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row


class LoadCheck(Row):
    """`fingerprint` is that of everything that has a part in loading a run."""

    __tablename__ = "load_check"

    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)


def note(session: Session, fingerprint: str, now: datetime) -> None:
    """They all loaded."""
    session.merge(LoadCheck(fingerprint=fingerprint, at=now))


def is_noted(session: Session, fingerprint: str) -> bool:
    """Whether they were all seen to load with this version."""
    return session.get(LoadCheck, fingerprint) is not None
