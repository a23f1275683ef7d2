"""The vernietiging: what one person proposes, another approves, and what is left of it: the verklaring."""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row
from kapstok.errors import NotFound

PROPOSED, APPROVED, REFUSED, DONE = "voorgesteld", "goedgekeurd", "afgewezen", "uitgevoerd"
CASUS, TRIAGE, OWNER = "casus", "triage", "eigenaar"


class VernietigingNotFound(NotFound):
    """There is no such vernietiging, or not for this person."""

    def __init__(self) -> None:
        super().__init__("Deze vernietiging bestaat niet, of hoort niet bij uw gemeente.")


class Vernietiging(Row):
    """One list, proposed by one and judged by another. It names no person but these two, and no casus by its name."""

    __tablename__ = "vernietiging"
    __table_args__ = (Index("ix_vernietiging_gemeente", "gemeente_id", "proposed_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    status: Mapped[str] = mapped_column(String(12), default=PROPOSED)
    proposed_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    judged_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    judged_at: Mapped[datetime | None] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class VernietigingRegel(Row):
    """One thing on the list: a whole casus, the triage of a rejected aanmelding, or what one owner brought in.

    `counts` tells how many rows of which kind went; `outcome` is empty until it is known: vernietigd or overgeslagen.
    """

    __tablename__ = "vernietiging_regel"
    __table_args__ = (Index("ix_vernietiging_regel_casus", "casus_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vernietiging_id: Mapped[UUID] = mapped_column(ForeignKey("vernietiging.id"), index=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    scope: Mapped[str] = mapped_column(String(10))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"))
    layer: Mapped[str] = mapped_column(String(20))
    months: Mapped[int]
    due_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(12), default="")
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


def find(session: Session, vernietiging_id: UUID) -> Vernietiging:
    """A vernietiging, with its row locked until the transaction ends."""
    found = session.scalar(select(Vernietiging).where(Vernietiging.id == vernietiging_id).with_for_update())
    if found is None:
        raise VernietigingNotFound
    return found


def lines(session: Session, vernietiging_id: UUID) -> list[VernietigingRegel]:
    """What stands on the list."""
    query = select(VernietigingRegel).where(VernietigingRegel.vernietiging_id == vernietiging_id)
    return list(session.scalars(query.order_by(VernietigingRegel.id)))


def on_a_list(session: Session, gemeente_id: str) -> set[tuple[UUID, str, str | None]]:
    """What waits for approval or execution already: (casus, scope, owner)."""
    query = (
        select(VernietigingRegel.casus_id, VernietigingRegel.scope, VernietigingRegel.organisation_id)
        .join(Vernietiging, Vernietiging.id == VernietigingRegel.vernietiging_id)
        .where(Vernietiging.gemeente_id == gemeente_id, Vernietiging.status.in_((PROPOSED, APPROVED)))
    )
    return {(row[0], row[1], row[2]) for row in session.execute(query)}


def is_destroyed(session: Session, casus_id: UUID) -> bool:
    """Whether the casus itself is gone; what is left is a number in a count."""
    query = select(VernietigingRegel.id).where(
        VernietigingRegel.casus_id == casus_id,
        VernietigingRegel.scope == CASUS,
        VernietigingRegel.outcome == "vernietigd",
    )
    return session.scalars(query).first() is not None
