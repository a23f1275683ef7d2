"""The regie ledger: who holds casusregie, procesregie and bestuurlijke verantwoordelijkheid since when.

At most one holder of a kind at any moment: the database keeps that (a partial unique index), so "two" is an
impossible state. From AVE 2 on casusregie is never ended without a successor while the casus is open.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, ForeignKey, Index, String, Uuid, bindparam, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.as_read import as_read
from kapstok.at_once import insert_into
from kapstok.db import Moment, Row
from kapstok.prebuilt import Prebuilt

Kind = Literal["casusregie", "procesregie", "bestuurlijk"]
KINDS: tuple[Kind, ...] = ("casusregie", "procesregie", "bestuurlijk")


class Regie(Row):
    """`role` says in which role it is held; `person_id` is None as long as no person is known."""

    __tablename__ = "regie"
    __table_args__ = (
        Index(
            "uq_regie_one_holder",
            "casus_id",
            "kind",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
        Index("ix_regie_person", "person_id", "until"),
        Index("ix_regie_casus", "casus_id", "person_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    kind: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)
    basis: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True)
class Holder:
    """Who takes it: a role, with the person when there is one. `basis` is what that rests on, in words."""

    role: str
    person_id: UUID | None = None
    basis: str = ""


class Holding(NamedTuple):
    """Who holds a regie now, for acts: no more is read of its line."""

    kind: str
    role: str
    person_id: UUID | None


_HOLDERS = select(Regie).where(Regie.casus_id == bindparam("casus", type_=Uuid()), Regie.until.is_(None))

LINES = select(Regie.kind, Regie.role, Regie.person_id).where(Regie.until.is_(None))
_LINES = Prebuilt(LINES.where(Regie.casus_id == bindparam("casus", type_=Uuid())))

_CURRENT = Prebuilt(
    select(*Regie.__table__.columns).where(
        Regie.casus_id == bindparam("casus", type_=Uuid()), Regie.kind == bindparam("of_kind"), Regie.until.is_(None)
    )
)


def current(session: Session, casus_id: UUID, kind: str) -> Regie | None:
    """Who holds this regie now."""
    session.flush()
    found = _CURRENT.first(session.connection(), {"casus": casus_id, "of_kind": kind})
    return as_read(session, Regie, found._asdict()) if found else None


def holders(session: Session, casus_id: UUID) -> dict[str, Regie]:
    """Who holds which regie now, by kind."""
    return {row.kind: row for row in session.scalars(_HOLDERS, {"casus": casus_id})}


def holding(connection: Connection, casus_id: UUID) -> dict[str, Holding]:
    """The same for acts."""
    return by_kind(_LINES.all(connection, {"casus": casus_id}))


def by_kind(lines: Iterable[Holding]) -> dict[str, Holding]:
    return {line.kind: line for line in lines}


def history(session: Session, casus_id: UUID) -> list[Regie]:
    """All holders of all kinds, oldest first."""
    return list(session.scalars(select(Regie).where(Regie.casus_id == casus_id).order_by(Regie.since, Regie.id)))


def hand_over(session: Session, casus_id: UUID, kind: Kind, holder: Holder, now: datetime) -> bool:
    """Let a holder take over from the one before in the same moment. False when he held it already."""
    before = current(session, casus_id, kind)
    if before is not None and (before.role, before.person_id) == (holder.role, holder.person_id):
        return False
    if before is not None:
        before.until = now
        session.flush()
    insert_into(session.connection(), Regie, [begins(casus_id, kind, holder, now)])
    return True


def begins(casus_id: UUID, kind: Kind, holder: Holder, now: datetime) -> dict[str, Any]:
    """The row of who holds a regie from now on."""
    row = {"role": holder.role, "person_id": holder.person_id, "since": now, "basis": holder.basis[:200]}
    return {"casus_id": casus_id, "kind": kind, **row}


def end(session: Session, casus_id: UUID, kind: str, now: datetime) -> bool:
    """Nobody holds this regie any more. False when nobody did."""
    before = current(session, casus_id, kind)
    if before is None:
        return False
    before.until = now
    session.flush()
    return True
