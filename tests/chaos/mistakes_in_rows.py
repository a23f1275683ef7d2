"""Mistakes in what is written: a row too many, too few, too late, of another, or where everybody can read it."""

import logging
from typing import Any

import pytest
from mistakes import every
from sqlalchemy import text, update

from kapstok import db
from kapstok.acts import complete_task, consequences, moment
from kapstok.audit import chain
from kapstok.casus import hold
from kapstok.casus.model import Casus
from kapstok.db import Row, writing
from kapstok.dossier.answers import Answers
from kapstok.jobs.model import Job
from kapstok.tasks import model as tasks


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


def rows_lost(patch: pytest.MonkeyPatch) -> None:
    """A task that vanishes from the run stays open in the list."""
    change = moment.Moment.change

    def forget(self: moment.Moment, kind: type[Row], row: Any, **values: Any) -> None:
        lost = {"status": "open"} if kind is tasks.Task and row.element == "vragen" else {}
        change(self, kind, row, **{**values, **lost})

    patch.setattr(moment.Moment, "change", forget)


def line_beside_the_chain(patch: pytest.MonkeyPatch) -> None:
    """An audit line is not sealed to the one before."""
    append = chain.append

    def loose(put: Any, entry: chain.Entry, _previous: str, now: Any) -> str:
        return append(put, entry, "0" * 64, now)

    patch.setattr(chain, "append", loose)


def answers_of_another(patch: pytest.MonkeyPatch) -> None:
    """What somebody wrote is kept as what the one before him wrote."""
    put = moment.Moment.put
    last: dict[str, Any] = {}

    def mixed(self: moment.Moment, kind: type[Row], /, **values: Any) -> None:
        if kind is Answers:
            last["values"], values["values"] = values["values"], last.get("values", values["values"])
        put(self, kind, **values)

    patch.setattr(moment.Moment, "put", mixed)


def timer_stays(patch: pytest.MonkeyPatch) -> None:
    """A timer that went off in the run stays in the table."""
    patch.setattr(consequences, "drop_waiting", lambda *_: None)


def timer_never_armed(patch: pytest.MonkeyPatch) -> None:
    """A timer of the run never comes in the table, so that no worker looks after it."""
    patch.setattr(consequences, "_wait", lambda *_: None)


def outbox_lost(patch: pytest.MonkeyPatch) -> None:
    """It is not kept, in the transaction in which the task appears, that somebody is to be told."""
    put = moment.Moment.put

    def quietly(self: moment.Moment, kind: type[Row], /, **values: Any) -> None:
        put(self, kind, **{**values, "tell_since": None} if kind is tasks.Task else values)

    patch.setattr(moment.Moment, "put", quietly)


def outside_work_lost(patch: pytest.MonkeyPatch) -> None:
    """Work that is done outside is not wanted in the transaction in which the run asks for it."""
    patch.setattr(consequences, "_want", lambda *_: None)


def condition_forgotten(patch: pytest.MonkeyPatch) -> None:
    """What is meant for one task is done to every task."""
    change = moment.Moment.change

    def change_all(self: moment.Moment, kind: type[Row], row: Any, **values: Any) -> None:
        change(self, kind, row, **values)
        self.connection.execute(update(tasks.Task).values(priority=99))

    patch.setattr(moment.Moment, "change", change_all)


def answers_in_the_log(patch: pytest.MonkeyPatch) -> None:
    _with_answers(patch, lambda _, raw: logging.getLogger("kapstok").warning("completed", extra={"answers": raw}))


def answers_in_a_job(patch: pytest.MonkeyPatch) -> None:
    _with_answers(patch, lambda at, raw: at.put(Job, operation="mail_taak", parameters=dict(raw), wanted_at=at.now))


def answers_in_the_run(patch: pytest.MonkeyPatch) -> None:
    """Not only what the form marks as data of the route goes on to the run."""
    patch.setattr(complete_task, "_keep_answers", _keep_and_pass(complete_task._keep_answers))


def _keep_and_pass(keep: Any) -> Any:
    return lambda at, held, task, raw: {**keep(at, held, task, raw), **raw}


def _with_answers(patch: pytest.MonkeyPatch, tell: Any) -> None:
    deed = complete_task.complete_task.deed

    def telling(at: moment.Moment, task_id: Any, raw: Any) -> Any:
        tell(at, raw)
        return deed(at, task_id, raw)

    patch.setattr(complete_task.complete_task, "deed", telling)


def index_left_behind(patch: pytest.MonkeyPatch) -> None:
    """An index is not kept up to date with its table."""
    if db.database().dialect.name == "sqlite":
        lose = ["PRAGMA writable_schema = ON", "DELETE FROM sqlite_master WHERE name = 'ix_task_assignee'"]
    else:
        idle = "UPDATE pg_index SET indisready = false WHERE indexrelid = 'ix_task_assignee'::regclass"
        lose = ["CREATE EXTENSION amcheck", idle]
    with writing() as session:
        for statement in lose:
            session.execute(text(statement))
    db.database().dispose()  # whoever was connected still knows it
