"""The bewaartermijn: how long a gemeente keeps a closed casus, per layer of working together and per owner.

There is no term in the code. What a gemeente did not settle is never destroyed, and it is told so.
"""

import calendar
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok import samenwerking
from kapstok.db import Moment, Row

# The triage of an aanmelding that the ZVH rejected has its own, short term (PRIV-21).
REJECTED = "zvh_afgewezen"
LAYERS = {**samenwerking.LAYERS, REJECTED: "een afgewezen ZVH-aanmelding"}
MOST = 1200

Terms = dict[tuple[str, str | None], "Bewaartermijn"]


class Bewaartermijn(Row):
    """What a gemeente settled, until it settled something else. `organisation_id` None: for all owners together.

    `settled_by` None: by who runs the house, at the command line. `basis` says where the term comes from.
    """

    __tablename__ = "bewaartermijn"
    __table_args__ = (
        Index("ix_bewaartermijn_gemeente", "gemeente_id", "until"),
        CheckConstraint("months > 0", name="months"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    layer: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"))
    months: Mapped[int]
    basis: Mapped[str] = mapped_column(String(300))
    settled_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    until: Mapped[datetime | None] = mapped_column(Moment)


def settled(session: Session, gemeente_id: str) -> Terms:
    """What holds now in a gemeente, by layer and owner."""
    query = select(Bewaartermijn).where(Bewaartermijn.gemeente_id == gemeente_id, Bewaartermijn.until.is_(None))
    return {(row.layer, row.organisation_id): row for row in session.scalars(query)}


def settle(session: Session, new: Bewaartermijn) -> None:
    """Let it take the place of what was settled before for this layer and owner."""
    before = settled(session, new.gemeente_id).get((new.layer, new.organisation_id))
    if before is not None:
        before.until = new.since
    session.add(new)
    session.flush()


def months_of(terms: Terms, layers: Iterable[str], owner: str | None = None) -> int | None:
    """The longest term of these layers, that of the owner where he has his own; None when one is not settled."""
    found = [terms.get((layer, owner)) or terms.get((layer, None)) for layer in layers]
    known = [row.months for row in found if row is not None]
    return max(known) if len(known) == len(found) else None


def after_months(day: date, months: int) -> date:
    """The same day so many months on; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
