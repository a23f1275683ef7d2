"""Sending mail: to the server in KAPSTOK_SMTP, or as files in the data folder when there is none."""

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit
from uuid import UUID

from kapstok import clock
from kapstok.errors import Unavailable
from kapstok.settings import settings

TIMEOUT = 10
OUTBOX = "post"
HOME = ("localhost", "127.0.0.1", "::1")


class NotDelivered(Unavailable):
    """The mail server did not take it. The message names no address and no content."""


class Words(Protocol):
    @property
    def subject(self) -> str: ...

    @property
    def text(self) -> str: ...


def send(words: Words, addresses: Sequence[str], key: UUID) -> None:
    """One letter an address, so that nobody sees the others. `key` makes a repetition recognisable."""
    letters = [_letter(words, address, f"{key}-{number}") for number, address in enumerate(addresses)]
    if not letters:
        return
    server = settings().smtp
    if not server:
        for letter in letters:
            _keep(letter)
        return
    try:
        with _connection(server) as connection:
            for letter in letters:
                connection.send_message(letter)
    except (smtplib.SMTPException, OSError) as error:
        kind = type(error).__name__
        raise NotDelivered(f"De mailserver nam het bericht niet aan ({kind}). Controleer KAPSTOK_SMTP.") from None


def _letter(words: Words, address: str, name: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"] = settings().mail_from
    letter["To"] = address
    letter["Subject"] = words.subject
    letter["Date"] = format_datetime(clock.now())
    letter["Message-ID"] = f"<{name}@{settings().mail_from.rpartition('@')[2] or 'kapstok'}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(words.text, cte="8bit")
    return letter


def _keep(letter: EmailMessage) -> None:
    folder = settings().data / OUTBOX
    folder.mkdir(parents=True, exist_ok=True)
    name = letter["Message-ID"].strip("<>").partition("@")[0]
    draft = folder / f".{name}"
    draft.write_bytes(bytes(letter))
    draft.replace(folder / f"{name}.eml")


@contextmanager
def _connection(server: str) -> Iterator[smtplib.SMTP]:
    place = urlsplit(server if "://" in server else f"smtp://{server}")
    host = place.hostname or "localhost"
    safely = ssl.create_default_context()
    if place.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, place.port or 465, timeout=TIMEOUT, context=safely)
    else:
        connection = smtplib.SMTP(host, place.port or 25, timeout=TIMEOUT)
    with connection:
        connection.ehlo()
        safe = place.scheme == "smtps" or host in HOME
        if host not in HOME and connection.has_extn("starttls"):
            connection.starttls(context=safely)
            connection.ehlo()
            safe = True
        _sign_in(connection, place, safe)
        yield connection


def _sign_in(connection: smtplib.SMTP, place: SplitResult, safe: bool) -> None:
    if place.username is None:
        return
    if not safe:
        raise NotDelivered("De mailserver biedt geen versleuteling aan; het wachtwoord is niet verstuurd.")
    connection.login(unquote(place.username), unquote(place.password or ""))


def forget(keys: Sequence[UUID]) -> None:
    """Throw away the letters that were kept as files for these pieces of work."""
    for key in keys:
        for kept in (settings().data / OUTBOX).glob(f"*{key}-*"):
            kept.unlink(missing_ok=True)
