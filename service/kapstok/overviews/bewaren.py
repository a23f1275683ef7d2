"""Bewaren en vernietigen: what each gemeente settled, how long its closed casussen are kept, and what was destroyed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.bewaren import termijnen, uitstel, vernietiging
from kapstok.bewaren.termijnen import LAYERS
from kapstok.bewaren.uitstel import DUTIES
from kapstok.bewaren.vernietiging import Vernietiging, VernietigingNotFound, VernietigingRegel
from kapstok.bewaring import KEEPERS, bewaring, keeps, overdue
from kapstok.casus.model import Casus, CasusNotFound
from kapstok.db import reading
from kapstok.errors import Forbidden
from kapstok.people.model import Gemeente, Organisation, names
from kapstok.rights import Viewer

__all__ = ["DUTIES", "LAYERS"]


@dataclass(frozen=True)
class TermLine:
    """The term of a layer in a gemeente, for all owners or for one; `months` None: nothing was settled."""

    gemeente: str
    layer: str
    label: str
    owner: str | None
    owner_name: str | None
    months: int | None
    basis: str | None
    by: str | None
    since: datetime | None


@dataclass(frozen=True)
class KeptLine:
    """A closed casus: until when it is kept. No title and no content: who guards does not read along."""

    casus_id: UUID
    kenmerk: str
    gemeente: str
    closed_at: datetime
    layers: tuple[str, ...]
    missing: tuple[str, ...]
    due_on: date | None
    overdue: bool
    extensions: int
    kept: str | None
    on_a_list: bool


@dataclass(frozen=True)
class ListLine:
    """One thing on a list of destruction. After it was destroyed `kenmerk` is None."""

    casus_id: UUID
    kenmerk: str | None
    scope: str
    owner: str | None
    layer: str
    months: int
    due_on: date
    outcome: str
    counts: dict[str, Any]


@dataclass(frozen=True)
class Verklaring:
    """A list of destruction; once carried out it is the verklaring van vernietiging."""

    id: UUID
    gemeente: str
    status: str
    proposer: str
    proposed_at: datetime
    judge: str | None
    judged_at: datetime | None
    done_at: datetime | None
    mine: bool
    lines: list[ListLine]

    @property
    def rows(self) -> int:
        """How many rows went, all together."""
        return sum(sum(line.counts.values()) for line in self.lines)


@dataclass(frozen=True)
class ExtensionLine:
    """`number` above 1: a repeated extension, and the page says so."""

    number: int
    decision: str
    reason: str
    keep_until: date
    by: str
    at: datetime


@dataclass(frozen=True)
class Kept:
    """One closed casus with its extensions and duties."""

    line: KeptLine
    extensions: list[ExtensionLine]
    duty: str | None
    duty_reason: str | None
    duty_since: datetime | None


@dataclass(frozen=True)
class Bewaarlijst:
    """The whole page. `missing` are the layers without a term: nothing that went through them is ever destroyed."""

    gemeenten: list[tuple[str, str]]
    terms: list[TermLine]
    missing: list[TermLine]
    casussen: list[KeptLine]
    overdue: int
    lists: list[Verklaring]


def settled_everywhere() -> list[TermLine]:
    """Every layer of every gemeente; for whoever runs the house, nothing of a casus."""
    with reading() as session:
        return _terms(session, [row.id for row in session.scalars(select(Gemeente).order_by(Gemeente.name))])


def bewaarlijst(viewer: Viewer) -> Bewaarlijst:
    """What the viewer guards. Forbidden for anybody else."""
    mine = keeps(viewer)
    if not mine:
        raise Forbidden("Bewaren en vernietigen is voor de privacy officer en de functioneel beheerder.")
    with reading() as session:
        places = list(session.scalars(select(Gemeente).where(Gemeente.id.in_(mine)).order_by(Gemeente.name)))
        terms = _terms(session, [one.id for one in places])
        casussen = [line for one in places for line in _casussen(session, one.id)]
        today = clock.day_of(clock.now())
        waiting = 0
        for one in places:
            known = vernietiging.on_a_list(session, one.id)
            waiting += sum(1 for found in overdue(session, one.id, today) if found.key not in known)
        rows = select(Vernietiging).where(Vernietiging.gemeente_id.in_(mine)).order_by(Vernietiging.proposed_at.desc())
        lists = [_verklaring(session, viewer, row) for row in session.scalars(rows)]
        missing = [one for one in terms if one.months is None]
        return Bewaarlijst([(one.id, one.name) for one in places], terms, missing, casussen, waiting, lists)


def kept_casus(viewer: Viewer, casus_id: UUID) -> Kept:
    """One closed casus of a gemeente that the viewer guards; for anybody else it does not exist."""
    with reading() as session:
        casus = session.get(Casus, casus_id)
        if casus is None or casus.closed_at is None or not casus.state or casus.gemeente_id not in keeps(viewer):
            raise CasusNotFound
        line = next(one for one in _casussen(session, casus.gemeente_id) if one.casus_id == casus_id)
        rows = uitstel.extensions(session, casus_id)
        people = names(session, {row.by for row in rows})
        extensions = [
            ExtensionLine(row.number, row.decision, row.reason, row.keep_until, people[row.by], row.at) for row in rows
        ]
        duty = uitstel.duty(session, casus_id)
        told = (duty.kind, duty.reason, duty.since) if duty else (None, None, None)
        return Kept(line, extensions, *told)


def verklaring(viewer: Viewer, vernietiging_id: UUID) -> Verklaring:
    """A list of destruction in a gemeente that the viewer guards."""
    with reading() as session:
        row = session.get(Vernietiging, vernietiging_id)
        if row is None or row.gemeente_id not in keeps(viewer):
            raise VernietigingNotFound
        return _verklaring(session, viewer, row)


def organisations() -> list[tuple[str, str]]:
    """Every organisation, to choose an owner from."""
    with reading() as session:
        return [(row.id, row.name) for row in session.scalars(select(Organisation).order_by(Organisation.name))]


def may_keep(viewer: Viewer) -> bool:
    """Whether the viewer guards any gemeente."""
    return any(role in KEEPERS for role, _ in viewer.groups)


def _terms(session: Session, gemeenten: list[str]) -> list[TermLine]:
    found = []
    places = {row.id: row.name for row in session.scalars(select(Organisation))}
    for gemeente in gemeenten:
        known = termijnen.settled(session, gemeente)
        people = names(session, {row.settled_by for row in known.values() if row.settled_by})
        wanted: list[tuple[str, str | None]] = [(layer, None) for layer in LAYERS]
        wanted += sorted(key for key in known if key[1] is not None)
        for layer, owner in wanted:
            row = known.get((layer, owner))
            name = places.get(owner) if owner else None
            by = people.get(row.settled_by) if row and row.settled_by else None
            told = (row.months, row.basis, by, row.since) if row else (None, None, None, None)
            found.append(TermLine(gemeente, layer, LAYERS[layer], owner, name, *told))
    return found


def _casussen(session: Session, gemeente_id: str) -> list[KeptLine]:
    terms = termijnen.settled(session, gemeente_id)
    today = clock.day_of(clock.now())
    known = {one[0] for one in vernietiging.on_a_list(session, gemeente_id)}
    query = select(Casus).where(Casus.gemeente_id == gemeente_id, Casus.closed_at.is_not(None), Casus.state != b"")
    found = []
    for casus in session.scalars(query.order_by(Casus.closed_at, Casus.id)):
        kept = bewaring(session, casus, terms)
        due = kept.due_on
        found.append(
            KeptLine(
                casus_id=casus.id,
                kenmerk=casus.kenmerk,
                gemeente=gemeente_id,
                closed_at=casus.closed_at or casus.opened_at,
                layers=kept.layers,
                missing=kept.missing,
                due_on=due,
                overdue=due is not None and due <= today and kept.kept is None,
                extensions=kept.extensions,
                kept=kept.kept,
                on_a_list=casus.id in known,
            )
        )
    return found


def _verklaring(session: Session, viewer: Viewer, row: Vernietiging) -> Verklaring:
    people = names(session, {one for one in (row.proposed_by, row.judged_by) if one})
    return Verklaring(
        id=row.id,
        gemeente=session.get_one(Gemeente, row.gemeente_id).name,
        status=row.status,
        proposer=people[row.proposed_by],
        proposed_at=row.proposed_at,
        judge=people.get(row.judged_by) if row.judged_by else None,
        judged_at=row.judged_at,
        done_at=row.done_at,
        mine=row.proposed_by == viewer.person_id,
        lines=[_line(session, one) for one in vernietiging.lines(session, row.id)],
    )


def _line(session: Session, row: VernietigingRegel) -> ListLine:
    casus = session.get_one(Casus, row.casus_id)
    owner = session.get_one(Organisation, row.organisation_id).name if row.organisation_id else None
    shown = None if row.outcome == "vernietigd" else casus.kenmerk
    told = (row.layer, row.months, row.due_on, row.outcome, dict(row.counts))
    return ListLine(row.casus_id, shown, row.scope, owner, *told)
