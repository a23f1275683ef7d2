"""Sign in and out in the browser, and make a token for a program."""

from typing import Any

from sqlalchemy import select

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.errors import NotFound
from kapstok.people import login
from kapstok.people.model import Person

REFUSED = "Deze naam en dit wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."


@act
def check_password(moment: Moment, username: str, password: str) -> Person | None:
    """The person, or None after noting the wrong guess; raises TooManyGuesses after five of them."""
    login.check_guesses(moment.session, username, moment.now)
    person = login.verify(moment.session, username, password)
    if person is None:
        login.note_guess(moment.session, username, moment.now)
    return person


@act
def start_session(moment: Moment, person: Person | None, data: dict[str, Any]) -> str:
    """A new browser session (never an old one with a new owner); answers the value of its cookie."""
    return login.start_login(moment.session, person.id if person else None, data, moment.now)


@act
def keep_session(moment: Moment, secret: str, data: dict[str, Any]) -> None:
    """Remember what the web door wants to remember, and that the person was here."""
    found = login.find_login(moment.session, secret, moment.now)
    if found is not None:
        found.data, found.seen_at = dict(data), moment.now


@act
def end_session(moment: Moment, secret: str) -> None:
    """Sign out: the cookie is worthless from now on."""
    login.end_login(moment.session, secret)


@act
def make_token(moment: Moment, username: str, name: str) -> str:
    """A token with which a program speaks for a person; shown this once."""
    person = moment.session.scalar(select(Person).where(Person.username == username, Person.active))
    if person is None:
        raise NotFound(f"Er is niemand met de inlognaam ‘{username}’.")
    return login.new_token(moment.session, person.id, name, moment.now)
