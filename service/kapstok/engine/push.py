"""One push of a run, from rest to rest: every task that needs nobody is carried out, in order and within bounds."""

import time
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from SpiffWorkflow.util.task import TaskState

from kapstok.engine import limits, observe
from kapstok.engine.changes import Change, StepPassed, TaskClosed
from kapstok.engine.environment import Script
from kapstok.engine.events import Listener
from kapstok.engine.scopes import Route
from kapstok.engine.specs import Marks, broken
from kapstok.engine.token import Token
from kapstok.errors import Broken, KapstokError, Unavailable


class Push:
    """One push from rest to rest, bounded in steps and time."""

    def __init__(self, route: Route, script: Script, settled: str | None):
        self.route = route
        self.script = script
        self.watch = observe.Watch(route)
        self.changes: list[Change] = []
        self.last = _no_element(route.spec.name)
        self.ending: str | None = None
        if settled:
            self.watch.settled.add(settled)

    def go(self, act: Callable[[], Any]) -> None:
        began = time.monotonic(), time.thread_time()
        before, task = 0, self.step(act)
        for number in range(limits.STEPS):
            if task is None:
                return
            if _is_late(*began):
                break
            if number % limits.LOOKED_AT == limits.LOOKED_AT // 2:  # most pushes rest before the first look
                before = before or limits.memory()
                self.refuse_greed(limits.memory() - before)
            self.last = task.task_spec.marks if task.task_spec.bpmn_id else self.last
            task = self.step(task.run)
        raise broken(self.last, "te_lang", "De casus komt hier niet tot rust: zit er een lus zonder taak of timer in?")

    def refuse_greed(self, more: int) -> None:
        if more > limits.MEMORY:
            raise broken(self.last, "te_groot", "De casus vraagt hier te veel geheugen: knip de route anders.")

    def step(self, act: Callable[[], Any]) -> Token | None:
        """Do this and tell what came of it. What is next: the oldest that needs nobody, outermost scope first."""
        self.script.changes = []
        try:
            act()
            live = self.live()
        except (Broken, Unavailable):
            raise
        except (KapstokError, Exception) as error:
            sentence = str(error) if isinstance(error, KapstokError) else "Hier ging iets mis in de uitvoering."
            raise broken(self.last, "uitvoering", sentence) from error
        for change in self.script.changes:
            if isinstance(change, TaskClosed):
                self.watch.settled.add(change.key)
            if isinstance(change, StepPassed) and change.kind == "endEvent" and not change.path:
                self.ending = change.element
        self.changes += self.script.changes + self.watch.changes(live)
        for task in live:
            if task.state == TaskState.READY and not task.task_spec.human:
                return task
        return None

    def live(self) -> list[Token]:
        """Everything unfinished, after whoever waits for a condition has looked whether it holds now."""
        live = self.route.live()
        waiting = [task for task in live if task.task_spec.watching and _hears_condition(task)]
        for task in waiting:
            if task.state == TaskState.WAITING and self.route.holds(task.workflow):
                task.task_spec._update(task)
        return self.route.live() if waiting else live


@lru_cache(maxsize=256)
def _no_element(file: str) -> Marks:
    return Marks("", file=file)


def _is_late(began: float, used: float) -> bool:
    """Only the time that the push itself took counts; the clock on the wall is the one that costs nothing to read."""
    return time.monotonic() - began > limits.SECONDS and time.thread_time() - used > limits.SECONDS


def _hears_condition(task: Token) -> bool:
    return task.state == TaskState.WAITING and isinstance(task.task_spec, Listener)
