"""What was written down, as somebody may read it: answers under the labels of the form they were given to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok.bewaring import closed_triage
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.compare.words import begun
from kapstok.dossier import standing
from kapstok.dossier.answers import Answers
from kapstok.forms.fields import Field, Option
from kapstok.identifiers import masked
from kapstok.people.model import Organisation, Person, names
from kapstok.rights import Viewer, holds_regie, layer_of, unknown
from kapstok.tasks.model import Task
from kapstok.variants import drawing

# The label of every field for a burgerservicenummer.


@dataclass(frozen=True)
class Written:
    """The answers of one person at one moment; `lines` are (label, text) as filled in.

    `places` says for the labels of what the dossier answered where that stands, below the casus.
    """

    element: str
    name: str
    person: str
    at: datetime
    casus_id: UUID
    lines: tuple[tuple[str, str], ...]
    places: Mapping[str, str] = field(default_factory=dict)


def shown_with(session: Session, viewer: Viewer, casus: Casus, elements: Sequence[str]) -> list[Written]:
    """The latest answers to the elements that a task shows (`ave:toont`), in that order; what closed stays closed, and
    who wrote nothing is not shown.
    """
    closed = closed_triage(session, viewer, casus.id)
    given = [row for row in _given(session, casus) if row.element in elements and row.id not in closed]
    asked = _asked_at(session, given)
    latest: dict[str, datetime] = {row.element: asked[row.id] for row in given}
    # Several organisations may have been asked at once: then all their answers belong together.
    rows = [
        row for element in elements for row in given if (row.element, asked[row.id]) == (element, latest.get(element))
    ]
    written = _written(session, casus, rows, unknown(session, viewer, casus))
    return [one for one in written if one.lines]


def _asked_at(session: Session, rows: Sequence[Answers]) -> dict[int, datetime]:
    """When each of these was asked: its task opened, or (without a task) it was written."""
    ids = [row.task_id for row in rows if row.task_id]
    opened = {row.id: row.opened_at for row in session.scalars(select(Task).where(Task.id.in_(ids)))} if ids else {}
    return {row.id: opened[row.task_id] if row.task_id else row.at for row in rows}


def written_for(session: Session, viewer: Viewer, casus: Casus) -> list[Written]:
    """Newest first. Who sees the casus in WAT reads everything; who guards the process what his own organisation
    wrote (partners' answers reach him through the tasks that show them); anybody else what he wrote himself.
    """
    rows = _given(session, casus)
    if layer_of(session, viewer, casus) != "wat":
        own = _colleagues(session, viewer, rows) if holds_regie(session, viewer, casus) else {viewer.person_id}
        rows = [row for row in rows if row.person_id in own]
    closed = closed_triage(session, viewer, casus.id)
    rows = [row for row in rows if row.id not in closed]
    hidden = unknown(session, viewer, casus)
    return _written(session, casus, rows[::-1], hidden)


def _colleagues(session: Session, viewer: Viewer, rows: Sequence[Answers]) -> set[UUID]:
    writers = {row.person_id for row in rows}
    query = select(Person.id).where(Person.id.in_(writers), Person.organisation_id == viewer.organisation_id)
    return {viewer.person_id, *session.scalars(query)}


def _given(session: Session, casus: Casus) -> list[Answers]:
    return list(session.scalars(select(Answers).where(Answers.casus_id == casus.id).order_by(Answers.id)))


def written_of(session: Session, casus: Casus, row: Answers) -> Written:
    """One answer as it reads, with a BSN masked."""
    return _written(session, casus, [row])[0]


def _written(session: Session, casus: Casus, rows: Sequence[Answers], hidden: Mapping[UUID, str] = {}) -> list[Written]:
    version = catalogue.compiled(session, casus.version_id)
    people = names(session, {row.person_id for row in rows}) | dict(hidden)
    words = _words(session, rows, version.manifest.lijsten)
    found = []
    for row in rows:
        fields = version.form(row.form).by_key if row.form != "opening" else {}
        places = {key: value for key, value in row.values.items() if key in fields and fields[key].dossier}
        words |= {place: begun(standing.in_words(session, casus.id, place)) for place in places.values()}
        lines = tuple(
            (_label(key, fields), _text(value, fields.get(key), words))
            for key, value in row.values.items()
            if value not in (None, "", [], False)
        )
        name, person = drawing.label(version, row.element), people.get(row.person_id, "")
        links = {_label(key, fields): place for key, place in places.items()}
        found.append(Written(row.element, name, person, row.at, casus.id, lines, links))
    return found


OPENING = {"toelichting": "Toelichting bij het openen", "besluit_datum": "Besluit van de burgemeester op"}


def _label(key: str, fields: Mapping[str, Field]) -> str:
    return fields[key].label if key in fields else OPENING.get(key, key)


def _words(session: Session, rows: Sequence[Answers], lists: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Names for ids of persons and organisations and for keys of lists, as far as they occur."""
    values = {item for row in rows for value in row.values.values() for item in _items(value)}
    words = {key: label for entries in lists.values() for key, label in entries.items() if key in values}
    people = names(session, {UUID(value) for value in values if _is_id(value)})
    words |= {str(person_id): name for person_id, name in people.items()}
    found = session.scalars(select(Organisation).where(Organisation.id.in_(values)))
    return words | {row.id: row.name for row in found}


def _items(value: Any) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _is_id(value: str) -> bool:
    try:
        return len(value) == 36 and bool(UUID(value))
    except ValueError:
        return False


def _text(value: Any, field: Field | None, words: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if field is not None and field.limits.bsn:
        return masked(str(value))
    options: Sequence[Option] = field.options if field else ()
    labels = {option.value: option.label for option in options}
    text = ", ".join(labels.get(item) or words.get(item, item) for item in _items(value))
    if field is not None and field.type == "datetime" and len(text) == 10:
        year, month, day = text.split("-")
        return f"{day}-{month}-{year}"
    return text
