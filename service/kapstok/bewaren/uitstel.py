"""What keeps a closed casus longer: an extension that was decided, or a duty to keep it (a law, a procedure)."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedText

DUTIES = {"bewaarplicht": "een wet vraagt het", "bezwaar": "er loopt een bezwaar of een zaak bij de rechter"}


class Verlenging(Row):
    """One decision to keep a casus longer, with its reason (sealed). `number` counts: a second one shows as such."""

    __tablename__ = "verlenging"

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    number: Mapped[int]
    decision: Mapped[str] = mapped_column(SealedText)
    reason: Mapped[str] = mapped_column(SealedText)
    keep_until: Mapped[date]
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class Bewaarplicht(Row):
    """As long as `until` is None nothing of the casus is destroyed. `kind` is one of DUTIES; the reason is sealed."""

    __tablename__ = "bewaarplicht"

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(SealedText)
    since: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    until: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


def extensions(session: Session, casus_id: UUID) -> list[Verlenging]:
    """All extensions of a casus, the first one first."""
    return list(session.scalars(select(Verlenging).where(Verlenging.casus_id == casus_id).order_by(Verlenging.number)))


def duty(session: Session, casus_id: UUID) -> Bewaarplicht | None:
    """The duty to keep that holds now."""
    query = select(Bewaarplicht).where(Bewaarplicht.casus_id == casus_id, Bewaarplicht.until.is_(None))
    return session.scalars(query).first()
