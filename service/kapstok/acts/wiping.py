"""What destruction does to the rows: everything that hangs on a casus goes, what counts or proves stays empty.

Which tables hang on a casus is read from their foreign keys, so that what is added later is not forgotten.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, or_, select
from sqlalchemy.orm import Session

from kapstok import schema
from kapstok.acts.moment import Held
from kapstok.audit import chain, readings
from kapstok.audit.requests import Answered
from kapstok.bewaring import rejected_at, triage
from kapstok.casus import at_hand, hold
from kapstok.connectors import mail
from kapstok.dossier.informatie import Informatie, InformatieReader, InformatieText
from kapstok.jobs.model import Job
from kapstok.tasks.model import Task

# The shell of the casus and its chain stay, emptied; so does the list by which it was destroyed.
STAY = ("casus", "audit_line", "vernietiging", "vernietiging_regel")

Counts = dict[str, int]


def wipe_casus(session: Session, held: Held, _owner: str | None) -> Counts:
    """All content and person data of a casus, of every owner. Left: gemeente, fase, spoed, and when it ran."""
    casus = held.casus
    counts = _loose(session, casus.id)
    for table, condition in reversed(hanging(casus.id)):
        gone = session.execute(delete(table).where(condition)).rowcount  # type: ignore[attr-defined]
        if gone:
            counts[table.name] = counts.get(table.name, 0) + gone
    session.expire_all()
    casus.kenmerk = f"vernietigd-{casus.id.hex[:8]}"
    casus.title = ""
    casus.state = b""
    hold.seal(casus)
    at_hand.forget(casus.id)
    held.detail[chain.PROOF] = chain.forget(session, casus.id)
    seen = readings.length(session, casus.id)
    held.detail["leeslogboek"] = [seen, readings.forget(session, casus.id)]
    return counts


def wipe_triage(session: Session, held: Held, _owner: str | None) -> Counts:
    """What was written down for an aanmelding that the ZVH rejected; that it was, and by whom, stays (PRIV-21)."""
    at = rejected_at(session, held.casus.id)
    rows = triage(session, held.casus.id, at) if at else []
    for row in rows:
        row.values = {}
    held.detail["vernietiging"] = "triage"
    return {"answers": len(rows)}


def wipe_owner(session: Session, held: Held, owner: str | None) -> Counts:
    """What one owner brought in, when his own term is shorter than that of the casus."""
    mine = select(Informatie.id).where(Informatie.casus_id == held.casus.id, Informatie.organisation_id == owner)
    ids = list(session.scalars(mine))
    session.execute(delete(InformatieReader).where(InformatieReader.informatie_id.in_(ids)))
    session.execute(delete(InformatieText).where(InformatieText.informatie_id.in_(ids)))
    session.execute(delete(Informatie).where(Informatie.id.in_(ids)))
    held.detail["vernietiging"] = "eigenaar"
    return {"informatie": len(ids)}


def hanging(casus_id: UUID) -> list[tuple[Table, ColumnElement[bool]]]:
    """Every table that hangs on a casus, directly or through another, with the condition for its rows."""
    known: dict[Table, ColumnElement[bool]] = {}
    for table in schema.tables():
        if table.name in STAY:
            continue
        parts = [part for part in (_hangs(column, casus_id, known) for column in table.columns) if part is not None]
        if parts:
            known[table] = or_(*parts)
    return list(known.items())


def _hangs(column: Any, casus_id: UUID, known: dict[Table, ColumnElement[bool]]) -> ColumnElement[bool] | None:
    for key in column.foreign_keys:
        parent = key.column.table
        if parent.name == "casus":
            return column == casus_id
        if parent in known:
            return column.in_(select(key.column).where(known[parent]))
    return None


def _loose(session: Session, casus_id: UUID) -> Counts:
    """What refers to the casus without a foreign key: announcements of its tasks, and answers kept for repetition."""
    tasks = [str(one) for one in session.scalars(select(Task.id).where(Task.casus_id == casus_id))]
    asked = Job.parameters["task_id"].as_string()
    jobs = list(session.scalars(select(Job.id).where(or_(Job.casus_id == casus_id, asked.in_(tasks)))))
    mail.forget(jobs)
    session.execute(delete(Job).where(Job.id.in_(jobs)))
    kept = Answered.answer["casus_id"].as_string() == str(casus_id)
    repeated = session.execute(delete(Answered).where(kept)).rowcount  # type: ignore[attr-defined]
    return {"job": len(jobs), **({"answered_request": repeated} if repeated else {})}
