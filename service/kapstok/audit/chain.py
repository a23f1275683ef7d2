"""The audit chain: one line for everything that was done to a casus, each sealed to the one before."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, insert_into


class Line(Row):
    """`detail` holds ids and words of the route, never what professionals wrote."""

    __tablename__ = "audit_line"
    # The second optimistic lock: two writers can never both be version n of a casus.
    __table_args__ = (UniqueConstraint("casus_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    version: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str] = mapped_column(String(40))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    state_digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


@dataclass(frozen=True)
class Entry:
    """What is to be written down. `state_digest` is that of the run as it was stored."""

    casus_id: UUID
    version: int
    act: str
    person_id: UUID | None
    state_digest: str
    detail: dict[str, Any]


def append(session: Session, entry: Entry, previous: str, now: datetime) -> str:
    """Write the line of this version of a casus, sealed to the one before; answers its digest."""
    line = Line(**vars(entry), at=now, previous=previous, digest="")
    line.digest = line_digest(line)
    values = {**vars(entry), "at": now, "previous": previous, "digest": line.digest}
    insert_into(session.connection(), Line, [values])
    return line.digest


def line_digest(line: Line) -> str:
    """The digest of a line over its content and the digest before it."""
    content = [
        str(line.casus_id),
        line.version,
        line.at.isoformat(),
        str(line.person_id),
        line.act,
        line.detail,
        line.state_digest,
        line.previous,
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def broken_at(session: Session, casus_id: UUID) -> int | None:
    """The first version at which the chain of a casus does not hold; None when it is whole."""
    previous, expected = "", 1
    for line in session.scalars(select(Line).where(Line.casus_id == casus_id).order_by(Line.version)):
        if line.version != expected or line.previous != previous or line.digest != line_digest(line):
            return expected
        previous, expected = line.digest, expected + 1
    return None
