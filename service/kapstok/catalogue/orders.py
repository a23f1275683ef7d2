"""Long work on routes that somebody asked for, and the casussen that it moved to another version."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedJson

REGION = "regioproef"


class Order(Row):
    """`kind` is "proefdraaien", "publiceren", "bijwerken", "terugzetten" or REGION; `status` wacht, klaar, geweigerd.

    `parameters` and `result` hold words of the route only; while it waits `result` says how far it is.
    """

    __tablename__ = "route_order"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    kind: Mapped[str] = mapped_column(String(15))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(10), default="wacht")
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    finished_at: Mapped[datetime | None] = mapped_column(Moment)


class MovedCasus(Row):
    """A casus in an order to move: `status` is wacht, bijgewerkt, keuze, overgeslagen or teruggezet.

    `snapshot` is what it was before, sealed; `digest` that of its run just after, by which one sees whether a
    step was taken since. `remark` says in a sentence why it was not moved or cannot be put back.
    """

    __tablename__ = "moved_casus"
    __table_args__ = (UniqueConstraint("order_id", "casus_id"), Index("ix_moved_casus_casus_id", "casus_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(ForeignKey("route_order.id"))
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    status: Mapped[str] = mapped_column(String(15), default="wacht")
    old_version_id: Mapped[UUID] = mapped_column(ForeignKey("published_version.id"))
    new_version_id: Mapped[UUID] = mapped_column(ForeignKey("published_version.id"))
    remark: Mapped[str] = mapped_column(String(400), default="")
    digest: Mapped[str] = mapped_column(String(64), default="")
    snapshot: Mapped[Any] = mapped_column(SealedJson, nullable=True)
    moved_at: Mapped[datetime | None] = mapped_column(Moment)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)


def of_order(session: Session, order_id: UUID) -> list[MovedCasus]:
    """The casussen of an order, in the order in which they are moved."""
    return list(session.scalars(select(MovedCasus).where(MovedCasus.order_id == order_id).order_by(MovedCasus.id)))


def waiting(session: Session, order_id: UUID, status: str) -> list[UUID]:
    """The casussen of an order that have this status still."""
    query = select(MovedCasus.casus_id).where(MovedCasus.order_id == order_id, MovedCasus.status == status)
    return list(session.scalars(query.order_by(MovedCasus.id)))


def counts(session: Session, order_id: UUID) -> dict[str, int]:
    """How many casussen have which status."""
    query = (
        select(MovedCasus.status, func.count().label("many"))
        .where(MovedCasus.order_id == order_id)
        .group_by(MovedCasus.status)
    )
    return {row.status: row.many for row in session.execute(query)}
