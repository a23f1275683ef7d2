"""A casus in five minutes: does the burger know, when do we meet, what is mine to do, what runs beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.dossier import answers, informeren
from kapstok.dossier.acties import Actie
from kapstok.dossier.entry import entries
from kapstok.dossier.overleggen import KINDS, Overleg, untold
from kapstok.dossier.procedures import LIST, Procedure
from kapstok.dossier.toestemming import ZonderToestemming
from kapstok.regie import ledger
from kapstok.rights import Viewer, casus_for, holds_regie

# The form that asks the casusregisseur whether he helps himself.
FASETOETS = "fasetoets_ave2"


@dataclass(frozen=True)
class Informed:
    """Whether the burger knows: ja, nee or nog_niet; for "nee" the day to look again, and whether that has passed."""

    state: str
    recheck_on: date | None
    overdue: bool


@dataclass(frozen=True)
class Meeting:
    """`past` when its day went by and nobody said that it was held."""

    id: UUID
    label: str
    on: date
    past: bool


@dataclass(frozen=True)
class Beside:
    """A procedure that runs beside AVE: the mark on the casus."""

    label: str
    due_on: date | None
    overdue: bool


@dataclass(frozen=True)
class Summary:
    """`mine` are the viewer's own open actions as (id, action, due, overdue). `untold`: the vooroverleg to tell of.

    `without_execution`: the casusregisseur does not help himself; only told to who holds regie (RAND-11).
    """

    informed: Informed
    meeting: Meeting | None
    open_acties: int
    late_acties: int
    mine: tuple[tuple[UUID, str, date, bool], ...]
    beside: tuple[Beside, ...]
    untold: UUID | None
    without_consent: bool
    without_execution: bool


def summary(viewer: Viewer, casus_id: UUID) -> Summary:
    """For everybody for whom the casus exists: it is DAT only."""
    with reading() as session:
        return summary_of(session, viewer, casus_for(session, viewer, casus_id))


def summary_of(session: Session, viewer: Viewer, casus: Casus) -> Summary:
    """The same, for a casus that was allowed already."""
    today = clock.day_of(clock.now())
    acties = [row for row in entries(session, Actie, casus.id) if row.status == "open"]
    own = sorted((row for row in acties if row.doer_id == viewer.person_id), key=lambda row: row.due_on)
    points = untold(session, casus.id)
    return Summary(
        informed=informed(session, casus.id, today),
        meeting=_next(entries(session, Overleg, casus.id), today),
        open_acties=len(acties),
        late_acties=sum(row.overdue(today) for row in acties),
        mine=tuple((row.id, row.values["actie"], row.due_on, row.overdue(today)) for row in own),
        beside=_beside(session, casus, today),
        untold=points[0].id if points else None,
        without_consent=bool(entries(session, ZonderToestemming, casus.id)),
        without_execution=holds_regie(session, viewer, casus) and _without_execution(session, casus.id),
    )


def _without_execution(session: Session, casus_id: UUID) -> bool:
    """Whether the present casusregisseur said so himself, at his last fasetoets."""
    holder = ledger.current(session, casus_id, "casusregie")
    if holder is None or holder.person_id is None:
        return False
    said = answers.last_to(session, casus_id, FASETOETS, holder.person_id)
    return said is not None and said.values.get("geen_uitvoering") is True


def informed(session: Session, casus_id: UUID, today: date) -> Informed:
    """What was recorded last, by the page or by the route."""
    row = informeren.latest(session, casus_id)
    if row is None:
        return Informed("nog_niet", None, False)
    return Informed(row.state, row.recheck_on, row.recheck_on is not None and row.recheck_on <= today)


def _next(found: Sequence[Overleg], today: date) -> Meeting | None:
    """The first that is still to come; one that should have been is still to come."""
    coming = sorted((row for row in found if row.held_at is None), key=lambda row: (row.on < today, row.on))
    return Meeting(coming[0].id, KINDS[coming[0].kind], coming[0].on, coming[0].on < today) if coming else None


def _beside(session: Session, casus: Casus, today: date) -> tuple[Beside, ...]:
    labels = catalogue.compiled(session, casus.version_id).manifest.lijsten.get(LIST, {})
    rows = entries(session, Procedure, casus.id)
    return tuple(Beside(labels.get(row.kind, row.kind), row.due_on, row.overdue(today)) for row in rows)
