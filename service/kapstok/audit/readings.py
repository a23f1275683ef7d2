"""The reading log: who looked at what of a casus, when, and for which purpose. It only grows.

Each line is sealed to the one before it in the same casus. The code refuses to change a line, the database refuses
it too, and who goes round both is found by `broken_at`.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NoReturn
from uuid import UUID

from sqlalchemy import DDL, ForeignKey, Index, String, UniqueConstraint, event, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedText

READ, DENIED = "gelezen", "geweigerd"
PURPOSES = {
    "regie": "Regie voeren op deze casus",
    "taak": "Een taak in deze casus doen",
    "overleg": "Een overleg voorbereiden of bijwonen",
    "veiligheid": "Beoordelen of iemand nu in gevaar is",
    "overdracht": "De casus overnemen of overdragen",
    "anders": "Iets anders",
}
ONCE_IN = timedelta(hours=12)
# Stands where the words of a reader stood, after the casus was destroyed.
FORGOTTEN = "(vernietigd)"
REMAINS = ("number", "person_id", "organisation_id", "what", "object_id", "outcome", "purpose", "door", "digest")


class Unchangeable(RuntimeError):
    """Somebody tried to change or remove a line that was written."""


class Reading(Row):
    """One look. `casus_id` is what was asked for, also when there is no such casus (then `gemeente_id` is None).

    `what` is the page, `object_id` the task or informatie on it. `reason` are the reader's own words, sealed.
    """

    __tablename__ = "reading_line"
    __table_args__ = (
        UniqueConstraint("casus_id", "number"),
        Index("ix_reading_line_gemeente", "gemeente_id", "id"),
        Index("ix_reading_line_person", "person_id", "object_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID]
    gemeente_id: Mapped[str | None] = mapped_column(ForeignKey("gemeente.id"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    organisation_id: Mapped[str] = mapped_column(ForeignKey("organisation.id"))
    what: Mapped[str] = mapped_column(String(30))
    object_id: Mapped[UUID | None]
    outcome: Mapped[str] = mapped_column(String(10))
    purpose: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str | None] = mapped_column(SealedText)
    door: Mapped[str] = mapped_column(String(10))
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


def _refuse(*_of_the_mapper: Any) -> NoReturn:
    raise Unchangeable("a line of the reading log is never changed or removed")


event.listen(Reading, "before_update", _refuse)
event.listen(Reading, "before_delete", _refuse)

# Sealing anew with another key may touch `reason`; its words are under the digest.
FIXED = ", ".join(column.name for column in Reading.__table__.columns if column.name != "reason")
GUARDS = {
    "sqlite": (
        f"CREATE TRIGGER reading_line_stays BEFORE UPDATE OF {FIXED} ON reading_line "
        "BEGIN SELECT RAISE(ABORT, 'the reading log only grows'); END",
        "CREATE TRIGGER reading_line_is_kept BEFORE DELETE ON reading_line "
        "BEGIN SELECT RAISE(ABORT, 'the reading log only grows'); END",
    ),
    "postgresql": (
        "CREATE OR REPLACE FUNCTION reading_line_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the reading log only grows'; END $$",
        f"CREATE TRIGGER reading_line_stays BEFORE UPDATE OF {FIXED} ON reading_line "
        "FOR EACH ROW EXECUTE FUNCTION reading_line_only_grows()",
        "CREATE TRIGGER reading_line_is_kept BEFORE DELETE ON reading_line "
        "FOR EACH ROW EXECUTE FUNCTION reading_line_only_grows()",
    ),
}
for _dialect, _statements in GUARDS.items():
    for _statement in _statements:
        event.listen(Reading.__table__, "after_create", DDL(_statement).execute_if(dialect=_dialect))


@dataclass(frozen=True)
class Look:
    """What is written down of one look."""

    casus_id: UUID
    gemeente_id: str | None
    person_id: UUID
    organisation_id: str
    what: str
    outcome: str
    door: str
    object_id: UUID | None = None
    purpose: str | None = None
    reason: str | None = None


def append(session: Session, look: Look, now: datetime) -> None:
    """Write the next line of a casus, sealed to the one before."""
    newest = select(Reading).where(Reading.casus_id == look.casus_id).order_by(Reading.number.desc()).limit(1)
    last = session.scalars(newest).first()
    line = Reading(**vars(look), at=now, number=last.number + 1 if last else 1, previous=last.digest if last else "")
    line.digest = digest(line)
    session.add(line)
    session.flush()


def digest(line: Reading) -> str:
    """The digest of a line over its content and the digest before it."""
    content = [
        *(str(getattr(line, name)) for name in ("casus_id", "gemeente_id", "number", "person_id", "organisation_id")),
        line.at.isoformat(),
        *(str(getattr(line, name)) for name in ("what", "object_id", "outcome", "purpose", "reason", "door")),
        line.previous,
    ]
    return hashlib.sha256(json.dumps(content).encode()).hexdigest()


def broken_at(session: Session, casus_id: UUID) -> int | None:
    """The first line at which the log of a casus does not hold; None when it is whole. It cannot see whether the
    last lines were cut off: for that compare `length` with an earlier one.
    """
    previous, expected = "", 1
    for line in session.scalars(select(Reading).where(Reading.casus_id == casus_id).order_by(Reading.number)):
        whole = line.reason == FORGOTTEN or line.digest == digest(line)
        if line.number != expected or line.previous != previous or not whole:
            return expected
        previous, expected = line.digest, expected + 1
    return None


def forget(session: Session, casus_id: UUID) -> str:
    """The one change that a destruction makes: the reader's own words go, who looked and when stays. Answers a proof
    over what is left, for the audit line of the destruction.
    """
    told = Reading.casus_id == casus_id, Reading.reason.is_not(None)
    session.execute(update(Reading).where(*told).values(reason=FORGOTTEN).execution_options(synchronize_session=False))
    return remains(session, casus_id, length(session, casus_id))


def remains(session: Session, casus_id: UUID, until: int) -> str:
    """What the first lines of a casus come down to, without the words of the readers."""
    query = select(Reading).where(Reading.casus_id == casus_id, Reading.number <= until)
    kept = [
        [*(str(getattr(line, name)) for name in REMAINS), line.at.isoformat()]
        for line in session.scalars(query.order_by(Reading.number))
    ]
    return hashlib.sha256(json.dumps(kept).encode()).hexdigest()


def length(session: Session, casus_id: UUID) -> int:
    """How many lines there are of a casus."""
    query = select(func.count()).select_from(Reading).where(Reading.casus_id == casus_id)
    return session.scalar(query) or 0


def asked_before(session: Session, person_id: UUID, object_id: UUID, now: datetime) -> tuple[str, str | None] | None:
    """The purpose and reason that somebody gave for this very piece not long ago."""
    query = select(Reading).where(
        Reading.person_id == person_id,
        Reading.object_id == object_id,
        Reading.purpose.is_not(None),
        Reading.outcome == READ,
        Reading.at >= now - ONCE_IN,
    )
    found = session.scalars(query.order_by(Reading.id.desc())).first()
    return (found.purpose, found.reason) if found is not None and found.purpose else None
