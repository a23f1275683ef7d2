"""The run of a casus beside its rows: what is open in the one is open in the other, and nothing else."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from kapstok.audit import readings
from kapstok.audit.chain import PROOF
from kapstok.casus import hold
from kapstok.catalogue import model as catalogue
from kapstok.engine import Run
from kapstok.errors import KapstokError
from kapstok.inspection.defects import KEY, LOOK, RESTORE, Defect
from kapstok.inspection.gathered import Gathered


def inspect_run(session: Session, it: Gathered) -> Iterator[Defect]:
    """The state loads and is stored again as the same run; and every row agrees with it."""
    kenmerk = it.casus.kenmerk
    if it.destroyed:
        if it.casus.state or it.events or it.answers or it.waiting or it.jobs or it.regie:
            yield Defect(kenmerk, "vernietigd", "Van een vernietigde casus staat er nog iets.", LOOK)
        yield from _log(session, it)
        return
    try:
        version = catalogue.compiled(session, it.casus.version_id)
        run = hold.unseal(it.casus, version.spec)
    except KapstokError as error:
        yield Defect(kenmerk, "stand", _sentence(error), KEY + RESTORE)
        return
    try:
        again = Run.load(version.spec, run.dump())
        if _seen(again) != _seen(run):
            yield Defect(kenmerk, "stand", "De stand verandert als zij opnieuw wordt bewaard.", RESTORE)
        yield from _rows(it, run)
    except KapstokError as error:
        yield Defect(kenmerk, "stand", _sentence(error), RESTORE)


def _log(session: Session, it: Gathered) -> Iterator[Defect]:
    """What is left of the reading log is what the line of the destruction says."""
    seen, proof = next(line.detail["leeslogboek"] for line in it.lines if PROOF in line.detail)
    if readings.remains(session, it.casus.id, seen) != proof:
        yield Defect(it.casus.kenmerk, "leeslogboek", "Het leeslogboek van een vernietigde casus is gewijzigd.", LOOK)


def _sentence(error: KapstokError) -> str:
    return str(getattr(error, "findings", [error])[0].sentence if hasattr(error, "findings") else error)


def _seen(run: Run) -> tuple[Any, ...]:
    return run.open_tasks(), run.timers(), run.waiting(), run.jobs(), run.positions(), run.data, run.done


def _rows(it: Gathered, run: Run) -> Iterator[Defect]:
    kenmerk = it.casus.kenmerk
    pairs: list[tuple[str, str, set[Any], set[Any]]] = [
        (
            "taken",
            "Open taken in de lijst en in de route zijn niet dezelfde",
            {(row.key, row.element) for row in it.tasks if row.status == "open"},
            {(task.key, task.element) for task in run.open_tasks()},
        ),
        (
            "termijnen",
            "Lopende termijnen in de tabel en in de route zijn niet dezelfde",
            {(row.key, row.due_at) for row in it.waiting if row.due_at},
            {(timer.key, timer.due) for timer in run.timers()},
        ),
        (
            "berichten",
            "Berichten waarop wordt gewacht in de tabel en in de route zijn niet dezelfde",
            {(row.key, row.message) for row in it.waiting if row.message},
            {(waiting.key, waiting.message) for waiting in run.waiting()},
        ),
        (
            "werk",
            "Werk dat buiten gebeurt staat in de tabel anders dan in de route",
            {row.key for row in it.jobs if row.key and row.status in ("wanted", "failed")},
            {job.key for job in run.jobs()},
        ),
    ]
    for rule, sentence, rows, open_ in pairs:
        if rows != open_:
            counts = f"{len(rows - open_)} te veel, {len(open_ - rows)} te weinig"
            yield Defect(kenmerk, rule, f"{sentence}: {counts}.", RESTORE)
    if (it.casus.closed_at is not None) != run.done:
        state = "afgesloten, maar de route loopt nog" if it.casus.closed_at else "open, maar de route is klaar"
        yield Defect(kenmerk, "afgesloten", f"De casus staat als {state}.", RESTORE)
