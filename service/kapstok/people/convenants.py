"""Which organisation signed the covenant under which information is shared in a gemeente."""

from datetime import date

from sqlalchemy import ForeignKey, String, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Row


class Convenant(Row):
    """The signature of an organisation; `reference` is what the covenant is called, `until` its last day."""

    __tablename__ = "convenant"
    __table_args__ = (UniqueConstraint("organisation_id", "gemeente_id", "reference"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    reference: Mapped[str] = mapped_column(String(100))
    signed_on: Mapped[date]
    until: Mapped[date | None]


def signed(session: Session, organisation_id: str, gemeente_id: str, today: date) -> str | None:
    """The covenant that the organisation signed and that holds today; None when there is none."""
    query = select(Convenant.reference).where(
        Convenant.organisation_id == organisation_id,
        Convenant.gemeente_id == gemeente_id,
        Convenant.signed_on <= today,
        or_(Convenant.until.is_(None), Convenant.until >= today),
    )
    return session.scalars(query.order_by(Convenant.signed_on.desc())).first()
