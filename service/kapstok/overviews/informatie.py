"""The informatie in a casus, as somebody may know of it: his own, what was shared with him, and DAT."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.audit import readings
from kapstok.casus import deelnemers
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.dossier import informatie as pieces
from kapstok.dossier.informatie import Informatie
from kapstok.overviews.casus import CasusHead, casus_head
from kapstok.people.model import Organisation, Person, names
from kapstok.regie import ledger
from kapstok.rights import Viewer, casus_for, informatie_for, never_wat, owns, reads_informatie, viewer_of

LABELS = {
    "gewoon": "Gewoon",
    "politie": "Politiegegevens (Wpg)",
    "justitie": "Justitiële gegevens (Wjsg)",
    "medisch": "Medisch beroepsgeheim",
}
SECRECY = {
    "toestemming": "De betrokkene gaf toestemming",
    "conflict_van_plichten": "Conflict van plichten",
}


@dataclass(frozen=True)
class ReaderLine:
    """With whom a piece is shared and for which purpose; only its owner sees these."""

    id: UUID
    organisation: str
    person: str | None
    purpose: str
    since: datetime
    shared_by: str


@dataclass(frozen=True)
class EarlierText:
    """That there was an earlier text, and whose; what it said is kept for audit only."""

    number: int
    at: datetime
    by: str


@dataclass(frozen=True)
class InformatieLine:
    """A piece as the viewer may know of it. `content` and `purpose` only for DAT: WAT is read on a page of its own.

    `necessity`, `secrecy_reason`, `readers` and `earlier` only for the owner.
    """

    id: UUID
    title: str
    layer: str
    label: str
    label_words: str
    owner: str
    owned: bool
    brought_by: str
    changed_at: datetime
    content: str | None
    purpose: str | None
    necessity: str | None
    secrecy: str | None
    secrecy_reason: str | None
    readers: tuple[ReaderLine, ...]
    earlier: tuple[EarlierText, ...]


@dataclass(frozen=True)
class Party:
    """With whom a piece could be shared."""

    organisation_id: str | None
    person_id: UUID | None
    name: str


@dataclass(frozen=True)
class InformatieView:
    head: CasusHead
    items: list[InformatieLine]
    may_bring: bool


@dataclass(frozen=True)
class PieceView:
    """One piece. `wording` (title, content, purpose) only for the owner, who may mend it. `asked`: why was said."""

    head: CasusHead
    item: InformatieLine
    wording: tuple[str, str, str] | None
    parties: list[Party]
    asked: bool
    may_change: bool


def informatie(viewer: Viewer, casus_id: UUID) -> InformatieView:
    """Everything that the viewer may know of; of the rest there is no trace and no count."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        items = [one for one in pieces.standing(session, casus_id) if reads_informatie(session, viewer, casus, one)]
        closed = casus.closed_at is not None
        return InformatieView(
            head=casus_head(session, casus),
            items=[_line(session, viewer, item) for item in items],
            may_bring=not closed and not never_wat(viewer, casus.gemeente_id),
        )


def piece(viewer: Viewer, casus_id: UUID, informatie_id: UUID) -> PieceView:
    """One piece, without its content; InformatieNotFound when it does not exist for the viewer."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        item = informatie_for(session, viewer, casus, informatie_id)
        owned = owns(viewer, item)
        now = clock.now()
        text = pieces.texts(session, item.id)[-1]
        asked = readings.asked_before(session, viewer.person_id, item.id, now) is not None
        return PieceView(
            head=casus_head(session, casus),
            item=_line(session, viewer, item),
            wording=(text.title, text.content, text.purpose) if owned and (asked or item.layer == "dat") else None,
            parties=_parties(session, viewer, casus) if owned and item.layer == "wat" else [],
            asked=asked,
            may_change=owned and casus.closed_at is None,
        )


def _line(session: Session, viewer: Viewer, item: Informatie) -> InformatieLine:
    texts = pieces.texts(session, item.id)
    now, owned = texts[-1], owns(viewer, item)
    people = names(session, {item.brought_by, *(text.by for text in texts)})
    dat = item.layer == "dat"
    return InformatieLine(
        id=item.id,
        title=now.title,
        layer=item.layer,
        label=item.label,
        label_words=LABELS[item.label],
        owner=session.get_one(Organisation, item.organisation_id).name,
        owned=owned,
        brought_by=people[item.brought_by],
        changed_at=now.at,
        content=now.content if dat else None,
        purpose=now.purpose if dat else None,
        necessity=item.necessity if owned else None,
        secrecy=SECRECY.get(item.secrecy or "") if owned else None,
        secrecy_reason=item.secrecy_reason if owned else None,
        readers=tuple(_readers(session, item)) if owned else (),
        earlier=tuple(EarlierText(text.number, text.at, people[text.by]) for text in texts[:-1]) if owned else (),
    )


def _readers(session: Session, item: Informatie) -> list[ReaderLine]:
    rows = pieces.readers(session, item.id)
    people = names(session, {one for row in rows for one in (row.person_id, row.shared_by) if one})
    return [
        ReaderLine(
            row.id,
            session.get_one(Organisation, row.organisation_id).name,
            people[row.person_id] if row.person_id else None,
            row.purpose,
            row.since,
            people[row.shared_by],
        )
        for row in rows
    ]


def _parties(session: Session, viewer: Viewer, casus: Casus) -> list[Party]:
    """Those in the casus with regie or an invitation, but for the viewer's own organisation."""
    invited = [(row.organisation_id, row.person_id) for row in deelnemers.present(session, casus.id)]
    holders = [row.person_id for row in ledger.holders(session, casus.id).values() if row.person_id]
    persons = [session.get_one(Person, one) for one in dict.fromkeys([*holders, *(p for _, p in invited if p)])]
    places = [session.get_one(Organisation, place) for place, person_id in invited if person_id is None]
    found = [
        Party(place.id, None, f"{place.name}, heel het team") for place in places if place.id != viewer.organisation_id
    ]
    for person in persons:
        mayor = never_wat(viewer_of(session, person, clock.now()), casus.gemeente_id)
        if person.organisation_id != viewer.organisation_id and not mayor:
            place = session.get_one(Organisation, person.organisation_id)
            found.append(Party(None, person.id, f"{person.name} ({place.name})"))
    return found


def purposes() -> dict[str, str]:
    """Why somebody may read a piece: key and words."""
    return dict(readings.PURPOSES)
