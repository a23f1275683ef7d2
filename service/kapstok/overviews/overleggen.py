"""The meetings of a casus, and one meeting with its bouwschema for who sits at the table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok.casus.model import Casus, CasusNotFound
from kapstok.catalogue import model as catalogue
from kapstok.choices import dossier_sources, table_sources
from kapstok.db import reading
from kapstok.dossier import bouwschema
from kapstok.dossier.entry import entries, entry
from kapstok.dossier.overleggen import HELD, KINDS, PLAN, PRELIMINARY, TOLD, Deelname, Overleg, invited
from kapstok.forms.fields import Form, Option
from kapstok.overviews.casus import CasusHead, casus_exists_for, casus_head
from kapstok.overviews.dossier import in_words
from kapstok.overviews.standing import Waiting, waiting_for
from kapstok.people.model import Person, names
from kapstok.rights import AT_TABLE, Viewer, casus_for, leads, overleg_for, writes_for_table

Sources = Mapping[str, Sequence[Option]]
Facts = tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class OverlegRow:
    """A meeting in the list. `untold`: a vooroverleg of which the burger does not know yet."""

    id: UUID
    kind: str
    label: str
    on: date
    burger_present: bool
    burger_reason: str
    held_at: datetime | None
    untold: bool
    told_on: date | None
    invited: tuple[tuple[UUID, str], ...]
    mine: bool


@dataclass(frozen=True)
class Overleggen:
    """`form` plans a meeting; only for who has regie, or a task that waits for a meeting (`may_write`, `waiting`)."""

    head: CasusHead
    rows: list[OverlegRow]
    form: Form
    sources: Sources
    may_write: bool
    waiting: Waiting


@dataclass(frozen=True)
class Brought:
    """What one partner brought in, as read at the table."""

    partner: str
    label: str
    facts: Facts
    content: dict[str, Any]
    person: str
    at: datetime


@dataclass(frozen=True)
class OverlegView:
    """`table` is None for who leads the casus without being invited. `partners` are those he may write for, `own` his
    organisation.
    """

    head: CasusHead
    row: OverlegRow
    table: list[Brought] | None
    partners: tuple[Option, ...]
    own: str
    schema: Form
    held: Form
    told: Form
    outcome: Facts
    may_lead: bool
    sees_casus: bool
    waiting: Waiting


def overleggen(viewer: Viewer, casus_id: UUID) -> Overleggen:
    """All meetings, the latest first."""
    with reading() as session:
        casus = casus_for(session, viewer, casus_id)
        leading = leads(session, viewer, casus, *AT_TABLE) and casus.closed_at is None
        found = sorted(entries(session, Overleg, casus.id), key=lambda row: (row.on, row.at), reverse=True)
        sources = dossier_sources(session, catalogue.compiled(session, casus.version_id), casus, PLAN)
        rows = [_row(session, viewer, row) for row in found]
        waiting = waiting_for(session, viewer, casus, *AT_TABLE)
        return Overleggen(casus_head(session, casus), rows, PLAN, sources, leading, waiting)


def overleg(viewer: Viewer, casus_id: UUID, overleg_id: UUID) -> OverlegView:
    """One meeting; CasusNotFound for who is neither at the table nor in charge."""
    sees = casus_exists_for(viewer, casus_id)
    with reading() as session:
        try:
            row, casus = overleg_for(session, viewer, casus_id, overleg_id)
            table: list[Brought] | None = _table(session, row)
        except CasusNotFound:
            casus = casus_for(session, viewer, casus_id)
            if not leads(session, viewer, casus, *AT_TABLE):
                raise
            row, table = entry(session, Overleg, casus_id, overleg_id), None
        runs = casus.closed_at is None
        return OverlegView(
            head=casus_head(session, casus),
            row=_row(session, viewer, row),
            table=table,
            partners=_partners(session, viewer, casus, row) if table is not None and runs else (),
            own=viewer.organisation_id,
            schema=bouwschema.FORM,
            held=HELD,
            told=TOLD,
            outcome=in_words(HELD, row.outcome or {}, {}),
            may_lead=leads(session, viewer, casus, *AT_TABLE) and runs,
            sees_casus=sees,
            waiting=waiting_for(session, viewer, casus, *AT_TABLE),
        )


def invited_to(viewer: Viewer) -> list[tuple[UUID, UUID, str, str, date]]:
    """Meetings still to come to which the viewer is invited: (casus, meeting, kenmerk, kind, day), the first on top."""
    with reading() as session:
        mine = select(Overleg, Casus).join(Casus, Casus.id == Overleg.casus_id)
        mine = mine.join(Deelname, Deelname.overleg_id == Overleg.id).where(
            Deelname.person_id == viewer.person_id,
            Deelname.until.is_(None),
            Overleg.held_at.is_(None),
            Casus.closed_at.is_(None),
        )
        found = session.execute(mine.order_by(Overleg.on, Casus.kenmerk))
        return [(casus.id, row.id, casus.kenmerk, KINDS[row.kind], row.on) for row, casus in found]


def _row(session: Session, viewer: Viewer, row: Overleg) -> OverlegRow:
    at_table = invited(session, row.id)
    people = names(session, set(at_table))
    return OverlegRow(
        id=row.id,
        kind=row.kind,
        label=KINDS[row.kind],
        on=row.on,
        burger_present=row.burger_present,
        burger_reason=row.values.get("burger_reden") or "",
        held_at=row.held_at,
        untold=row.kind == PRELIMINARY and row.told_on is None,
        told_on=row.told_on,
        invited=tuple(sorted(people.items(), key=lambda item: item[1])),
        mine=viewer.person_id in at_table,
    )


def _table(session: Session, row: Overleg) -> list[Brought]:
    found = bouwschema.rows(session, row.id)
    people = names(session, {one.person_id for one in found})
    labels = {option.value: option.label for option in table_sources(session, row.id)["tafel"]}
    return [
        Brought(
            partner=one.partner,
            label=labels.get(one.partner, "Een partij die niet meer meedoet"),
            facts=in_words(bouwschema.FORM, one.content, {}),
            content=one.content,
            person=people.get(one.person_id, ""),
            at=one.at,
        )
        for one in found
    ]


def _partners(session: Session, viewer: Viewer, casus: Casus, row: Overleg) -> tuple[Option, ...]:
    """For whom the viewer may write: his own organisation, or everybody at the table."""
    if row.held_at is not None:
        return ()
    everybody = table_sources(session, row.id)["tafel"]
    if writes_for_table(session, viewer, casus):
        return tuple(everybody)
    own = session.get_one(Person, viewer.person_id).organisation_id
    return tuple(option for option in everybody if option.value == own)
