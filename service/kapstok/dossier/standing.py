"""How a page of the dossier stands for a step of the route that it answers: what is there, and what is missing.

A step is answered by what is newer than the last time it was done. What it refers to is kept as the place of that
version or meeting below the casus, such as "plan/2": never as text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kapstok.dossier import bouwschema
from kapstok.dossier.acties import Actie
from kapstok.dossier.answers import Answers
from kapstok.dossier.entry import entries
from kapstok.dossier.overleggen import KINDS, MDO, ZVH, Overleg, invited
from kapstok.dossier.plan import PlanRegel
from kapstok.dossier.vaststelling import ACTIELIJST, PLAN, TITLES, Vaststelling, versions

Edit = tuple[datetime, UUID | None]
PLACES = {PLAN: "plan", ACTIELIJST: "acties"}
MEETINGS = "overleggen"
AGAIN_ON = "volgende_bespreking"
STALE = (
    "Hier is niets veranderd sinds deze stap de vorige keer klaar was. Werk het bij in het dossier. "
    "Klopt alles nog, stel het daar dan opnieuw vast."
)


@dataclass(frozen=True)
class Standing:
    """`words` say what is there and `edit` who changed it last: DAT only. `missing` is the remedy, "" when all is well.

    `reference` is what a step refers to; "" as long as the latest lines are not settled in a version. `known` is what
    the page knows already of what a form asks beside it.
    """

    words: str
    missing: str = ""
    reference: str = ""
    edit: Edit | None = None
    known: Mapping[str, Any] = field(default_factory=dict)


def standing(session: Session, casus_id: UUID, page: str, since: datetime | None) -> Standing:
    """How a page stands for who looks at what is newer than `since`; None: since the casus was opened."""
    return PAGES[page](session, casus_id, since)


def last_done(session: Session, casus_id: UUID, element: str, before: datetime | None) -> datetime | None:
    """When an element of the route was answered last, before it was asked again."""
    query = select(func.max(Answers.at)).where(Answers.casus_id == casus_id, Answers.element == element)
    return session.scalar(query.where(Answers.at <= before) if before else query)


def place_of(settled: Vaststelling) -> str:
    """Where a version stands, below its casus."""
    return f"{PLACES[settled.kind]}/{settled.number}"


def in_words(session: Session, casus_id: UUID, reference: str) -> str:
    """What a reference points at, e.g. "plan van aanpak, versie 2"."""
    page, _, rest = reference.partition("/")
    for kind, place in PLACES.items():
        if place == page:
            return f"{TITLES[kind].lower()}, versie {rest}"
    found = session.get(Overleg, UUID(rest)) if page == MEETINGS else None
    return f"{KINDS[found.kind]} op {found.on:%d-%m-%Y}" if found and found.casus_id == casus_id else "overleg"


def _plan(session: Session, casus_id: UUID, since: datetime | None) -> Standing:
    rows = entries(session, PlanRegel, casus_id, ended=True)
    edits: list[Edit] = [(row.at, row.person_id) for row in rows]
    edits += [(row.ended_at, None) for row in rows if row.ended_at]
    areas = len({row.values["leefgebied"] for row in rows if row.ended_at is None})
    if not areas:
        missing = "Voeg eerst een regel toe aan het plan, op de pagina Plan."
        return Standing("Het plan is nog leeg.", missing)
    words = f"Het plan heeft {areas} {'leefgebied' if areas == 1 else 'leefgebieden'}."
    return _settled(words, edits, versions(session, casus_id, PLAN), since)


def _actielijst(session: Session, casus_id: UUID, since: datetime | None) -> Standing:
    rows = entries(session, Actie, casus_id)
    edits: list[Edit] = [(row.at, row.person_id) for row in rows]
    edits += [(row.reported_at, row.doer_id) for row in rows if row.reported_at]
    runs = sum(row.status == "open" for row in rows)
    if not runs:
        missing = "Voeg eerst een actie toe op de pagina Acties."
        return Standing("Op de actielijst staan geen open acties.", missing)
    words = f"Op de actielijst {'staat 1 open actie' if runs == 1 else f'staan {runs} open acties'}."
    return _settled(words, edits, versions(session, casus_id, ACTIELIJST), since)


def _settled(words: str, edits: list[Edit], settled: Sequence[Vaststelling], since: datetime | None) -> Standing:
    """What is agreed in versions: the newest one counts when nothing was changed after it."""
    newest = settled[0] if settled else None
    last = max(edits, key=_when)
    if newest is None or newest.at < last[0]:
        return Standing(f"{words} Zo is het nog niet vastgesteld.", STALE if _old(last, since) else "", edit=last)
    last = newest.at, newest.person_id
    known = {key: value for key, value in newest.content.items() if key == AGAIN_ON}
    words = f"{words} Dit is vastgesteld als versie {newest.number}."
    return Standing(words, STALE if _old(last, since) else "", place_of(newest), last, known)


def _when(edit: Edit) -> datetime:
    return edit[0]


def _old(edit: Edit, since: datetime | None) -> bool:
    return since is not None and edit[0] <= since


def _mdo(session: Session, casus_id: UUID, since: datetime | None) -> Standing:
    rows = [row for row in entries(session, Overleg, casus_id) if row.kind == MDO]
    if not rows:
        return Standing("Er is nog geen MDO gepland.", "Plan eerst het MDO op de pagina Overleg.")
    newest, edit = rows[-1], (rows[-1].at, rows[-1].person_id)
    words = f"Er is een MDO op {newest.on:%d-%m-%Y}{_at_table(session, newest)}."
    old = "Dit MDO hoorde bij de vorige keer. Plan een nieuw MDO op de pagina Overleg."
    return Standing(words, old if _old(edit, since) else "", f"{MEETINGS}/{newest.id}", edit)


def _bespreking(session: Session, casus_id: UUID, since: datetime | None) -> Standing:
    rows = [row for row in entries(session, Overleg, casus_id) if row.kind == ZVH]
    fresh = [row for row in rows if row.held_at is None or not since or row.held_at > since]
    if not fresh:
        words = "Er is nog geen nieuwe casusbespreking gepland." if rows else "Er is nog geen casusbespreking gepland."
        return Standing(words, "Plan de casusbespreking op de pagina Overleg.")
    held = [row for row in fresh if row.held_at]
    newest = held[-1] if held else fresh[-1]
    brought = [row for row in bouwschema.rows(session, newest.id) if any(row.content.values())]
    edit = max(((row.at, row.person_id) for row in brought), key=_when, default=(newest.at, newest.person_id))
    words = f"Er is een casusbespreking op {newest.on:%d-%m-%Y}{_at_table(session, newest)}. {_filled(len(brought))}"
    ask = "Vul het bouwschema in en rond de casusbespreking af op de pagina Overleg."
    return Standing(words, "" if held else ask, f"{MEETINGS}/{newest.id}", edit)


def _at_table(session: Session, meeting: Overleg) -> str:
    people = len(invited(session, meeting.id))
    return f", met {people} {'deelnemer' if people == 1 else 'deelnemers'}"


def _filled(brought: int) -> str:
    if not brought:
        return "Het bouwschema is nog leeg."
    return f"In het bouwschema {'staat 1 beeld' if brought == 1 else f'staan {brought} beelden'}."


PAGES: Mapping[str, Callable[[Session, UUID, datetime | None], Standing]] = {
    PLAN: _plan,
    ACTIELIJST: _actielijst,
    "mdo": _mdo,
    "bespreking": _bespreking,
}
