"""The anonymous consulten of somebody: what he asked, what he advised, and what waits for his advice."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.catalogue import model as catalogue
from kapstok.consulting import CONSULTED, consult_for, sees_consult
from kapstok.db import reading
from kapstok.dossier import consult as consulten_rows
from kapstok.dossier.consult import Consult
from kapstok.people.model import Gemeente, names
from kapstok.rights import Viewer, casus_for, holds_regie, layer_of


@dataclass(frozen=True)
class ConsultView:
    """`to_advise`: the viewer may give the advice. Nobody is named but the professionals."""

    id: UUID
    gemeente_name: str
    role: str
    whom: str
    leefgebieden: list[str]
    vraag: str
    advies: str | None
    asker: str
    adviser: str | None
    asked_at: datetime
    answered_at: datetime | None
    mine: bool
    to_advise: bool


@dataclass(frozen=True)
class Asking:
    """What there is to choose from: gemeenten and leefgebieden as (key, label)."""

    gemeenten: list[tuple[str, str]]
    leefgebieden: list[tuple[str, str]]


def consulten(viewer: Viewer) -> list[ConsultView]:
    """What waits for the viewer first, then what he took part in, the latest first."""
    with reading() as session:
        rows = session.scalars(select(Consult).where(sees_consult(viewer)).order_by(Consult.asked_at.desc()))
        found = _views(session, viewer, list(rows))
        return sorted(found, key=lambda one: not one.to_advise)


def consult(viewer: Viewer, consult_id: UUID) -> ConsultView:
    """One consult; ConsultNotFound for whoever has no part in it."""
    with reading() as session:
        return _views(session, viewer, [consult_for(session, viewer, consult_id)])[0]


def consulten_of_casus(viewer: Viewer, casus_id: UUID) -> list[ConsultView]:
    """Those to which a casus refers, for who sees its content; empty for others in the casus."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        if layer_of(session, viewer, casus) != "wat":
            return []
        return _views(session, viewer, consulten_rows.of_casus(session, casus.id))


def referable(viewer: Viewer, casus_id: UUID) -> list[ConsultView]:
    """The viewer's own consulten to which the casus could refer but does not yet; for who holds regie on it."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        if casus.closed_at is not None or not holds_regie(session, viewer, casus):
            return []
        known = {row.id for row in consulten_rows.of_casus(session, casus.id)}
        mine = or_(Consult.asked_by == viewer.person_id, Consult.answered_by == viewer.person_id)
        rows = session.scalars(select(Consult).where(mine).order_by(Consult.asked_at.desc()))
        return _views(session, viewer, [row for row in rows if row.id not in known])


def asking(viewer: Viewer) -> Asking:
    """What the form of a new consult lets choose."""
    with reading() as session:
        places = session.scalars(select(Gemeente).where(Gemeente.id.in_(viewer.gemeenten)).order_by(Gemeente.name))
        gemeenten = [(row.id, row.name) for row in places]
        found: dict[str, str] = {}
        for key, _ in gemeenten:
            found |= _leefgebieden(session, key)
        return Asking(gemeenten, list(found.items()))


def _leefgebieden(session: Session, gemeente_id: str) -> dict[str, str]:
    version_id = catalogue.active_id(session, gemeente_id, clock.now())
    if version_id is None:
        return {}
    return dict(catalogue.compiled(session, version_id).manifest.lijsten.get("leefgebieden", {}))


def _views(session: Session, viewer: Viewer, rows: list[Consult]) -> list[ConsultView]:
    people = names(session, {one for row in rows for one in (row.asked_by, row.answered_by) if one})
    return [_view(session, viewer, row, people) for row in rows]


def _view(session: Session, viewer: Viewer, row: Consult, people: dict[UUID, str]) -> ConsultView:
    known = _leefgebieden(session, row.gemeente_id)
    mine = row.asked_by == viewer.person_id
    return ConsultView(
        id=row.id,
        gemeente_name=session.get_one(Gemeente, row.gemeente_id).name,
        role=row.role,
        whom=CONSULTED[row.role],
        leefgebieden=[known.get(key, key) for key in row.leefgebieden],
        vraag=row.vraag,
        advies=row.advies,
        asker=people[row.asked_by],
        adviser=people.get(row.answered_by) if row.answered_by else None,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        mine=mine,
        to_advise=row.advies is None and not mine and viewer.has_role(row.role, row.gemeente_id),
    )
