"""Requests that were answered: whoever repeats one with the same key gets the same answer, not a second deed."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import JSON, Connection, ForeignKey, String, Uuid, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from kapstok.db import Moment, Row
from kapstok.errors import Conflict
from kapstok.prebuilt import Prebuilt


class KeyReused(Conflict):
    """The same idempotency key came with another request."""


class Answered(Row):
    """`fingerprint` is the digest of the request; `answer` what the act answered."""

    __tablename__ = "answered_request"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(Moment)


# A column that refers to another table has no type before that table is known: therefore it is said here.
_EARLIER = Prebuilt(
    select(Answered.fingerprint, Answered.answer).where(
        Answered.person_id == bindparam("person", type_=Uuid()), Answered.key == bindparam("repeated")
    )
)


def fingerprint(act: str, arguments: Any) -> str:
    """The digest by which a repeated request is recognised."""
    asked = [act, arguments]
    try:
        text = orjson.dumps(asked, option=orjson.OPT_SORT_KEYS, default=str)
    except TypeError:  # something of more than JSON needs: a number beyond 64 bits, half a sign
        text = json.dumps(asked, sort_keys=True, default=str).encode()
    return hashlib.sha256(text).hexdigest()


@dataclass
class Request:
    """One request of one person: `key` is his own name for it, `fingerprint` what he asked."""

    person_id: UUID
    key: str
    fingerprint: str


def answered(connection: Connection, request: Request) -> dict[str, Any] | None:
    """The earlier answer to this request, or None; KeyReused when the key belongs to another request."""
    found = _EARLIER.first(connection, {"person": request.person_id, "repeated": request.key})
    if found is None:
        return None
    if found.fingerprint != request.fingerprint:
        raise KeyReused(
            "Deze Idempotency-Key is al gebruikt voor een ander verzoek. Gebruik voor elk nieuw verzoek een nieuwe."
        )
    answer: dict[str, Any] = found.answer
    return answer


def kept(request: Request, answer: dict[str, Any], now: datetime) -> dict[str, Any]:
    """The row of what was answered to a request: the database refuses it when one with its key was answered before."""
    return {**vars(request), "answer": answer, "at": now}
