"""Informatie: what a partner brought in. It stays his: he mends it, shares it piece by piece, takes it back."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedText
from kapstok.errors import NotFound

LAYERS = ("dat", "wat")
LABELS = ("gewoon", "politie", "justitie", "medisch")
SECRECY = ("toestemming", "conflict_van_plichten")


class InformatieNotFound(NotFound):
    """There is no such informatie, or this person may not know it."""

    def __init__(self) -> None:
        super().__init__("Deze informatie bestaat niet, of is niet met u gedeeld.")


class Informatie(Row):
    """One piece. `organisation_id` is its one owner: the organisation of who brought it in.

    `label` tells under which law it came. `necessity` says why special categories are needed here. Medical
    content (WAT) has a `secrecy` (consent, or a conflict of duties) with its `secrecy_reason`.
    """

    __tablename__ = "informatie"
    __table_args__ = (
        Index("ix_informatie_casus", "casus_id", "withdrawn_at"),
        CheckConstraint("layer IN ('dat', 'wat')", name="layer"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    layer: Mapped[str] = mapped_column(String(3))
    label: Mapped[str] = mapped_column(String(10))
    necessity: Mapped[str | None] = mapped_column(SealedText)
    secrecy: Mapped[str | None] = mapped_column(String(30))
    secrecy_reason: Mapped[str | None] = mapped_column(SealedText)
    brought_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    brought_at: Mapped[datetime] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class InformatieText(Row):
    """What it says, as of a moment. An earlier one is kept for audit only; no partner reads it (PRIV-40)."""

    __tablename__ = "informatie_text"
    __table_args__ = (UniqueConstraint("informatie_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    informatie_id: Mapped[UUID] = mapped_column(ForeignKey("informatie.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(SealedText)
    content: Mapped[str] = mapped_column(SealedText)
    purpose: Mapped[str] = mapped_column(SealedText)
    by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


class InformatieReader(Row):
    """With whom the owner shared it, for which purpose: one person, or the people of an organisation in the casus."""

    __tablename__ = "informatie_reader"
    __table_args__ = (Index("ix_informatie_reader_informatie", "informatie_id", "until"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    informatie_id: Mapped[UUID] = mapped_column(ForeignKey("informatie.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    purpose: Mapped[str] = mapped_column(SealedText)
    since: Mapped[datetime] = mapped_column(Moment)
    shared_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    until: Mapped[datetime | None] = mapped_column(Moment)
    ended_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


def find(session: Session, casus_id: UUID, informatie_id: UUID) -> Informatie:
    """A piece of this casus that was not taken back."""
    found = session.get(Informatie, informatie_id)
    if found is None or found.casus_id != casus_id or found.withdrawn_at is not None:
        raise InformatieNotFound
    return found


def standing(session: Session, casus_id: UUID) -> list[Informatie]:
    """Everything that was brought in and not taken back, newest first."""
    query = select(Informatie).where(Informatie.casus_id == casus_id, Informatie.withdrawn_at.is_(None))
    return list(session.scalars(query.order_by(Informatie.brought_at.desc(), Informatie.id)))


def texts(session: Session, informatie_id: UUID) -> list[InformatieText]:
    """What it said and says, the present text last."""
    query = select(InformatieText).where(InformatieText.informatie_id == informatie_id)
    return list(session.scalars(query.order_by(InformatieText.number)))


def readers(session: Session, informatie_id: UUID) -> list[InformatieReader]:
    """With whom it is shared now, the first one first."""
    query = select(InformatieReader).where(
        InformatieReader.informatie_id == informatie_id, InformatieReader.until.is_(None)
    )
    return list(session.scalars(query.order_by(InformatieReader.since, InformatieReader.id)))


def stop_sharing(
    session: Session, casus_id: UUID, party: tuple[str, UUID | None], by: UUID | None, now: datetime
) -> None:
    """Whoever leaves a casus loses what was shared with him; coming back, it has to be shared anew."""
    organisation_id, person_id = party
    query = (
        select(InformatieReader)
        .join(Informatie, Informatie.id == InformatieReader.informatie_id)
        .where(
            Informatie.casus_id == casus_id,
            InformatieReader.until.is_(None),
            InformatieReader.organisation_id == organisation_id,
        )
    )
    if person_id is not None:
        query = query.where(InformatieReader.person_id == person_id)
    for row in session.scalars(query):
        row.until, row.ended_by = now, by
