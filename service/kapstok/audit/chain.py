"""The audit chain: one line for everything that was done to a casus, each sealed to the one before."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.clock import written
from kapstok.db import Moment, Row

# In the line of a destruction: what the lines before it came down to, without what they told.
PROOF = "bewijs"


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


@dataclass
class Entry:
    """What is to be written down. `state_digest` is that of the run as it was stored."""

    casus_id: UUID
    version: int
    act: str
    person_id: UUID | None
    state_digest: str
    detail: dict[str, Any]


def append(put: Callable[..., None], entry: Entry, previous: str, now: datetime) -> str:
    """Put the line of this version of a casus, sealed to the one before, among what is written; answers its digest."""
    digest = _digest(entry, now, previous)
    put(Line, **vars(entry), at=now, previous=previous, digest=digest)
    return digest


def line_digest(line: Line) -> str:
    """The digest of a line over its content and the digest before it."""
    return _digest(line, line.at, line.previous)


def _digest(line: Line | Entry, at: datetime, previous: str) -> str:
    content = [
        _written(line.casus_id),
        line.version,
        written(at),
        _written(line.person_id),
        line.act,
        line.detail,
        line.state_digest,
        previous,
    ]
    return hashlib.sha256(_sorted(content).encode()).hexdigest()


# How these write may never change: every digest was made over this text. The same ids come by again and again.
_sorted = json.JSONEncoder(sort_keys=True, check_circular=False).encode
_written = lru_cache(maxsize=4096)(str)


def forget(session: Session, casus_id: UUID) -> str:
    """Take away what the lines of a destroyed casus tell; who, when and which deed stay. Answers the proof that the
    next line has to keep, so that what is left cannot be changed unseen.
    """
    session.execute(update(Line).where(Line.casus_id == casus_id).values(detail={}))
    return _remains(of_casus(session, casus_id))


def of_casus(session: Session, casus_id: UUID) -> list[Line]:
    """All lines, the first one first."""
    query = select(Line).where(Line.casus_id == casus_id).order_by(Line.version)
    return list(session.scalars(query.execution_options(populate_existing=True)))


def first_broken(lines: Sequence[Line]) -> int | None:
    """The first version at which these lines of one casus do not hold. Lines before a destruction no longer have the
    words over which their digest was made: they are held by the links and by the proof in the line that destroyed.
    """
    cut = next((line for line in lines if PROOF in line.detail), None)
    until = cut.version if cut else 0
    previous = ""
    for number, line in enumerate(lines, start=1):
        whole = line.version < until or line.digest == line_digest(line)
        if line.version != number or line.previous != previous or not whole:
            return number
        previous = line.digest
    if cut is not None and cut.detail[PROOF] != _remains(lines[: until - 1]):
        return until
    return None


def broken_at(session: Session, casus_id: UUID) -> int | None:
    """The first version at which the chain of a casus does not hold; None when it is whole."""
    return first_broken(of_casus(session, casus_id))


def _remains(lines: Sequence[Line]) -> str:
    kept = [
        [line.version, line.at.isoformat(), str(line.person_id), line.act, line.state_digest, line.digest]
        for line in lines
        if not line.detail
    ]
    return hashlib.sha256(json.dumps([len(lines), kept]).encode()).hexdigest()
