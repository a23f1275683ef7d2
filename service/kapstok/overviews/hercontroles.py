"""The day to look again whether the household can be informed, for a casus whose route does not wait for it itself.

The route of the basis does, with a task. A route that a gemeente drew itself, or an older version, may not.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.dossier import informeren
from kapstok.dossier.informeren import ASKED, ASKED_AGAIN, Informeren
from kapstok.regie.ledger import Regie
from kapstok.rights import Viewer
from kapstok.tasks import model as tasks


@dataclass(frozen=True)
class Hercontrole:
    """A casus in which the burger deliberately does not know yet, and the day on which that is judged again."""

    casus_id: UUID
    kenmerk: str
    title: str
    recheck_on: date


def hercontroles_due(viewer: Viewer) -> list[Hercontrole]:
    """Of the casussen of which the viewer holds casusregie, the longest waiting first."""
    with reading() as session:
        found = [_due(session, casus) for casus in _led_by(session, viewer.person_id)]
        return sorted((one for one in found if one is not None), key=lambda one: (one.recheck_on, one.kenmerk))


def to_be_told(casus_id: UUID) -> list[UUID]:
    """Who has to look again today in this casus: nobody when it was judged since."""
    with reading() as session:
        casus = session.get(Casus, casus_id)
        if casus is None or casus.closed_at is not None or _due(session, casus) is None:
            return []
        query = select(Regie.person_id).where(Regie.casus_id == casus_id, *_HELD)
        return [person_id for person_id in session.scalars(query) if person_id is not None]


_HELD = (Regie.kind == "casusregie", Regie.until.is_(None))


def _led_by(session: Session, person_id: UUID) -> list[Casus]:
    """Running casussen in which somebody was deliberately not informed at some time."""
    query = (
        select(Casus)
        .join(Regie, Regie.casus_id == Casus.id)
        .where(Regie.person_id == person_id, *_HELD, Casus.closed_at.is_(None))
        .where(select(Informeren.id).where(Informeren.casus_id == Casus.id, Informeren.state == "nee").exists())
    )
    return list(session.scalars(query))


def _due(session: Session, casus: Casus) -> Hercontrole | None:
    """What holds now is "nee", its day has come, and the route does not ask it already."""
    row = informeren.latest(session, casus.id)
    if row is None or row.state != "nee" or row.recheck_on is None:
        return None
    if row.recheck_on > clock.day_of(clock.now()) or _asked_by_the_route(session, casus):
        return None
    return Hercontrole(casus.id, casus.kenmerk, casus.title, row.recheck_on)


def _asked_by_the_route(session: Session, casus: Casus) -> bool:
    version = catalogue.compiled(session, casus.version_id)
    found = tasks.open_tasks(session, casus.id)
    return any(version.task(task.element, tuple(task.path)).form in ASKED | ASKED_AGAIN for task in found)
