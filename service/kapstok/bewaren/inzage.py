"""The inzageverzoek: somebody asks what is kept of him; within a month, and each owner judges his own pieces."""

from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedText
from kapstok.errors import NotFound

# One month, and once two more (AVG, article 12).
MONTHS, MORE_MONTHS = 1, 2
GIVEN, REFUSED = "akkoord", "geweigerd"


class InzageNotFound(NotFound):
    """There is no such request or question, or not for this person."""

    def __init__(self) -> None:
        super().__init__("Dit inzageverzoek bestaat niet, of hoort niet bij u.")


class Inzageverzoek(Row):
    """Who asks (sealed), and by when he gets his answer. `extension` says why it takes longer; it can once."""

    __tablename__ = "inzageverzoek"
    __table_args__ = (Index("ix_inzageverzoek_gemeente", "gemeente_id", "due_on"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    name: Mapped[str] = mapped_column(SealedText)
    born: Mapped[str | None] = mapped_column(SealedText)
    received_on: Mapped[date]
    due_on: Mapped[date]
    extension: Mapped[str | None] = mapped_column(SealedText)
    extended_at: Mapped[datetime | None] = mapped_column(Moment)
    extended_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    taken_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    taken_at: Mapped[datetime] = mapped_column(Moment)
    answered_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    answered_at: Mapped[datetime | None] = mapped_column(Moment)


class InzageStuk(Row):
    """One piece that may be about him, and what its owner says. `kind` is betrokkene, informatie,
    antwoord, or one of `dossier.pieces`.

    `object_id` is the id of the row as text. `judgement` is empty until the owner spoke; a refusal has a ground.
    """

    __tablename__ = "inzage_stuk"
    __table_args__ = (Index("ix_inzage_stuk_owner", "organisation_id", "judgement"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    verzoek_id: Mapped[UUID] = mapped_column(ForeignKey("inzageverzoek.id"), index=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), index=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(12))
    object_id: Mapped[str] = mapped_column(String(40))
    judgement: Mapped[str] = mapped_column(String(10), default="")
    ground: Mapped[str | None] = mapped_column(SealedText)
    judged_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    judged_at: Mapped[datetime | None] = mapped_column(Moment)


def pieces(session: Session, verzoek_id: UUID) -> list[InzageStuk]:
    """Everything that was found, by casus and owner."""
    query = select(InzageStuk).where(InzageStuk.verzoek_id == verzoek_id)
    return list(session.scalars(query.order_by(InzageStuk.casus_id, InzageStuk.organisation_id, InzageStuk.id)))
