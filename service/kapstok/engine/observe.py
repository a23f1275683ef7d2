"""What can be seen of a run from outside, and what changed in it since the last look."""

from collections.abc import Mapping, Sequence

from SpiffWorkflow.util.task import TaskState

from kapstok.engine.changes import (
    Change,
    JobDropped,
    JobWanted,
    MessageAwaited,
    MessageDropped,
    TaskOpened,
    TaskWithdrawn,
    TimerArmed,
    TimerDropped,
)
from kapstok.engine.definitions import Timer
from kapstok.engine.events import due_of
from kapstok.engine.nodes import HumanTask, Job
from kapstok.engine.scopes import Route
from kapstok.engine.token import Token

Open = TaskOpened | TimerArmed | MessageAwaited | JobWanted


class Watch:
    """Remembers what was open and tells what came and what went. `settled` are keys that went as they should."""

    def __init__(self, route: Route):
        self.open = _seen(route.live(), {})
        self.settled: set[str] = set()
        self.went: list[str] = []

    def changes(self, live: Sequence[Token]) -> list[Change]:
        """`live`: everything unfinished now, oldest first within its scope."""
        before, self.open = self.open, _seen(live, self.open)
        told: list[Change] = []
        for key, task in before.items():
            if key not in self.open:
                if isinstance(task.task_spec, (HumanTask, Job)):
                    self.went.append(key)
                if key not in self.settled:
                    told.append(gone(_told(task)))
        for key, task in self.open.items():
            if key not in before:
                told.append(_told(task))
        return told


def look(route: Route) -> dict[str, Open]:
    """Everything that is open now by key, oldest first within its scope."""
    return {key: _told(task) for key, task in _seen(route.live(), {}).items()}


def is_open(task: Token) -> bool:
    """Whether somebody or something outside may bring this further."""
    return task.state == task.task_spec.open_in


def _seen(live: Sequence[Token], known: Mapping[str, Token]) -> dict[str, Token]:
    """What is open, by key. What heard its event stays until it runs, but not when it is started under the same key."""
    seen = {}
    for task in live:
        if is_open(task) or (task.id in known and task.state != TaskState.STARTED):
            seen[task.id] = task
    return seen


def _told(task: Token) -> Open:
    spec, scope = task.task_spec, task.workflow
    key, element, name = task.id, spec.marks.element, spec.marks.name
    if isinstance(spec, HumanTask):
        return TaskOpened(key, element, name, scope.process, scope.path, item_of(task))
    if isinstance(spec, Job):
        return JobWanted(key, element, name, spec.operation, spec.parameters(task))
    if isinstance(spec.definition, Timer):
        return TimerArmed(key, element, name, due_of(task))
    return MessageAwaited(key, spec.definition.name, element, name, scope.process, scope.path)


def item_of(task: Token) -> str | None:
    """The item of the nearest multi-instance around the task."""
    around: Token | None = task
    while around is not None:
        if around.triggered and "item" in around.internal_data:
            return str(around.internal_data["item"])
        around = around.workflow.holder
    return None


def gone(change: Open) -> Change:
    if isinstance(change, TaskOpened):
        return TaskWithdrawn(change.key, change.element)
    if isinstance(change, TimerArmed):
        return TimerDropped(change.key, change.element)
    if isinstance(change, MessageAwaited):
        return MessageDropped(change.key, change.message)
    return JobDropped(change.key, change.element)
