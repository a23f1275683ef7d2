"""Mistakes that are put in on purpose, to show that the verdict finds each of them. Each is undone afterwards."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.sql import Select

from kapstok import db, rights
from kapstok.acts import act as acts
from kapstok.acts import complete_task, consequences, fire_timers, moment, task_opened
from kapstok.audit import chain, requests
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.overviews import work
from kapstok.prebuilt import Prebuilt
from kapstok.tasks import model as tasks


class Killed(BaseException):
    """Here the process dies."""


def every(count: int) -> Callable[[], bool]:
    """True at every this many time."""
    turns = itertools.cycle([False] * (count - 1) + [True])
    return lambda: next(turns)


def split_commit(patch: pytest.MonkeyPatch) -> None:
    """The rows are committed before the run and the audit line are, and the process dies in between."""
    settle, now_and_then = moment.Moment.settle, every(5)

    def split(self: moment.Moment) -> None:
        self.write()
        self.session.flush()
        connection = self.session.connection()
        connection.exec_driver_sql("COMMIT")
        if now_and_then():
            raise Killed
        connection.exec_driver_sql("BEGIN")
        settle(self)

    patch.setattr(moment.Moment, "settle", split)


def acknowledge_before_commit(patch: pytest.MonkeyPatch) -> None:
    """The answer goes out; that it was not kept is seen later."""
    original, now_and_then = db.writing, every(3)

    @contextmanager
    def writing() -> Iterator[Session]:
        with original() as session:
            yield session
            session.flush()
            if now_and_then():
                session.connection().exec_driver_sql("ROLLBACK")
                session.connection().exec_driver_sql("BEGIN")

    patch.setattr(acts, "writing", writing)


def no_audit_line(patch: pytest.MonkeyPatch) -> None:
    append = chain.append

    def forget(connection: Connection, entry: chain.Entry, previous: str, now: Any) -> str:
        if entry.act == "complete_task":
            return previous
        return append(connection, entry, previous, now)

    patch.setattr(chain, "append", forget)


def no_status_check(patch: pytest.MonkeyPatch) -> None:
    """Whoever comes second is told that he did it."""
    deed = complete_task.complete_task.deed

    def again(at: moment.Moment, task_id: Any, raw: Any) -> Any:
        task, held = at.hold_task(task_id)
        if task.status == "done":
            return acts.Outcome(held.casus.id, held.casus.fase, False)
        at.held.pop()
        return deed(at, task_id, raw)

    patch.setattr(complete_task.complete_task, "deed", again)


def no_row_lock(patch: pytest.MonkeyPatch) -> None:
    """Nobody waits for another; that nobody overtakes another is still seen by the number of the version."""
    patch.setattr(Select, "with_for_update", lambda self, *_, **__: self)
    # These were put together before.
    patch.setattr(rights, "_TASK_TO_HOLD", rights._TASK_TO_SEE)
    unlocked = select(*Casus.__table__.columns).where(Casus.id == bindparam("casus"))
    patch.setattr(hold, "_LOCKED", Prebuilt(unlocked))


def no_lock(patch: pytest.MonkeyPatch) -> None:
    """Nobody waits for another, and nothing notices."""
    no_row_lock(patch)
    _no_version_check(patch)


def job_without_lock(patch: pytest.MonkeyPatch) -> None:
    """Workers do not wait for each other, and nothing notices."""
    lock = hold.lock

    def unlocked(session: Session, casus_id: Any) -> Casus:
        return session.get_one(Casus, casus_id)

    def held(self: moment.Moment, casus_id: Any) -> moment.Held:
        patch.setattr(hold, "lock", lock if self.person else unlocked)
        return hold_as_ever(self, casus_id)

    hold_as_ever = moment.Moment.hold
    patch.setattr(moment.Moment, "hold", held)
    _no_version_check(patch)


def _no_version_check(patch: pytest.MonkeyPatch) -> None:
    """What was read is written back whatever happened since."""
    settle = moment.Moment.settle
    latest = text("SELECT version FROM casus WHERE id = :id FOR UPDATE")

    def overwrite(self: moment.Moment) -> None:
        for casus in [held.casus for held in self.held if held.casus.state]:
            set_committed_value(casus, "version", self.session.scalar(latest, {"id": casus.id}))
        settle(self)

    patch.setattr(moment.Moment, "settle", overwrite)


def no_kept_answer(patch: pytest.MonkeyPatch) -> None:
    """A repeated request is a new one."""
    kept = requests.kept
    patch.setattr(requests, "answered", lambda *_: None)
    patch.setattr(requests, "kept", lambda asked, *rest: kept(replace(asked, key=uuid4().hex), *rest))


def timer_too_early(patch: pytest.MonkeyPatch) -> None:
    now = work.clock.now
    ahead = type("Ahead", (), {"now": staticmethod(lambda: now() + timedelta(hours=3))})
    patch.setattr(work, "clock", ahead)

    def early(at: moment.Moment, casus_id: Any, until: Any = None) -> Any:
        held = at.hold(casus_id)
        return consequences.record(at, held, held.run.tick(at.now + timedelta(hours=3)))

    patch.setattr(fire_timers.fire_timers, "deed", early)


def timer_twice(patch: pytest.MonkeyPatch) -> None:
    """A timer goes off twice for the same moment, by the line."""
    fired = consequences._fired

    def twice(at: moment.Moment, held: moment.Held, key: str) -> None:
        fired(at, held, key)
        held.detail["due"] += held.detail["due"]

    patch.setattr(consequences, "_fired", twice)


def half_advanced(patch: pytest.MonkeyPatch) -> None:
    """The rows go on, the run that is stored is now and then the one from before."""
    reseal, now_and_then = hold.reseal, every(3)

    def forget(casus: Casus, run: Any) -> None:
        if not casus.state or not now_and_then():
            reseal(casus, run)

    patch.setattr(hold, "reseal", forget)


def swapped_state(patch: pytest.MonkeyPatch) -> None:
    """What is stored is now and then the state of the casus that was stored before this one."""
    reseal, now_and_then = hold.reseal, every(3)
    last: dict[str, Any] = {}

    def swap(casus: Casus, run: Any) -> None:
        reseal(casus, run)
        mine = casus.state, casus.seal
        if last and casus.version > 1 and now_and_then():
            casus.state, casus.seal = last["of"]
        last["of"] = mine

    patch.setattr(hold, "reseal", swap)


def outbox_lost(patch: pytest.MonkeyPatch) -> None:
    """Letters are not wanted in the transaction in which the task appears."""
    patch.setattr(task_opened, "want_mail", lambda *_: None)


def rows_lost(patch: pytest.MonkeyPatch) -> None:
    """A task that vanishes from the run stays open in the list."""
    close = tasks.close

    def forget(session: Session, task: tasks.Task, status: str, *rest: Any) -> None:
        close(session, task, "open" if task.element == "vragen" else status, *rest)

    patch.setattr(tasks, "close", forget)


Mistake = Callable[[pytest.MonkeyPatch], None]

# Each mistake, what finds it (one of these at least), and where it can be made: SQLite has one writer anyway.
BOTH, PG = ("sqlite", "postgresql"), ("postgresql",)
FOUND: dict[Mistake, tuple[set[str], tuple[str, ...]]] = {
    split_commit: ({"taken", "keten", "verslag", "stand", "I1"}, BOTH),
    acknowledge_before_commit: ({"I1"}, BOTH),
    no_audit_line: ({"keten", "verslag", "I1"}, BOTH),
    no_status_check: ({"I5"}, BOTH),
    no_lock: ({"I5"}, PG),
    job_without_lock: ({"twee_keer"}, PG),
    no_kept_answer: ({"I8"}, BOTH),
    timer_too_early: ({"te_vroeg"}, BOTH),
    timer_twice: ({"twee_keer"}, BOTH),
    half_advanced: ({"taken", "keten"}, BOTH),
    swapped_state: ({"stand"}, BOTH),
    outbox_lost: ({"postvak_uit"}, BOTH),
    rows_lost: ({"taken"}, BOTH),
}
