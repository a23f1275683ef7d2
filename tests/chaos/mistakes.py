"""Mistakes that are put in on purpose, to show that the verdict finds each of them. Only `program.py` knows this."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from kapstok import db
from kapstok.acts import act as acts
from kapstok.acts import complete_task, consequences, fire_timers, moment, task_opened
from kapstok.audit import chain, requests
from kapstok.casus import hold
from kapstok.overviews import work
from kapstok.tasks import model as tasks


def split_commit() -> None:
    """The rows are committed before the run and the audit line are."""
    settle = moment.Moment.settle

    def split(self: moment.Moment) -> None:
        connection = self.session.connection()
        self.session.flush()
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("BEGIN")
        if random.random() < 0.1:
            os._exit(9)
        settle(self)

    moment.Moment.settle = split  # type: ignore[method-assign]


def acknowledge_before_commit() -> None:
    """The answer goes out; whether it is kept is seen later."""

    @contextmanager
    def writing() -> Iterator[Session]:
        with original() as session:
            yield session
            session.flush()
            if random.random() < 0.2:
                session.connection().exec_driver_sql("ROLLBACK")
                session.connection().exec_driver_sql("BEGIN")

    original = db.writing
    acts.writing = writing  # type: ignore[attr-defined]


def no_audit_line() -> None:
    append = chain.append

    def forget(session: Session, entry: chain.Entry, previous: str, now: Any) -> str:
        if entry.act == "complete_task":
            return previous
        return append(session, entry, previous, now)

    moment.chain.append = forget  # type: ignore[attr-defined]


def no_status_check() -> None:
    """Whoever comes second is told that he did it."""
    refuse = complete_task.refuse_unworkable

    def forgive(at: moment.Moment, task: tasks.Task) -> None:
        if task.status == "open":
            refuse(at, task)

    complete_task.refuse_unworkable = forgive
    deed = complete_task.complete_task.deed

    def again(at: moment.Moment, task_id: Any, raw: Any) -> Any:
        task, held = at.hold_task(task_id)
        if task.status == "done":
            return acts.Outcome(held.casus.id, held.casus.fase, False)
        at.held.pop()
        return deed(at, task_id, raw)

    complete_task.complete_task.deed = again


def no_lock() -> None:
    """Nobody waits for another, and nothing notices."""
    from sqlalchemy.sql import Select

    Select.with_for_update = lambda self, *_, **__: self  # type: ignore[method-assign]
    db._writer = threading.Lock()
    from kapstok.casus.model import Casus

    Casus.__mapper__.version_id_col = None
    close = tasks.close

    def slowly(*arguments: Any) -> None:
        time.sleep(0.05)
        close(*arguments)

    tasks.close = slowly
    consequences.tasks.close = slowly  # type: ignore[attr-defined]


def no_kept_answer() -> None:
    """A repeated request is a new one."""
    requests.answered = lambda *_: None
    requests.Answered = lambda **_: None  # type: ignore[assignment,misc]
    original = Session.add
    Session.add = lambda self, it, *a: None if it is None else original(self, it, *a)  # type: ignore[method-assign]


def timer_too_early() -> None:
    now = work.clock.now
    work.clock = type("Ahead", (), {"now": staticmethod(lambda: now() + timedelta(hours=3))})  # type: ignore[assignment]
    deed = fire_timers.fire_timers.deed

    def early(at: moment.Moment, casus_id: Any, until: Any = None) -> Any:
        held = at.hold(casus_id)
        return consequences.record(at, held, held.run.tick(at.now + timedelta(hours=3)))

    assert deed
    fire_timers.fire_timers.deed = early


def timer_twice() -> None:
    """The timer stays armed in the rows after it went off, and the line says that it went off again."""
    fired = consequences._fired

    def twice(at: moment.Moment, held: moment.Held, key: str) -> None:
        fired(at, held, key)
        held.detail["due"] += held.detail["due"]

    consequences._fired = twice


def half_advanced() -> None:
    """The rows go on, the run that is stored is the one from before."""
    reseal = hold.reseal

    def forget(casus: Any, run: Any) -> None:
        if casus.version == 0 or random.random() < 0.7:
            reseal(casus, run)

    hold.reseal = forget


def swapped_state() -> None:
    """What is stored is the state of the casus that was stored before this one."""
    reseal = hold.reseal
    last: dict[str, Any] = {}

    def swap(casus: Any, run: Any) -> None:
        reseal(casus, run)
        mine = casus.id, casus.state, casus.seal
        if last and last["of"][0] != casus.id and random.random() < 0.2:
            _, casus.state, casus.seal = last["of"]
        last["of"] = mine

    hold.reseal = swap


def outbox_lost() -> None:
    """Letters are not wanted in the transaction in which the task appears."""
    task_opened.Job = lambda **_: tasks.Claim.__table__ and None  # type: ignore[assignment,misc]
    add_all = Session.add_all
    Session.add_all = lambda self, rows: add_all(self, [row for row in rows if row is not None])  # type: ignore[method-assign]


MISTAKES: dict[str, Callable[[], None]] = {
    mistake.__name__: mistake
    for mistake in (
        split_commit,
        acknowledge_before_commit,
        no_audit_line,
        no_status_check,
        no_lock,
        no_kept_answer,
        timer_too_early,
        timer_twice,
        half_advanced,
        swapped_state,
        outbox_lost,
    )
}
