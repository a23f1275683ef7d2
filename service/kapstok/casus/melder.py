"""The melder who was promised that he stays unknown (PRIV-22): only who has to act on the signal sees who it is."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row

UNKNOWN = "Anonieme melder"


class AnoniemeMelder(Row):
    """The promise was made on opening, and stays."""

    __tablename__ = "anonieme_melder"

    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    promised_at: Mapped[datetime] = mapped_column(Moment)


def promised(session: Session, casus_id: UUID) -> UUID | None:
    """The person to whom it was promised in this casus."""
    return session.scalar(select(AnoniemeMelder.person_id).where(AnoniemeMelder.casus_id == casus_id))
