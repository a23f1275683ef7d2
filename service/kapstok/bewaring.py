"""How long each closed casus is still kept, and what of it is overdue: terms, owners, extensions and duties together.

A casus is kept until the longest term of the layers through which it went, and of the owners who brought something
in. What an owner brought in goes earlier when his own term is shorter. A duty to keep it stops everything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.bewaren import termijnen, uitstel
from kapstok.bewaren.termijnen import REJECTED, Terms, after_months, months_of
from kapstok.bewaren.vernietiging import CASUS, OWNER, TRIAGE, is_destroyed
from kapstok.casus.model import Casus
from kapstok.dossier.answers import Answers
from kapstok.dossier.informatie import Informatie
from kapstok.need_to_know import Viewer
from kapstok.people.model import Person
from kapstok.regie import grondslag
from kapstok.samenwerking import LAYERS

KEEPERS = ("privacy_officer", "functioneel_beheerder")
# What is written down before the ZVH decides, and the form with which it says why it does not take the casus.
TRIAGE_FORMS = (
    "zvh_aanmelding",
    "intakegesprek",
    "burger_informeren_besluit",
    "criteria_toetsen",
    "besluit_meegeven",
    "besluitronde_bekijken",
    "gezamenlijk_besluit",
    "triagebesluit",
)
REJECTION = "advies_geven"


@dataclass(frozen=True)
class Overdue:
    """Something that may be destroyed since `due_on`. `organisation_id` only for what one owner brought in."""

    casus_id: UUID
    kenmerk: str
    scope: str
    layer: str
    months: int
    due_on: date
    organisation_id: str | None = None

    @property
    def key(self) -> tuple[UUID, str, str | None]:
        return self.casus_id, self.scope, self.organisation_id


@dataclass(frozen=True)
class Bewaring:
    """How long one casus is kept. `due_on` is None as long as it runs or a term in `missing` was not settled."""

    casus: Casus
    layers: tuple[str, ...]
    months: int | None
    due_on: date | None
    missing: tuple[str, ...]
    extensions: int
    kept: str | None


def keeps(viewer: Viewer) -> frozenset[str]:
    """The gemeenten in which the viewer may propose or approve a vernietiging."""
    return frozenset(gemeente for role, gemeente in viewer.groups if role in KEEPERS)


def bewaring(session: Session, casus: Casus, terms: Terms) -> Bewaring:
    """How long a casus is kept under these terms."""
    layers = layers_of(session, casus)
    missing = tuple(layer for layer in layers if (layer, None) not in terms)
    given = uitstel.extensions(session, casus.id)
    duty = uitstel.duty(session, casus.id)
    found = [months_of(terms, layers, owner) for owner in (None, *owners(session, casus.id))]
    months = None if missing else max(one for one in found if one is not None)
    due = _due(casus.closed_at, months)
    if due is not None:
        due = max([due, *(one.keep_until for one in given)])
    return Bewaring(casus, layers, months, due, missing, len(given), duty.kind if duty else None)


def overdue(session: Session, gemeente_id: str, today: date) -> list[Overdue]:
    """Everything in a gemeente that is kept longer than its term."""
    terms = termijnen.settled(session, gemeente_id)
    query = select(Casus).where(Casus.gemeente_id == gemeente_id).order_by(Casus.opened_at, Casus.id)
    query = query.where(or_(Casus.closed_at.is_not(None), Casus.id.in_(_ever_rejected())))
    found: list[Overdue] = []
    for casus in session.scalars(query):
        if uitstel.duty(session, casus.id) is None and not is_destroyed(session, casus.id):
            found += _of_casus(session, casus, terms)
    return [one for one in found if one.due_on <= today]


def _of_casus(session: Session, casus: Casus, terms: Terms) -> Iterable[Overdue]:
    at = rejected_at(session, casus.id)
    short = terms.get((REJECTED, None))
    if at is not None and short is not None and triage(session, casus.id, at):
        due = after_months(clock.day_of(at), short.months)
        yield Overdue(casus.id, casus.kenmerk, TRIAGE, REJECTED, short.months, due)
    kept = bewaring(session, casus, terms)
    if kept.due_on is None or kept.months is None:
        return
    yield Overdue(casus.id, casus.kenmerk, CASUS, kept.layers[-1], kept.months, kept.due_on)
    for owner in owners(session, casus.id):
        months = months_of(terms, kept.layers, owner)
        due_owner = _due(casus.closed_at, months)
        if months is not None and due_owner is not None and due_owner < kept.due_on and not kept.extensions:
            yield Overdue(casus.id, casus.kenmerk, OWNER, kept.layers[-1], months, due_owner, owner)


def layers_of(session: Session, casus: Casus) -> tuple[str, ...]:
    """The layers through which a casus went; one that never got further than a signal counts as AVE 2."""
    known = {row.layer for row in grondslag.of_casus(session, casus.id)}
    known |= {"ave2"} | {layer for fase, layer in grondslag.OF_FASE.items() if fase == casus.fase}
    return tuple(layer for layer in LAYERS if layer in known)


def owners(session: Session, casus_id: UUID) -> list[str]:
    """The organisations that brought informatie in a casus."""
    query = select(Informatie.organisation_id).where(Informatie.casus_id == casus_id).distinct()
    return list(session.scalars(query.order_by(Informatie.organisation_id)))


def rejected_at(session: Session, casus_id: UUID) -> datetime | None:
    """When the ZVH last said that it does not take this casus."""
    query = select(Answers.at).where(Answers.casus_id == casus_id, Answers.form == REJECTION)
    return session.scalars(query.order_by(Answers.id.desc())).first()


def triage(session: Session, casus_id: UUID, at: datetime) -> list[Answers]:
    """What was written down for an aanmelding that was rejected at this moment, as far as it still says something."""
    query = select(Answers).where(Answers.casus_id == casus_id, Answers.form.in_(TRIAGE_FORMS), Answers.at <= at)
    return [row for row in session.scalars(query.order_by(Answers.id)) if row.values]


def closed_triage(session: Session, viewer: Viewer, casus_id: UUID) -> set[int]:
    """The answers of a rejected aanmelding that the viewer may no longer read: all but who reported and the ZVH."""
    at = rejected_at(session, casus_id)
    if at is None:
        return set()
    rows = triage(session, casus_id, at)
    reporters = {row.person_id for row in rows if row.form == TRIAGE_FORMS[0]}
    judge = (
        select(Person.organisation_id)
        .join(Answers, Answers.person_id == Person.id)
        .where(Answers.casus_id == casus_id, Answers.form == REJECTION)
    )
    if viewer.person_id in reporters or viewer.organisation_id in set(session.scalars(judge)):
        return set()
    return {row.id for row in rows}


def _ever_rejected():
    return select(Answers.casus_id).where(Answers.form == REJECTION)


def _due(closed_at: datetime | None, months: int | None) -> date | None:
    return after_months(clock.day_of(closed_at), months) if closed_at is not None and months is not None else None
