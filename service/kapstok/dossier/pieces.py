"""What stands on the pages of a dossier, piece by piece: each is by one professional, who answers for it (PRIV-28)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok.dossier import bouwschema, informeren, interventies, overleggen, plan, procedures, toestemming
from kapstok.dossier.acties import FORM as ACTIE
from kapstok.dossier.acties import Actie
from kapstok.dossier.answers import Answers
from kapstok.dossier.bouwschema import Bouwschema
from kapstok.dossier.brieven import Brief
from kapstok.dossier.entry import Entry, entries
from kapstok.dossier.overleggen import Overleg
from kapstok.forms.fields import Form
from kapstok.forms.made import words

BOUWSCHEMA = "bouwschema"
LETTER = Form(file="", id="brief", title="Brief", button="", fields=(words("tekst", "Tekst"),))


@dataclass(frozen=True)
class Page:
    """What the pieces of one page are called and hold."""

    name: str
    form: Form
    kind: type[Entry]


PAGES: Mapping[str, Page] = {
    "plan": Page("Plan van aanpak", plan.FORM, plan.PlanRegel),
    "actie": Page("Actie", ACTIE, Actie),
    "overleg": Page("Overleg", overleggen.HELD, Overleg),
    "interventie": Page("Interventie", interventies.FORM, interventies.Interventie),
    "procedure": Page("Procedure", procedures.FORM, procedures.Procedure),
    "informeren": Page("Burger informeren", informeren.FORM, informeren.Informeren),
    "toestemming": Page("Handelen zonder toestemming", toestemming.FORM, toestemming.ZonderToestemming),
    "brief": Page("Brief", LETTER, Brief),
}


@dataclass(frozen=True)
class Piece:
    """One piece: of which kind, by whom, when, and what was filled in on which form."""

    kind: str
    id: UUID
    person_id: UUID
    at: datetime
    form: Form
    values: Mapping[str, Any]


def pieces(session: Session, casus_id: UUID) -> Iterator[Piece]:
    """All that is kept, also what ended. What a step asked for stands among the answers already."""
    query = select(Answers.at, Answers.person_id).where(Answers.casus_id == casus_id)
    answered = {(at, person_id) for at, person_id in session.execute(query)}
    for key, page in PAGES.items():
        found = (_on_page(key, row) for row in entries(session, page.kind, casus_id, ended=True))
        yield from (one for one in found if one.values and (one.at, one.person_id) not in answered)
    for overleg in entries(session, Overleg, casus_id, ended=True):
        for brought in bouwschema.rows(session, overleg.id):
            yield _brought(brought)


def piece(session: Session, kind: str, piece_id: UUID) -> Piece:
    """One of them again."""
    if kind == BOUWSCHEMA:
        return _brought(session.get_one(Bouwschema, piece_id))
    return _on_page(kind, session.get_one(PAGES[kind].kind, piece_id))


def _on_page(kind: str, row: Entry) -> Piece:
    """Of a meeting what the table found; who sat there is not about the household."""
    written = (row.outcome or {}) if isinstance(row, Overleg) else row.values
    return Piece(kind, row.id, row.person_id, row.at, PAGES[kind].form, written)


def _brought(row: Bouwschema) -> Piece:
    return Piece(BOUWSCHEMA, row.id, row.person_id, row.at, bouwschema.FORM, row.content)
