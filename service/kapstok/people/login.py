"""Signing in: passwords, server-side sessions that can be ended, tokens for programs, and wrong guesses."""

import hashlib
import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import JSON, Connection, ForeignKey, String, bindparam, delete, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row
from kapstok.errors import Unavailable
from kapstok.people.model import ROLES, Person
from kapstok.prebuilt import Prebuilt

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=10)
GUESSES = 5
GUESS_WINDOW = timedelta(minutes=10)

_hasher = PasswordHasher()


@lru_cache(maxsize=1)
def _nobody() -> str:
    """Verified when the name is unknown, so that the answer takes as long as for a known name."""
    return _hasher.hash(secrets.token_urlsafe(16))


class TooManyGuesses(Unavailable):
    """This name was guessed at too often; it may try again later."""


class Login(Row):
    """A browser session. Only the hash of its cookie is kept; `data` is what the web door remembers."""

    __tablename__ = "login"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    data: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment, index=True)


class Token(Row):
    """A key with which a program speaks to the REST door on behalf of a person."""

    __tablename__ = "token"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(Moment)
    revoked_at: Mapped[datetime | None] = mapped_column(Moment)


class Guess(Row):
    """A failed attempt to sign in."""

    __tablename__ = "guess"

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(60), index=True)
    at: Mapped[datetime] = mapped_column(Moment)


def digest(secret: str) -> str:
    """What is kept of a cookie or a token: long random values need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def hash_password(password: str) -> str:
    """The argon2id hash of a password."""
    return _hasher.hash(password)


def check_guesses(session: Session, username: str, now: datetime) -> None:
    """Raises TooManyGuesses when this name was guessed at five times in the last ten minutes."""
    recent = select(func.count()).where(Guess.username == username, Guess.at > now - GUESS_WINDOW)
    if (session.scalar(recent) or 0) >= GUESSES:
        raise TooManyGuesses("Er is te vaak een verkeerd wachtwoord gegeven. Probeer het over tien minuten weer.")


def verify(session: Session, username: str, password: str) -> Person | None:
    """The person with this name and password, or None; both take the same time."""
    person = session.scalar(select(Person).where(Person.username == username, Person.active))
    try:
        _hasher.verify(person.password_hash if person else _nobody(), password)
    except VerifyMismatchError:
        return None
    return person


def note_guess(session: Session, username: str, now: datetime) -> None:
    """Remember a failed attempt; old ones are forgotten on the way."""
    session.execute(delete(Guess).where(Guess.at < now - GUESS_WINDOW))
    session.add(Guess(username=username[:60], at=now))


def start_login(session: Session, person_id: UUID | None, data: dict[str, str], now: datetime) -> str:
    """Begin a browser session; answers the value of its cookie, which is kept nowhere. Dead ones are cleared."""
    session.execute(delete(Login).where(or_(Login.seen_at < now - IDLE, Login.created_at < now - ABSOLUTE)))
    secret = secrets.token_urlsafe(32)
    session.add(Login(token_hash=digest(secret), person_id=person_id, data=data, created_at=now, seen_at=now))
    return secret


def find_login(session: Session, secret: str, now: datetime) -> Login | None:
    """The living session of a cookie: at most 30 minutes idle and 10 hours old."""
    login = session.get(Login, digest(secret))
    if login is None or login.seen_at < now - IDLE or login.created_at < now - ABSOLUTE:
        return None
    return login


def end_login(session: Session, secret: str) -> None:
    """Make a cookie worthless."""
    session.execute(delete(Login).where(Login.token_hash == digest(secret)))


def new_token(session: Session, person_id: UUID, name: str, now: datetime) -> str:
    """A token for programs; shown once, kept as a hash."""
    secret = "kap_" + secrets.token_urlsafe(32)
    session.add(Token(token_hash=digest(secret), person_id=person_id, name=name, created_at=now))
    return secret


# Who speaks, with the roles that he holds at the moment; no line when the token is nobody's.
_BEARER = Prebuilt(
    select(Person.id, Person.username, Person.name, Person.organisation_id, ROLES.label("roles"))
    .join(Token, Token.person_id == Person.id)
    .where(Token.token_hash == bindparam("token_hash"), Token.revoked_at.is_(None), Person.active)
)


def bearer(connection: Connection, secret: str, now: datetime) -> Any | None:
    """The active person for whom a token speaks, with his roles (`groups_of`)."""
    return _BEARER.first(connection, {"token_hash": digest(secret), "now": now})
