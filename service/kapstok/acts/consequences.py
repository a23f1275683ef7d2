"""What follows from what happened in the run: one line a kind of change, in the order on this page."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import get_args
from uuid import UUID

from sqlalchemy import select

from kapstok.acts import regie_moves, watch_informeren
from kapstok.acts.act import Outcome
from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.acts.task_opened import open_task
from kapstok.casus.model import Waiting, drop_waiting, waiting_until
from kapstok.engine import changes as change
from kapstok.jobs import model as jobs
from kapstok.tasks.model import Task


def record(moment: Moment, held: Held, happened: Iterable[change.Change]) -> Outcome:
    """Write down everything that a push of the run led to."""
    opened: list[UUID] = []
    happened = list(happened)
    if change.FaseEntered in map(type, happened):
        happened += watch_informeren.left_behind(moment, held)
    for it in happened:
        task_id = _record_one(moment, held, it)
        if task_id is not None:
            opened.append(task_id)
    held.detail["changes"] = held.detail.get("changes", []) + [_word(it) for it in happened]
    casus = held.now
    return Outcome(casus.id, casus.fase, casus.closed_at is not None, tuple(opened))


# These only write down; before any other change, which may look for rows, what was put so far is written.
ONLY_PUT = (
    change.TaskOpened
    | change.TaskClosed
    | change.TimerArmed
    | change.MessageAwaited
    | change.JobWanted
    | change.Decided
    | change.StepPassed
)


def _record_one(moment: Moment, held: Held, it: change.Change) -> UUID | None:
    if not isinstance(it, ONLY_PUT):
        moment.write()
    match it:
        case change.TaskOpened():
            return open_task(moment, held, it)
        case change.TaskClosed():
            _close(moment, held, it.key, "done")
        case change.TaskWithdrawn():
            _close(moment, held, it.key, "withdrawn")
        case change.FaseEntered():
            regie_moves.enter_fase(moment, held, it.fase)
        case change.RegieMoved():
            regie_moves.move(moment, held, it)
        case change.TimerArmed() | change.MessageAwaited():
            _wait(moment, held, it)
        case change.TimerFired():
            _fired(moment, held, it.key)
        case change.TimerDropped() | change.MessageDropped():
            drop_waiting(moment.connection, held.found.id, it.key)
        case change.JobWanted():
            _want(moment, held, it)
        case change.JobDropped():
            _drop_job(moment, held, it.key)
        case change.Decided():
            _decided(moment, held, it)
        case change.StepPassed():
            note(moment, held, "stap", it.name, element=it.element, process=it.process)
        case change.CasusClosed():
            regie_moves.close_casus(moment, held)
    return None


def _close(moment: Moment, held: Held, key: str, status: str) -> None:
    task = held.task(key)
    person_id = moment.person_id if status == "done" else None
    moment.change(Task, task, status=status, closed_at=moment.now, closed_by=person_id)
    kind = "taak_afgerond" if status == "done" else "taak_vervallen"
    detail: dict[str, object] = {"rol": task.role, "partij": task.organisation_id}
    if task is held.doing and held.refers:
        detail["dossier"] = list(held.refers)
    note(moment, held, kind, task.name, element=task.element, process=task.process, **detail)


def _wait(moment: Moment, held: Held, it: change.TimerArmed | change.MessageAwaited) -> None:
    timer = it if isinstance(it, change.TimerArmed) else None
    awaited = it if isinstance(it, change.MessageAwaited) else None
    moment.put(
        Waiting,
        casus_id=held.found.id,
        key=it.key,
        element=it.element,
        name=it.name,
        due_at=timer.due if timer else None,
        message=awaited.message if awaited else None,
        path=list(awaited.path) if awaited else [],
    )


def _fired(moment: Moment, held: Held, key: str) -> None:
    """The audit line keeps for which moment it went off: that it was not too early, nor twice, can be shown."""
    due = waiting_until(moment.connection, held.found.id, key)
    if due is not None:
        held.detail.setdefault("due", []).append([key, due.isoformat()])
    drop_waiting(moment.connection, held.found.id, key)


def _want(moment: Moment, held: Held, it: change.JobWanted) -> None:
    moment.put(
        jobs.Job,
        operation=it.operation,
        casus_id=held.found.id,
        key=it.key,
        element=it.element,
        parameters=dict(it.parameters),
        wanted_at=moment.now,
    )


def _drop_job(moment: Moment, held: Held, key: str) -> None:
    job = moment.session.scalar(select(jobs.Job).where(jobs.Job.casus_id == held.casus.id, jobs.Job.key == key))
    if job is not None and job.status in ("wanted", "failed"):
        job.status, job.closed_at = "dropped", moment.now


def _decided(moment: Moment, held: Held, it: change.Decided) -> None:
    detail = {"uitkomst": dict(it.outputs), "regels": list(it.rules)}
    note(moment, held, "advies", it.decision, element=it.element, **detail)


def _word(it: change.Change) -> dict[str, object]:
    """A change as the audit line keeps it: its kind and its element."""
    word: dict[str, object] = {"kind": type(it).__name__}
    for name in _NAMED[type(it)]:
        word[name] = getattr(it, name)
    return word


_NAMED: Mapping[type, list[str]] = {
    kind: [each.name for each in fields(kind) if each.name in ("element", "key", "fase")]
    for kind in get_args(change.Change)
}
