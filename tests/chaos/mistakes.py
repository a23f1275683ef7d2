"""Mistakes in the order of things: locks, commits, clocks and repetitions. Each is undone after its test."""

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import interleaving
import pytest
from sqlalchemy import Connection, bindparam, select, text
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.sql import Select

from kapstok import db, rights
from kapstok.acts import act as acts
from kapstok.acts import complete_task, consequences, fire_timers, moment
from kapstok.as_read import as_row
from kapstok.audit import chain, requests
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.overviews import work
from kapstok.prebuilt import Prebuilt


class Killed(BaseException):
    """Here the process dies."""


def every(count: int) -> Callable[[], bool]:
    """True at every this many time."""
    turns = itertools.cycle([False] * (count - 1) + [True])
    return lambda: next(turns)


def split_commit(patch: pytest.MonkeyPatch) -> None:
    """The rows are committed before the run and the audit line are, and the process dies in between."""
    settle, alive = moment.Moment.settle, ["once"]

    def split(self: moment.Moment) -> None:
        self.write()
        self.flush()
        connection = self.connection
        connection.exec_driver_sql("COMMIT")
        if alive and any(held.doing is not None and held.doing.element == "kijken" for held in self.held):
            alive.clear()
            raise Killed
        connection.exec_driver_sql("BEGIN")
        settle(self)

    patch.setattr(moment.Moment, "settle", split)


def acknowledge_before_commit(patch: pytest.MonkeyPatch) -> None:
    """The answer goes out; that it was not kept is seen later."""
    original, now_and_then = db.transaction, every(3)

    @contextmanager
    def transaction() -> Iterator[Connection]:
        with original() as connection:
            yield connection
            if now_and_then():
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("BEGIN")

    patch.setattr(acts, "transaction", transaction)


def no_audit_line(patch: pytest.MonkeyPatch) -> None:
    append = chain.append

    def forget(put: Any, entry: chain.Entry, previous: str, now: Any) -> str:
        if entry.act == "complete_task":
            return previous
        return append(put, entry, previous, now)

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
    for name in ("_TASK_TO_HOLD", "_TASK_OF_CASUS"):
        patch.setattr(rights, name, rights._TASK_TO_SEE)
    unlocked = select(*Casus.__table__.columns).where(Casus.id == bindparam("casus"))
    patch.setattr(hold, "_LOCKED", Prebuilt(unlocked))


def no_lock(patch: pytest.MonkeyPatch) -> None:
    """Nobody waits for another, and nothing notices."""
    if db.database().dialect.name == "sqlite":
        _no_turn(patch)
    no_row_lock(patch)
    _no_version_check(patch)


def _no_turn(patch: pytest.MonkeyPatch) -> None:
    """SQLite has one writer, unless every question is a transaction of its own."""
    patch.setattr(db, "BEGIN_TO_WRITE", "")
    patch.setattr(interleaving.Turn, "__enter__", lambda _: None)
    patch.setattr(interleaving.Turn, "__exit__", lambda *_: None)


def job_without_lock(patch: pytest.MonkeyPatch) -> None:
    """Workers do not wait for each other, and nothing notices."""
    lock = hold.lock

    if db.database().dialect.name == "sqlite":
        _no_turn(patch)

    def unlocked(connection: Connection, casus_id: Any) -> Casus:
        found = Prebuilt(select(*Casus.__table__.columns).where(Casus.id == bindparam("casus")))
        return as_row(Casus, found.all(connection, {"casus": casus_id})[0]._asdict())

    def held(self: moment.Moment, casus_id: Any) -> moment.Held:
        patch.setattr(hold, "lock", lock if self.person else unlocked)
        return hold_as_ever(self, casus_id)

    hold_as_ever = moment.Moment.hold
    patch.setattr(moment.Moment, "hold", held)
    _no_version_check(patch)


def _no_version_check(patch: pytest.MonkeyPatch) -> None:
    """What was read is written back whatever happened since."""
    settle = moment.Moment.settle
    locked = text("SELECT version FROM casus WHERE id = :casus FOR UPDATE")
    alone = select(Casus.version).where(Casus.id == bindparam("casus"))
    turn = threading.Lock()

    def overwrite(self: moment.Moment) -> None:
        sqlite = self.connection.dialect.name == "sqlite"
        with turn if sqlite else nullcontext():
            for casus in [held.casus for held in self.held if held.casus.state]:
                latest = self.connection.scalar(alone if sqlite else locked, {"casus": casus.id})
                set_committed_value(casus, "version", latest)
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
