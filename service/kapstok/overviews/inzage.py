"""Inzageverzoeken: what runs and by when, what each owner still has to say, and what the betrokkene gets."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.audit.readings import READ, Reading
from kapstok.bewaren.inzage import GIVEN, REFUSED, InzageNotFound, InzageStuk, Inzageverzoek, pieces
from kapstok.casus import melder
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.choices import dossier_sources
from kapstok.db import reading
from kapstok.dossier import informatie
from kapstok.dossier.answers import Answers
from kapstok.dossier.betrokkenen import Betrokkene
from kapstok.dossier.informatie import Informatie
from kapstok.dossier.pieces import BOUWSCHEMA, PAGES, piece
from kapstok.errors import Forbidden
from kapstok.overviews.dossier import in_words
from kapstok.overviews.written import written_of
from kapstok.people.model import Gemeente, Organisation, Person
from kapstok.rights import Viewer

PRIVACY_OFFICER = "privacy_officer"
SOMEBODY = "[iemand anders]"
KINDS = {
    "betrokkene": "Gegevens van u",
    "informatie": "Informatie",
    "antwoord": "Wat is opgeschreven",
    BOUWSCHEMA: "Bouwschema van een overleg",
    **{key: page.name for key, page in PAGES.items()},
}

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class Verzoek:
    """One request with its deadline; `waiting` owners did not speak yet."""

    id: UUID
    gemeente: str
    name: str
    received_on: date
    due_on: date
    late: bool
    extension: str | None
    answered_at: datetime | None
    pieces: int
    waiting: list[str]
    refused: int


@dataclass(frozen=True)
class Vraag:
    """A piece that its owner is asked about: with its content, for he wrote it."""

    id: UUID
    kenmerk: str
    about: str
    kind: str
    lines: Lines
    due_on: date
    judgement: str


@dataclass(frozen=True)
class Part:
    """What one owner gives of one casus."""

    casus: str
    kind: str
    at: datetime
    lines: Lines

    def to_json(self) -> dict[str, Any]:
        lines = [{"vraag": label, "antwoord": text} for label, text in self.lines]
        return {"casus": self.casus, "soort": self.kind, "op": self.at.isoformat(), "regels": lines}


@dataclass(frozen=True)
class OwnersPart:
    owner: str
    parts: list[Part]
    withheld: int
    waiting: int

    def to_json(self) -> dict[str, Any]:
        return {
            "eigenaar": self.owner,
            "stukken": [one.to_json() for one in self.parts],
            "nietGegeven": self.withheld,
            "nogNietBeoordeeld": self.waiting,
        }


@dataclass(frozen=True)
class Export:
    """What the betrokkene gets. Others are left out, and so is whoever was promised that he stays unknown."""

    name: str
    gemeente: str
    received_on: date
    owners: list[OwnersPart]
    read_by: list[tuple[datetime, str, str]]

    def to_json(self) -> dict[str, Any]:
        """For a program of the betrokkene, in Dutch as everything that he gets."""
        return {
            "naam": self.name,
            "gemeente": self.gemeente,
            "ontvangenOp": self.received_on.isoformat(),
            "eigenaren": [one.to_json() for one in self.owners],
            "gelezenDoor": [
                {"op": at.isoformat(), "organisatie": place, "onderdeel": what} for at, place, what in self.read_by
            ],
        }


def inzageverzoeken(viewer: Viewer) -> list[Verzoek]:
    """Of the gemeenten of which the viewer is privacy officer; what runs first, the nearest deadline first."""
    if not _guards(viewer):
        return []
    with reading() as session:
        rows = session.scalars(select(Inzageverzoek).where(Inzageverzoek.gemeente_id.in_(_guards(viewer))))
        found = [_verzoek(session, row) for row in rows]
        return sorted(found, key=lambda one: (one.answered_at is not None, one.due_on))


def inzageverzoek(viewer: Viewer, verzoek_id: UUID) -> Verzoek:
    with reading() as session:
        return _verzoek(session, _mine(session, viewer, verzoek_id))


def asked_of(viewer: Viewer) -> list[Vraag]:
    """The pieces about which the viewer has to say something: what he wrote, or a colleague who left."""
    with reading() as session:
        left = and_(Person.active.is_(False), InzageStuk.organisation_id == viewer.organisation_id)
        query = (
            select(InzageStuk, Inzageverzoek)
            .join(Inzageverzoek, Inzageverzoek.id == InzageStuk.verzoek_id)
            .join(Person, Person.id == InzageStuk.person_id)
            .where(Inzageverzoek.answered_at.is_(None), or_(InzageStuk.person_id == viewer.person_id, left))
            .order_by(Inzageverzoek.due_on, InzageStuk.casus_id, InzageStuk.id)
        )
        return [_vraag(session, *row) for row in session.execute(query)]


def questions_to(viewer: Viewer) -> int:
    """About how many pieces the viewer did not speak yet."""
    with reading() as session:
        mine = (InzageStuk.person_id == viewer.person_id, InzageStuk.judgement == "")
        running = Inzageverzoek.answered_at.is_(None)
        query = select(func.count()).select_from(InzageStuk).join(Inzageverzoek).where(*mine, running)
        return session.scalar(query) or 0


def inzage_export(viewer: Viewer, verzoek_id: UUID) -> Export:
    """Per owner what he gave, without names of others; of what he withheld or did not judge yet only how much."""
    with reading() as session:
        row = _mine(session, viewer, verzoek_id)
        found = pieces(session, verzoek_id)
        owners = []
        for owner in dict.fromkeys(one.organisation_id for one in found):
            his = [one for one in found if one.organisation_id == owner]
            parts = [_part(session, row, one) for one in his if one.judgement == GIVEN]
            name = session.get_one(Organisation, owner).name
            judged = Counter(one.judgement for one in his)
            owners.append(OwnersPart(name, parts, judged[REFUSED], judged[""]))
        casussen = {one.casus_id for one in found if one.kind == "betrokkene"}
        place = session.get_one(Gemeente, row.gemeente_id).name
        return Export(row.name, place, row.received_on, owners, _read_by(session, casussen))


def _guards(viewer: Viewer) -> set[str]:
    return {gemeente for role, gemeente in viewer.groups if role == PRIVACY_OFFICER}


def _mine(session: Session, viewer: Viewer, verzoek_id: UUID) -> Inzageverzoek:
    row = session.get(Inzageverzoek, verzoek_id)
    if row is None or row.gemeente_id not in _guards(viewer):
        raise InzageNotFound
    return row


def _verzoek(session: Session, row: Inzageverzoek) -> Verzoek:
    found = pieces(session, row.id)
    waiting = sorted({session.get_one(Organisation, one.organisation_id).name for one in found if not one.judgement})
    return Verzoek(
        id=row.id,
        gemeente=row.gemeente_id,
        name=row.name,
        received_on=row.received_on,
        due_on=row.due_on,
        late=row.answered_at is None and row.due_on < clock.day_of(clock.now()),
        extension=row.extension,
        answered_at=row.answered_at,
        pieces=len(found),
        waiting=waiting,
        refused=sum(one.judgement not in ("", GIVEN) for one in found),
    )


def _vraag(session: Session, stuk: InzageStuk, row: Inzageverzoek) -> Vraag:
    kenmerk = session.get_one(Casus, stuk.casus_id).kenmerk
    lines = _content(session, stuk)[1]
    return Vraag(stuk.id, kenmerk, row.name, KINDS[stuk.kind], lines, row.due_on, stuk.judgement)


def _part(session: Session, row: Inzageverzoek, stuk: InzageStuk) -> Part:
    at, lines = _content(session, stuk)
    hide = _hider(session, row, stuk.casus_id)
    kenmerk = session.get_one(Casus, stuk.casus_id).kenmerk
    return Part(kenmerk, KINDS[stuk.kind], at, [(hide(label), hide(text)) for label, text in lines])


def _content(session: Session, stuk: InzageStuk) -> tuple[datetime, Lines]:
    if stuk.kind == "betrokkene":
        one = session.get_one(Betrokkene, UUID(stuk.object_id))
        return one.at, [(key.replace("_", " ").capitalize(), str(value)) for key, value in one.values.items() if value]
    if stuk.kind == "informatie":
        item = session.get_one(Informatie, UUID(stuk.object_id))
        text = informatie.texts(session, item.id)[-1]
        return text.at, [("Titel", text.title), ("Inhoud", text.content), ("Doel", text.purpose)]
    casus = session.get_one(Casus, stuk.casus_id)
    if stuk.kind == "antwoord":
        given = session.get_one(Answers, int(stuk.object_id))
        written = written_of(session, casus, given)
        return given.at, [("Bij", written.name), *written.lines]
    found = piece(session, stuk.kind, UUID(stuk.object_id))
    sources = dossier_sources(session, catalogue.compiled(session, casus.version_id), casus, found.form)
    return found.at, [(label, text) for _, label, text in in_words(found.form, found.values, sources)]


def _hider(session: Session, row: Inzageverzoek, casus_id: UUID) -> Callable[[str], str]:
    """Takes the names of others out of a text: of those in the casus (full and first names) and of professionals."""
    mine = row.name.casefold()
    others = []
    for one in session.scalars(select(Betrokkene).where(Betrokkene.casus_id == casus_id)):
        name = str(one.values.get("naam", "")).strip()
        if name and name.casefold() != mine:
            others += [name, *(part for part in name.split()[:1] if part.casefold() not in mine.split())]
    others += [name for name in session.scalars(select(Person.name)) if name.casefold() != mine]
    others.sort(key=len, reverse=True)

    def hide(text: str) -> str:
        for name in others:
            text = text.replace(name, SOMEBODY)
        return text

    return hide


def _read_by(session: Session, casussen: set[UUID]) -> list[tuple[datetime, str, str]]:
    """Which organisation looked at what and when; never which person, and not who was promised to stay unknown."""
    unknown = {melder.promised(session, casus_id) for casus_id in casussen} - {None}
    query = (
        select(Reading.at, Organisation.name, Reading.what, Reading.person_id)
        .join(Organisation, Organisation.id == Reading.organisation_id)
        .where(Reading.casus_id.in_(casussen), Reading.outcome == READ)
        .order_by(Reading.id)
    )
    return [(row.at, row.name, row.what) for row in session.execute(query) if row.person_id not in unknown]


def guarded(viewer: Viewer) -> list[tuple[str, str]]:
    """The gemeenten in which the viewer takes requests, as (id, name). Forbidden for who is no privacy officer."""
    if not _guards(viewer):
        raise Forbidden("Inzageverzoeken zijn voor de privacy officer. Vraag het aan die persoon in uw gemeente.")
    with reading() as session:
        rows = session.scalars(select(Gemeente).where(Gemeente.id.in_(_guards(viewer))).order_by(Gemeente.name))
        return [(row.id, row.name) for row in rows]
