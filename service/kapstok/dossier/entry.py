"""What every part of the dossier has: a casus, what was written (sealed), by whom and when, and when it ended."""

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, SealedJson
from kapstok.errors import NotFound


class Entry:
    """The columns of one thing in the dossier. `ended_at` is when it stopped to hold; the row itself stays."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    values: Mapped[dict[str, Any]] = mapped_column("content", SealedJson)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


T = TypeVar("T", bound=Entry)


class EntryNotFound(NotFound):
    """There is no such thing in this casus."""

    def __init__(self) -> None:
        super().__init__("Dit staat niet (meer) in deze casus. Bekijk de casus opnieuw.")


def entries(session: Session, kind: type[T], casus_id: UUID, ended: bool = False) -> list[T]:
    """Everything of one kind in a casus, oldest first; what ended only when asked for."""
    query = select(kind).where(kind.casus_id == casus_id).order_by(kind.at, kind.id)
    return list(session.scalars(query if ended else query.where(kind.ended_at.is_(None))))


def entry(session: Session, kind: type[T], casus_id: UUID, entry_id: UUID) -> T:
    """One of them; EntryNotFound when it is not in this casus."""
    found = session.scalar(select(kind).where(kind.casus_id == casus_id, kind.id == entry_id))
    if found is None:
        raise EntryNotFound
    return found
