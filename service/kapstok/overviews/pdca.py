"""The PDCA cycle of a gemeente: who owns it, when the next evaluatie is due, and what was written before."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.forms.fields import Option
from kapstok.overviews.cijfers import ROLES
from kapstok.overviews.dossier import in_words
from kapstok.pdca import model
from kapstok.people.model import Gemeente, holders, names
from kapstok.rights import EIGENAAR, Viewer


@dataclass(frozen=True)
class Written:
    person: str
    at: datetime
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Pdca:
    """`eigenaar` None: nobody sees to it. `calendar` are (day, words) of the region from today on."""

    gemeente: str
    gemeente_name: str
    eigenaar: str | None
    months: int
    minimum: int
    due_on: date
    overdue: bool
    written: tuple[Written, ...]
    owners: tuple[Option, ...]
    may_evaluate: bool
    calendar: tuple[tuple[date, str], ...]


def pdca(viewer: Viewer, gemeente_id: str) -> Pdca:
    """NotFound for who has no part in it."""
    with reading() as session:
        gemeente = session.get(Gemeente, gemeente_id)
        if gemeente is None or not any(viewer.has_role(role, gemeente_id) for role in ROLES):
            raise NotFound("Deze evaluatie bestaat niet, of hoort niet bij uw rol.")
        settled = model.afspraak(session, gemeente_id)
        rows = model.evaluaties(session, gemeente_id)
        people = names(session, {row.person_id for row in rows})
        due = _due(session, gemeente_id)
        today = clock.day_of(clock.now())
        return Pdca(
            gemeente=gemeente.id,
            gemeente_name=gemeente.name,
            eigenaar=_owner(session, gemeente_id),
            months=settled.interval_months if settled else model.INTERVAL,
            minimum=settled.minimum if settled else model.MINIMUM,
            due_on=due or today,
            overdue=due is None or due < today,
            written=tuple(Written(people[row.person_id], row.at, in_words(model.FORM, row.values, {})) for row in rows),
            owners=tuple(_options(session, gemeente_id)),
            may_evaluate=viewer.has_role(EIGENAAR, gemeente_id),
            calendar=_calendar(session, gemeente.region, today),
        )


def without_owner() -> list[str]:
    """The gemeenten where nobody owns the evaluatie, for whoever keeps the installation going."""
    with reading() as session:
        query = select(Gemeente).order_by(Gemeente.name)
        return [row.name for row in session.scalars(query) if _owner(session, row.id) is None]


def evaluatie_due(viewer: Viewer) -> list[tuple[str, date]]:
    """The gemeenten of which the viewer owns the approach and the evaluatie has to be done (STAP-38)."""
    mine = [gemeente for role, gemeente in sorted(viewer.groups) if role == EIGENAAR]
    if not mine:
        return []
    today = clock.day_of(clock.now())
    with reading() as session:
        found = [(gemeente, _due(session, gemeente) or today) for gemeente in mine]
    return [(gemeente, day) for gemeente, day in found if day <= today]


def _options(session: Session, gemeente_id: str) -> list[Option]:
    return [Option(str(one.id), one.name) for one in holders(session, EIGENAAR, gemeente_id, clock.now())]


def _owner(session: Session, gemeente_id: str) -> str | None:
    """The person who was named, as long as he still holds the role."""
    settled = model.afspraak(session, gemeente_id)
    labels = {option.value: option.label for option in _options(session, gemeente_id)}
    return labels.get(str(settled.eigenaar_id)) if settled else None


def _due(session: Session, gemeente_id: str) -> date | None:
    """An interval after the last evaluatie, or after it was first settled; None when nothing was settled."""
    settled = model.afspraak(session, gemeente_id)
    if settled is None:
        return None
    done = model.evaluaties(session, gemeente_id)
    start = done[0].at if done else model.first(session, gemeente_id).since
    return model.due_on(clock.day_of(start), settled.interval_months)


def _calendar(session: Session, region: str, today: date) -> tuple[tuple[date, str], ...]:
    moments = model.ahead(session, region, today)
    where = {row.id: row.name for row in session.scalars(select(Gemeente))}
    words = {option.value: option.label for option in model.MEETING.fields[0].options}
    return tuple(
        (row.on, f"{words[row.kind]}{' ' + where[row.gemeente_id] if row.gemeente_id else ''}") for row in moments
    )
