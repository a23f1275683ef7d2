"""The regiekaart of a gemeente as it is published, and who holds which regie in the gemeenten of the viewer."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.people.model import Gemeente, Membership, Organisation, Person
from kapstok.region.card import Card, card
from kapstok.region.regie import Holder, holders
from kapstok.rights import Viewer

# Fewer casussen than this are not counted aloud: a small number points at a household.
LEAST = 10


@dataclass(frozen=True)
class CardView:
    """The card of the version with which a casus of this gemeente would start now."""

    gemeente: str
    gemeente_name: str
    card: Card


@dataclass(frozen=True)
class GemeenteRegie:
    """`counts` are the open casussen by fase; None where there are fewer than LEAST."""

    gemeente: str
    gemeente_name: str
    holders: tuple[Holder, ...]
    counts: dict[int, int | None]


def regiekaart(viewer: Viewer, gemeente_id: str) -> CardView:
    """NotFound when the viewer does not work for this gemeente."""
    with reading() as session:
        gemeente = session.get(Gemeente, gemeente_id)
        if gemeente is None or gemeente.id not in viewer.gemeenten:
            raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
        version = catalogue.compiled(session, catalogue.active(session, gemeente.id, clock.now()))
        return CardView(gemeente.id, gemeente.name, card(version, _people(session, gemeente.id)))


def _people(session: Session, gemeente_id: str) -> dict[str, tuple[str, ...]]:
    """Who holds which role here now, with the organisation to ask for."""
    now = clock.now()
    query = (
        select(Membership.role, Person.name, Organisation.name)
        .join(Person, Person.id == Membership.person_id)
        .join(Organisation, Organisation.id == Person.organisation_id)
        .where(Membership.gemeente_id == gemeente_id, Person.active, Membership.since <= now)
        .where((Membership.until.is_(None)) | (Membership.until > now))
        .order_by(Membership.role, Person.name)
    )
    found: dict[str, tuple[str, ...]] = {}
    for role, person, organisation in session.execute(query):
        found[role] = (*found.get(role, ()), f"{person} ({organisation})")
    return found


def regie_per_gemeente(viewer: Viewer) -> tuple[GemeenteRegie, ...]:
    """Only the gemeenten of the viewer, each with the version that is active there."""
    with reading() as session:
        query = select(Gemeente).where(Gemeente.id.in_(viewer.gemeenten)).order_by(Gemeente.name)
        return tuple(found for gemeente in session.scalars(query) for found in _regie(session, gemeente))


def _regie(session: Session, gemeente: Gemeente) -> tuple[GemeenteRegie, ...]:
    version_id = catalogue.active_id(session, gemeente.id, clock.now())
    if version_id is None:
        return ()
    settled = holders([catalogue.compiled(session, version_id).bundle])
    counted = (
        select(Casus.fase, func.count())
        .where(Casus.gemeente_id == gemeente.id, Casus.closed_at.is_(None))
        .group_by(Casus.fase)
    )
    found = {row[0]: row[1] for row in session.execute(counted)}
    counts = {fase: found[fase] if found.get(fase, 0) >= LEAST else None for fase in {one.fase for one in settled}}
    return (GemeenteRegie(gemeente.id, gemeente.name, settled, counts),)
