"""The legal ground of each layer of working together, as a gemeente settled it; none is implied by the route."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row

OF_FASE = {2: "ave2", 3: "zvh", 4: "ave4"}
PGA_ROLE = "pga_coordinator"


class Grondslag(Row):
    """What a gemeente settled for a layer, from a moment until it settled something else."""

    __tablename__ = "grondslag"
    __table_args__ = (
        Index(
            "uq_grondslag_one_a_layer",
            "gemeente_id",
            "layer",
            unique=True,
            sqlite_where=text("until IS NULL"),
            postgresql_where=text("until IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    layer: Mapped[str] = mapped_column(String(20))
    ground: Mapped[str] = mapped_column(String(500))
    convenant: Mapped[str] = mapped_column(String(200))
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)


class CasusGrondslag(Row):
    """On which ground a casus came into a layer: the words as they were then."""

    __tablename__ = "casus_grondslag"
    __table_args__ = (Index("ix_casus_grondslag_casus_id", "casus_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    layer: Mapped[str] = mapped_column(String(20))
    ground: Mapped[str] = mapped_column(String(500))
    convenant: Mapped[str] = mapped_column(String(200))
    since: Mapped[datetime] = mapped_column(Moment)


def settled(session: Session, gemeente_id: str) -> dict[str, Grondslag]:
    """What a gemeente settled now, by layer."""
    query = select(Grondslag).where(Grondslag.gemeente_id == gemeente_id, Grondslag.until.is_(None))
    return {row.layer: row for row in session.scalars(query)}


def settle(session: Session, new: Grondslag) -> None:
    """Let it take the place of what was settled before for this layer."""
    before = settled(session, new.gemeente_id).get(new.layer)
    if before is not None:
        before.until = new.since
        session.flush()
    session.add(new)
    session.flush()


def of_casus(session: Session, casus_id: UUID) -> list[CasusGrondslag]:
    """On which grounds a casus came into its layers, in that order."""
    query = select(CasusGrondslag).where(CasusGrondslag.casus_id == casus_id)
    return list(session.scalars(query.order_by(CasusGrondslag.id)))
