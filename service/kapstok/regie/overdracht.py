"""The overdracht: regie is offered to somebody, who takes it on or does not; until then the old holder stays."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, select, text, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedText
from kapstok.errors import NotFound

OPEN = "open"


class OverdrachtNotFound(NotFound):
    """There is no such overdracht, or this person may not know it."""

    def __init__(self) -> None:
        super().__init__("Deze overdracht bestaat niet, of u bent er niet bij betrokken.")


class Overdracht(Row):
    """`status` is open, accepted, refused, withdrawn or lapsed (the route or the casus was first).

    `notitie` is the overdrachtsnotitie, `reason` why it was refused; both are sealed.
    """

    __tablename__ = "overdracht"
    __table_args__ = (
        Index(
            "uq_overdracht_one_open",
            "casus_id",
            "kind",
            unique=True,
            sqlite_where=text("status = 'open'"),
            postgresql_where=text("status = 'open'"),
        ),
        Index("ix_overdracht_receiver", "to_id", "status"),
        Index("ix_overdracht_casus", "casus_id", "proposed_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    kind: Mapped[str] = mapped_column(String(20))
    role: Mapped[str] = mapped_column(String(40))
    from_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    notitie: Mapped[str] = mapped_column(SealedText)
    status: Mapped[str] = mapped_column(String(10), default=OPEN)
    proposed_at: Mapped[datetime] = mapped_column(Moment)
    answered_at: Mapped[datetime | None] = mapped_column(Moment)
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str | None] = mapped_column(SealedText)

    def close(self, status: str, by: UUID | None, now: datetime, reason: str | None = None) -> None:
        """Answered, withdrawn or overtaken."""
        self.status, self.answered_by, self.answered_at, self.reason = status, by, now, reason


def of_casus(session: Session, casus_id: UUID) -> list[Overdracht]:
    """All that were offered in a casus, newest first."""
    query = select(Overdracht).where(Overdracht.casus_id == casus_id)
    return list(session.scalars(query.order_by(Overdracht.proposed_at.desc())))


def open_one(session: Session, casus_id: UUID, kind: str) -> Overdracht | None:
    """The one that waits for an answer, when there is one."""
    query = select(Overdracht).where(Overdracht.casus_id == casus_id, Overdracht.kind == kind)
    return session.scalars(query.where(Overdracht.status == OPEN)).first()


def lapse(session: Session, casus_id: UUID, kind: str, now: datetime) -> None:
    """Regie of this kind went another way: what was offered is no longer on offer."""
    mine = (Overdracht.casus_id == casus_id, Overdracht.kind == kind, Overdracht.status == OPEN)
    session.execute(update(Overdracht).where(*mine).values(status="lapsed", answered_at=now))
