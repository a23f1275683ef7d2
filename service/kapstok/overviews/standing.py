"""What stands on the pages of the dossier that answer a form, for who has to do the step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from kapstok.casus.model import Casus
from kapstok.dossier.standing import MEETINGS, PLACES, last_done, standing
from kapstok.forms.fields import Form
from kapstok.rights import Viewer, asked_of, names_in
from kapstok.tasks.model import Task


@dataclass(frozen=True)
class PageStanding:
    """`words` say what is there, `missing` what is still to be done ("" when nothing is), `place` where: below the
    casus. `at` and `person` say who changed it last, as far as that is known.
    """

    page: str
    casus_id: UUID
    place: str
    words: str
    missing: str
    at: datetime | None
    person: str
    known: Mapping[str, Any]


Waiting = tuple[tuple[UUID, str], ...]


def standings_of(session: Session, viewer: Viewer, casus: Casus, task: Task, form: Form) -> dict[str, PageStanding]:
    """By the key of the field. It is DAT: of a bouwschema only that it was filled in."""
    if not form.from_dossier:
        return {}
    since = last_done(session, casus.id, task.element, task.opened_at)
    return {item.key: _page(session, viewer, casus, item.dossier, since) for item in form.from_dossier}


def waiting_for(session: Session, viewer: Viewer, casus: Casus, *pages: str) -> Waiting:
    """The tasks of the viewer (id, name) that a page answers, to go back to."""
    return tuple((task.id, task.name) for task in asked_of(session, viewer, casus, *pages))


def known_by(pages: Mapping[str, PageStanding]) -> dict[str, Any]:
    """What the pages know already of what else the form asks."""
    return {key: value for page in pages.values() for key, value in page.known.items()}


def _page(session: Session, viewer: Viewer, casus: Casus, page: str, since: datetime | None) -> PageStanding:
    found = standing(session, casus.id, page, since)
    at, by = found.edit or (None, None)
    person = names_in(session, viewer, casus, {by}).get(by, "") if by else ""
    # A settled version is only to be read; one goes on at the page itself. A meeting is a page of its own.
    place = PLACES.get(page) or found.reference or MEETINGS
    return PageStanding(page, casus.id, place, found.words, found.missing, at, person, found.known)
