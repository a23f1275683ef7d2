"""Who I am here: the person behind a browser session or a token, with the roles that he holds now."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.catalogue import model as catalogue
from kapstok.db import looking, reading
from kapstok.people import login
from kapstok.people.model import Gemeente, Organisation, Person, groups_of
from kapstok.rights import Viewer, viewer_of

MOST_BEARERS = 1000


@dataclass(frozen=True)
class BrowserSession:
    """What a cookie stands for. `viewer` is None before signing in."""

    viewer: Viewer | None
    data: dict[str, Any]
    seen_at: datetime


@dataclass(frozen=True)
class Me:
    """`roles` are (role key, gemeente id, gemeente name); `role_labels` the same roles in words, each once."""

    person_id: UUID
    username: str
    name: str
    organisation: str
    roles: tuple[tuple[str, str, str], ...]
    role_labels: tuple[str, ...]


def browser_session(secret: str) -> BrowserSession | None:
    """The living session of a cookie, or None."""
    with reading() as session:
        found = login.find_login(session, secret, clock.now())
        if found is None:
            return None
        person = session.get(Person, found.person_id) if found.person_id else None
        viewer = _viewer(session, person) if person is not None and person.active else None
        return BrowserSession(viewer, dict(found.data), found.seen_at)


def viewer_of_token(secret: str) -> Viewer | None:
    """The person for whom a token speaks, or None."""
    with looking() as connection:
        found = login.bearer(connection, secret, clock.now())
    return None if found is None else _bearer(*found)


def viewer_by_username(username: str) -> Viewer | None:
    """An active person by his sign-in name, for the CLI and the demo; None when there is none."""
    with reading() as session:
        person = session.scalar(select(Person).where(Person.username == username, Person.active))
        return _viewer(session, person) if person else None


def own_gemeenten(viewer: Viewer) -> list[tuple[str, str]]:
    """The gemeenten in which the viewer has a role, to choose from: (id, name)."""
    choices = select(Gemeente.id, Gemeente.name).where(Gemeente.id.in_(viewer.gemeenten)).order_by(Gemeente.name)
    with reading() as session:
        return [(row.id, row.name) for row in session.execute(choices)]


def me(viewer: Viewer) -> Me:
    """The viewer, in words."""
    with reading() as session:
        organisation = session.get(Organisation, viewer.organisation_id)
        places = {row.id: row.name for row in session.scalars(select(Gemeente))}
        roles = sorted((role, gemeente, places[gemeente]) for role, gemeente in viewer.groups)
        name = organisation.name if organisation else ""
        labels = dict.fromkeys(_role_label(session, role, gemeente) for role, gemeente, _ in roles)
        return Me(viewer.person_id, viewer.username, viewer.name, name, tuple(roles), tuple(labels))


def _role_label(session: Session, role: str, gemeente_id: str) -> str:
    """As the active route of the gemeente calls the role; before there is a route, the key in words."""
    version_id = catalogue.active_id(session, gemeente_id, clock.now())
    if version_id is None:
        return role.replace("_", " ").capitalize()
    return catalogue.compiled(session, version_id).role_label(role)


@lru_cache(maxsize=MOST_BEARERS)
def _bearer(person_id: UUID, username: str, name: str, organisation_id: str, roles: str | None) -> Viewer:
    """The same words, read now, make the same viewer."""
    return Viewer(person_id, username, name, organisation_id, groups_of(roles))


def _viewer(session: Session, person: Person) -> Viewer:
    return viewer_of(session, person, clock.now())
