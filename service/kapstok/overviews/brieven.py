"""The brieven of a casus: which ones somebody may make now, which were made, and one of them to print."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from kapstok.brieven import brief_for, may_make, may_read, why_not
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.catalogue.model import PublishedVersion
from kapstok.choices import dossier_sources
from kapstok.db import reading
from kapstok.dossier import interventies
from kapstok.dossier.brieven import Brief
from kapstok.dossier.entry import entries
from kapstok.errors import NotFound
from kapstok.forms.fields import Form
from kapstok.overviews.casus import CasusHead, casus_head
from kapstok.overviews.dossier import Sources
from kapstok.rights import Viewer, casus_for, leads, names_in
from kapstok.variants.brieven import BY_KEY, KINDS, BriefKind
from kapstok.variants.templates import Block, blocks


@dataclass(frozen=True)
class Offer:
    """A brief that fits the fase and the role. `refused` says what has to happen first."""

    kind: BriefKind
    refused: str | None


@dataclass(frozen=True)
class Made:
    """A brief that was made. `version` names the route whose text was filled in."""

    id: UUID
    kind: BriefKind
    person: str
    at: datetime
    version: str


@dataclass(frozen=True)
class BrievenView:
    head: CasusHead
    offers: list[Offer]
    made: list[Made]


@dataclass(frozen=True)
class BriefView:
    """One brief as a page. `hands_over`: it is a PGA-brief whose handing over this viewer may record."""

    head: CasusHead
    made: Made
    blocks: tuple[Block, ...]
    template: str
    hands_over: bool
    sources: Sources


@dataclass(frozen=True)
class Making:
    """What is asked to make a brief."""

    head: CasusHead
    kind: BriefKind
    form: Form
    refused: str | None


def brieven(viewer: Viewer, casus_id: UUID) -> BrievenView:
    """CasusNotFound when the casus does not exist for the viewer."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        version = catalogue.compiled(session, casus.version_id)
        fitting = [kind for kind in KINDS if may_make(session, viewer, casus, kind)]
        offers = [Offer(kind, why_not(session, casus, kind, version)) for kind in fitting]
        rows = [row for row in entries(session, Brief, casus.id) if may_read(session, viewer, casus, row)]
        return BrievenView(casus_head(session, casus), offers, _made(session, viewer, casus, rows)[::-1])


def making(viewer: Viewer, casus_id: UUID, key: str) -> Making:
    """The form of a brief that fits; otherwise it is not offered."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        kind = BY_KEY.get(key)
        if kind is None or not may_make(session, viewer, casus, kind):
            raise NotFound("Deze brief past niet bij uw rol of bij de fase van de casus.")
        refused = why_not(session, casus, kind, catalogue.compiled(session, casus.version_id))
        return Making(casus_head(session, casus), kind, kind.form, refused)


def brief(viewer: Viewer, casus_id: UUID, brief_id: UUID) -> BriefView:
    """One brief, to print; it does not exist for who may not read it."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        row = brief_for(session, viewer, casus, brief_id)
        made = _made(session, viewer, casus, [row])[0]
        version = catalogue.compiled(session, casus.version_id)
        return BriefView(
            head=casus_head(session, casus),
            made=made,
            blocks=blocks(row.values["tekst"]),
            template=row.template,
            hands_over=_hands_over(session, viewer, casus, row),
            sources=dossier_sources(session, version, casus, interventies.FORM),
        )


def _hands_over(session: Session, viewer: Viewer, casus: Casus, row: Brief) -> bool:
    doer = viewer.has_role("pga_coordinator", casus.gemeente_id) or leads(session, viewer, casus)
    return row.kind == interventies.LETTER and casus.closed_at is None and doer


def _made(session: Session, viewer: Viewer, casus: Casus, rows: list[Brief]) -> list[Made]:
    people = names_in(session, viewer, casus, {row.person_id for row in rows})
    found = []
    for row in rows:
        version = session.get_one(PublishedVersion, row.version_id)
        words = f"{version.variant} {version.number}"
        found.append(Made(row.id, BY_KEY[row.kind], people.get(row.person_id, ""), row.at, words))
    return found
