"""Who is invited in a casus besides those with regie or a task: a person or an organisation, and on which ground."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedText
from kapstok.errors import NotFound

CONVENANT, EENMALIG = "convenant", "eenmalig"


class DeelnemerNotFound(NotFound):
    """There is no such deelnemer in this casus."""

    def __init__(self) -> None:
        super().__init__("Deze deelnemer is er niet in deze casus.")


class Deelnemer(Row):
    """One invitation. `person_id` is one person; else everybody of `organisation_id` who holds `role` in the gemeente.

    `ground` is "convenant" (`reference` names it) or "eenmalig"; `motivation` says why just this once and what
    the partners agreed. `until` None: still invited.
    """

    __tablename__ = "deelnemer"
    __table_args__ = (
        Index("ix_deelnemer_casus", "casus_id", "until"),
        Index("ix_deelnemer_person", "person_id", "until"),
        Index("ix_deelnemer_organisation", "organisation_id", "until"),
        CheckConstraint("ground IN ('convenant', 'eenmalig')", name="ground"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    role: Mapped[str] = mapped_column(String(40))
    ground: Mapped[str] = mapped_column(String(10))
    reference: Mapped[str] = mapped_column(String(100), default="")
    motivation: Mapped[str | None] = mapped_column(SealedText)
    since: Mapped[datetime] = mapped_column(Moment)
    invited_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    until: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


def find(session: Session, casus_id: UUID, deelnemer_id: UUID) -> Deelnemer:
    """A deelnemer of this casus."""
    found = session.get(Deelnemer, deelnemer_id)
    if found is None or found.casus_id != casus_id:
        raise DeelnemerNotFound
    return found


def all_of(session: Session, casus_id: UUID) -> list[Deelnemer]:
    """Everybody who is or was invited, the first one first."""
    query = select(Deelnemer).where(Deelnemer.casus_id == casus_id)
    return list(session.scalars(query.order_by(Deelnemer.since, Deelnemer.id)))


def present(session: Session, casus_id: UUID) -> list[Deelnemer]:
    """Who is invited now."""
    return [row for row in all_of(session, casus_id) if row.until is None]


def end(row: Deelnemer, by: UUID | None, now: datetime) -> None:
    """From this moment on the casus no longer exists for them."""
    row.until, row.ended_by = now, by


def end_all(session: Session, casus_id: UUID, now: datetime) -> None:
    """The casus is closed: nobody is invited any more."""
    for row in present(session, casus_id):
        end(row, None, now)
