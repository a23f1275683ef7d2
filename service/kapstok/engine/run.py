"""The run of one casus: push it with what people, clocks and systems do, and it answers with what changed."""

import logging
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson
from SpiffWorkflow.util.task import TaskState

from kapstok.engine import compact, data, limits, observe, state
from kapstok.engine.changes import (
    CasusClosed,
    Change,
    JobWanted,
    MessageAwaited,
    TaskOpened,
    TimerArmed,
    TimerFired,
)
from kapstok.engine.definitions import Signal
from kapstok.engine.events import due_of, fire, listens
from kapstok.engine.nodes import LIVE, HumanTask, Job
from kapstok.engine.push import Push
from kapstok.engine.scopes import Route, listens_only
from kapstok.engine.specs import Marks, Spec, broken
from kapstok.engine.token import Token
from kapstok.errors import Conflict, NotFound

for _name in ("spiff", "spiff.task", "spiff.workflow", "spiff.data"):
    logging.getLogger(_name).setLevel(logging.WARNING)  # at INFO they write case data into the log


class Run:
    """A run is not shared between threads. After Broken it must be thrown away: load it again."""

    def __init__(self, spec: Spec, stored: state.Stored):
        self.spec = spec
        self._route = stored.route
        self._gone = stored.gone
        self._script = stored.route.script
        self._spoiled = False
        self.happened: list[Change] = []

    @classmethod
    def start(cls, spec: Spec, values: Mapping[str, Any], now: datetime) -> tuple["Run", list[Change]]:
        """A new run, pushed to its first rest."""
        route = Route(spec, data.admit(values))
        run = cls(spec, state.Stored(route, ()))
        return run, run._push(now, route.enter)

    @classmethod
    def load(cls, spec: Spec, stored: bytes) -> "Run":
        """The run as `dump` left it; `spec` is the one it was started with."""
        return cls(spec, state.load(spec, stored))

    def dump(self) -> bytes:
        """The state at rest. `load` of it behaves the same in everything."""
        self._usable()
        return state.dump(state.Stored(self._route, self._gone))

    @classmethod
    def take_up(cls, spec: Spec, kept: bytes) -> "Run":
        """The run as `put_away` left it, in this process."""
        return cls(spec, state.take_up(spec, kept))

    def put_away(self) -> bytes:
        """The state at rest as `dump` has it, but to be taken up soon: nothing is made small for it."""
        self._usable()
        return state.put_away(state.Stored(self._route, self._gone))

    def forget(self) -> None:
        """Forget the last push, as a run does that is dumped and loaded; what it told stays with whoever was told."""
        self._usable()
        self.happened = []
        self._script.rest()

    @property
    def data(self) -> dict[str, Any]:
        """A copy of the process data."""
        return data.copied(self._script.data)

    @property
    def done(self) -> bool:
        done = self._route.is_completed()
        if done and self._route.live():
            raise broken(Marks("", file=self.spec.main), "einde_onzeker", "De stand van deze casus klopt niet.")
        return done

    def open_tasks(self) -> list[TaskOpened]:
        return [change for change in self._open() if isinstance(change, TaskOpened)]

    def waiting(self) -> list[MessageAwaited]:
        return [change for change in self._open() if isinstance(change, MessageAwaited)]

    def timers(self) -> list[TimerArmed]:
        return [change for change in self._open() if isinstance(change, TimerArmed)]

    def jobs(self) -> list[JobWanted]:
        return [change for change in self._open() if isinstance(change, JobWanted)]

    def positions(self) -> list[tuple[str, str]]:
        """Where tokens stand: (process, element)."""
        places = [
            (task.workflow.process, task.task_spec.bpmn_id) for task in self._route.live() if not listens_only(task)
        ]
        return list(dict.fromkeys(place for place in places if place[1]))

    def tokens(self) -> list[tuple[str, str, str]]:
        """Every token: (process, element, and by which element it came when it waits there to meet others)."""
        standing = (task for task in self._route.live() if task.task_spec.bpmn_id and not listens_only(task))
        return [
            (task.workflow.process, task.task_spec.bpmn_id, str(task.internal_data.get("from", "")))
            for task in standing
        ]

    def complete(self, key: str, values: Mapping[str, Any], now: datetime) -> list[Change]:
        """A person has done a task. Conflict when somebody was first, NotFound when it never was."""
        admitted = data.admit(values)
        task = self._find(key, HumanTask, "Deze taak is al afgerond.", "Deze taak bestaat niet.")

        def act() -> None:
            self._script.write(task, admitted)
            task.run()

        return self._push(now, act)

    def answer(self, key: str, result: Mapping[str, Any], now: datetime) -> list[Change]:
        """Outside work is done; `result` becomes process data."""
        admitted = data.admit(result)
        task = self._find(key, Job, "Dit werk is al gedaan.", "Dit werk is nooit gevraagd.")

        def act() -> None:
            self._script.write(task, admitted)
            task.complete()

        return self._push(now, act, settled=key)

    def deliver(self, message: str, values: Mapping[str, Any], now: datetime, key: str | None = None) -> list[Change]:
        """A message has come. `key` says for whom, when several places wait for it."""
        admitted = data.admit(values)
        task = self._task(self._awaiting(message, key).key)
        assert task is not None

        def act() -> None:
            self._script.write(task, admitted)
            fire(task)

        return self._push(now, act)

    def broadcast(self, signal: str, values: Mapping[str, Any], now: datetime) -> list[Change]:
        """A signal from outside reaches everyone in the route who listens for it; nobody has to."""
        admitted = data.admit(values)
        heard = Signal(signal)
        first = next((task for task in self._route.live() if listens(task, heard)), None)
        if first is None:
            return []

        def act() -> None:
            self._script.write(first, admitted)
            self._route.throw(first, heard)

        return self._push(now, act)

    def tick(self, now: datetime) -> list[Change]:
        """Let every timer go off that was due when the tick came, the oldest first."""
        due = sorted((timer for timer in self.timers() if timer.due <= now), key=lambda timer: timer.due)
        changes: list[Change] = []
        for timer in due:
            task = self._task(timer.key)
            if task is not None and task.state == TaskState.WAITING and due_of(task) <= now:
                changes += self._push(now, lambda task=task: self._go_off(task), settled=timer.key)  # type: ignore[misc]
        return changes

    def _go_off(self, task: Token) -> None:
        self._script.record(TimerFired(task.id, task.task_spec.bpmn_id))
        fire(task)

    def _awaiting(self, message: str, key: str | None) -> MessageAwaited:
        waiting = self.waiting()
        found = [one for one in waiting if one.message == message and key in (None, one.key)]
        if len(found) == 1:
            return found[0]
        if found:
            places = ", ".join(one.name or one.element for one in found)
            raise Conflict(f"Op het bericht »{message}« wachten meer plekken ({places}): kies er een.")
        awaited = ", ".join(sorted({f"»{one.message}«" for one in waiting})) or "geen enkel bericht"
        raise Conflict(f"Niemand wacht nu op het bericht »{message}«. Deze casus wacht op: {awaited}.")

    def _find(self, key: str, kind: type, already: str, never: str) -> Token:
        task = self._task(key)
        if task is not None and isinstance(task.task_spec, kind) and observe.is_open(task):
            return task
        if key in self._gone:
            raise Conflict(already)
        raise NotFound(never)

    def _task(self, key: str) -> Token | None:
        task = self._route.token(key)
        return task if task is not None and task.has_state(LIVE) else None

    def _open(self) -> list[observe.Open]:
        return list(observe.look(self._route).values())

    def _usable(self) -> None:
        if self._spoiled:
            raise RuntimeError("This run broke off halfway: throw it away and load it again.")

    def _push(self, now: datetime, act: Callable[[], Any], settled: str | None = None) -> list[Change]:
        self._usable()
        if now.tzinfo is None:
            raise ValueError("now must be an aware datetime")
        self._spoiled = True
        self._script.now = now.astimezone(UTC)
        was_done = self._route.completed
        push = Push(self._route, self._script, settled)
        self.happened = push.changes  # also of a push that breaks off
        push.go(act)
        compact.compact(self._route)
        self._rest(push, was_done)
        self._gone = (*self._gone, *push.watch.went)[-limits.CLOSED_KEYS :]
        self._spoiled = False
        return push.changes

    def _rest(self, push: Push, was_done: bool) -> None:
        """At rest a run is done or waits for something; anything else is a diagram that got stuck."""
        if len(self._route.live()) > limits.TASKS or len(self._script.data) > limits.DATA_KEYS:
            raise broken(
                push.last, "te_groot", "De casus is te groot geworden: er staan te veel taken of gegevens open."
            )
        if len(orjson.dumps(self._script.data)) > limits.DATA_BYTES:
            raise broken(push.last, "te_groot", "De gegevens van de casus zijn samen te groot: bewaar er minder.")
        if compact.is_too_deep(self._route):
            raise broken(push.last, "te_diep", "De casus is te diep genest geraakt: knip de route anders.")
        if self.done:
            if not was_done:
                push.changes.append(CasusClosed(push.ending or self.spec.main))
        elif not push.watch.open:
            stuck = ", ".join(f"»{element}«" for _, element in self.positions())
            raise broken(
                push.last,
                "vastgelopen",
                f"Na deze stap staat de casus stil bij {stuck}: niets kan haar verder brengen.",
            )
