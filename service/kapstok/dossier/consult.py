"""The consult: sparring with a colleague about somebody who is not named. No casus, no kenmerk, no person."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedText
from kapstok.errors import NotFound


class ConsultNotFound(NotFound):
    """There is no such consult, or this person may not know it."""

    def __init__(self) -> None:
        super().__init__("Dit consult bestaat niet, of u bent er niet bij betrokken.")


class Consult(Row):
    """`role` is who is asked; `vraag` and `advies` are sealed, though nobody is named in them."""

    __tablename__ = "consult"
    __table_args__ = (Index("ix_consult_role", "role", "gemeente_id"), Index("ix_consult_asked_by", "asked_by"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    role: Mapped[str] = mapped_column(String(40))
    leefgebieden: Mapped[list[str]] = mapped_column(JSON)
    vraag: Mapped[str] = mapped_column(SealedText)
    asked_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    advies: Mapped[str | None] = mapped_column(SealedText)
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class ConsultReference(Row):
    """Somebody said by hand that a casus goes back to a consult. The consult itself knows nothing of it."""

    __tablename__ = "consult_reference"
    __table_args__ = (UniqueConstraint("casus_id", "consult_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    consult_id: Mapped[UUID] = mapped_column(ForeignKey("consult.id"))
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


def of_casus(session: Session, casus_id: UUID) -> list[Consult]:
    """The consulten to which somebody referred from a casus, oldest first."""
    joined = select(Consult).join(ConsultReference, ConsultReference.consult_id == Consult.id)
    return list(session.scalars(joined.where(ConsultReference.casus_id == casus_id).order_by(Consult.asked_at)))
