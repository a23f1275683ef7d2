"""A vaststelling: a plan or an actielijst as it was agreed, numbered, and never changed afterwards."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, String, UniqueConstraint, event, func, select
from sqlalchemy.orm import Mapped, Mapper, Session, mapped_column
from sqlalchemy.orm.attributes import get_history

from kapstok.db import Moment, Row, SealedJson
from kapstok.errors import NotFound

PLAN = "plan"
ACTIELIJST = "actielijst"
TITLES = {PLAN: "Plan van aanpak", ACTIELIJST: "Actielijst"}


class Vaststelling(Row):
    """`kind` is plan or actielijst, `number` counts from 1 in each; `content` is what was agreed, in words."""

    __tablename__ = "vaststelling"
    __table_args__ = (UniqueConstraint("casus_id", "kind", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    kind: Mapped[str] = mapped_column(String(20))
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)

    @property
    def sentence(self) -> str:
        """What the tijdlijn says when it is made."""
        return f"{TITLES[self.kind]} vastgesteld (versie {self.number})"


class Immutable(Exception):
    """A mistake of ours: what was agreed is never written again."""


@event.listens_for(Vaststelling, "before_update")
def _refuse(_mapper: Mapper[Any], _connection: Any, row: Vaststelling) -> None:
    if any(get_history(row, name).has_changes() for name in ("content", "number", "kind")):
        raise Immutable


def versions(session: Session, casus_id: UUID, kind: str) -> list[Vaststelling]:
    """All of them, the newest first."""
    query = select(Vaststelling).where(Vaststelling.casus_id == casus_id, Vaststelling.kind == kind)
    return list(session.scalars(query.order_by(Vaststelling.number.desc())))


def version(session: Session, casus_id: UUID, kind: str, number: int) -> Vaststelling:
    """One of them; NotFound when there is none with this number."""
    where = Vaststelling.casus_id == casus_id, Vaststelling.kind == kind, Vaststelling.number == number
    found = session.scalar(select(Vaststelling).where(*where))
    if found is None:
        raise NotFound("Deze versie bestaat niet. Bekijk de lijst met versies.")
    return found


def next_number(session: Session, casus_id: UUID, kind: str) -> int:
    """The casus is locked, so nobody else takes the same number."""
    where = Vaststelling.casus_id == casus_id, Vaststelling.kind == kind
    return (session.scalar(select(func.max(Vaststelling.number)).where(*where)) or 0) + 1
