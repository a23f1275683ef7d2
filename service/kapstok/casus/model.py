"""The casus: one row with its sealed run, what it waits for, and what happened in it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    Uuid,
    bindparam,
    delete,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.at_once import insert_into
from kapstok.db import Moment, Row
from kapstok.errors import NotFound
from kapstok.prebuilt import Prebuilt


class CasusNotFound(NotFound):
    """There is no such casus, or this person may not know it."""

    def __init__(self) -> None:
        super().__init__("Deze casus bestaat niet, of u bent er niet bij betrokken.")


class Casus(Row):
    """`fase` is 1..4, or 0 while the first fase is not decided yet. `version` counts what was done to it.

    `chain` is the digest of the last audit line, to which the next one is sealed.
    """

    __tablename__ = "casus"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kenmerk: Mapped[str] = mapped_column(String(20), unique=True)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"), index=True)
    version_id: Mapped[UUID] = mapped_column(ForeignKey("published_version.id"))
    title: Mapped[str] = mapped_column(String(100))
    fase: Mapped[int] = mapped_column(default=0)
    fase_since: Mapped[datetime] = mapped_column(Moment)
    spoed: Mapped[bool] = mapped_column(default=False)
    opened_at: Mapped[datetime] = mapped_column(Moment)
    opened_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)
    version: Mapped[int] = mapped_column(default=0)
    state: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    seal: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    chain: Mapped[str] = mapped_column(String(64), default="")

    # Counted by the act, once; the database refuses the second of two writers.
    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}


class Waiting(Row):
    """A timer that is armed (`due_at`) or a message that somebody may send (`message`)."""

    __tablename__ = "waiting"
    __table_args__ = (UniqueConstraint("casus_id", "key"), Index("ix_waiting_due_at", "due_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    key: Mapped[str] = mapped_column(String(64))
    element: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(200))
    path: Mapped[list[str]] = mapped_column(JSON, default=list)
    due_at: Mapped[datetime | None] = mapped_column(Moment)
    message: Mapped[str | None] = mapped_column(String(100))


class Event(Row):
    """Something that happened: a line of the tijdlijn. `kind` is one of the words in `events.py`."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_casus_id_id", "casus_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    version: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(30))
    element: Mapped[str | None] = mapped_column(String(100))
    process: Mapped[str | None] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(200))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Counter(Row):
    """The last number given out in a gemeente and a year."""

    __tablename__ = "kenmerk_counter"

    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int] = mapped_column(default=0)


def next_kenmerk(connection: Connection, gemeente_id: str, code: str, day: date) -> str:
    """The next kenmerk of a gemeente, e.g. `VLD-2026-0007`; the row lock keeps numbers unique."""
    counted = _COUNT.first(connection, {"gemeente": gemeente_id, "of_year": day.year})
    if counted is None:
        insert_into(connection, Counter, [{"gemeente_id": gemeente_id, "year": day.year, "last": 1}])
    return f"{code}-{day.year}-{counted.last if counted else 1:04d}"


_OF_YEAR = Counter.gemeente_id == bindparam("gemeente", type_=String()), Counter.year == bindparam("of_year")
_COUNT = Prebuilt(update(Counter).where(*_OF_YEAR).values(last=Counter.last + 1).returning(Counter.last))


_ONE = Waiting.casus_id == bindparam("casus", type_=Uuid()), Waiting.key == bindparam("key")
_UNTIL = Prebuilt(select(Waiting.due_at).where(*_ONE))
_DROP = Prebuilt(delete(Waiting.__table__).where(*_ONE))  # type: ignore[arg-type]
_AWAITED = Prebuilt(
    select(Waiting.message, Waiting.element, Waiting.path, Waiting.key)
    .where(Waiting.casus_id == bindparam("casus", type_=Uuid()), Waiting.message.is_not(None))
    .order_by(Waiting.id)
)


def waiting_until(connection: Connection, casus_id: UUID, key: str) -> datetime | None:
    """The moment at which a timer of the run is due."""
    found = _UNTIL.first(connection, {"casus": casus_id, "key": key})
    return found.due_at if found else None


def drop_waiting(connection: Connection, casus_id: UUID, key: str) -> None:
    """The run no longer waits for this."""
    _DROP.change(connection, {"casus": casus_id, "key": key})


def awaited(session: Session, casus_id: UUID) -> list[Any]:
    """The messages that somebody may send, the first one first: message, element, path and key of each."""
    return _AWAITED.all(session.connection(), {"casus": casus_id})
