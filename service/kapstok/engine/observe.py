"""What can be seen of a run from outside, and what changed in it since the last look."""

from SpiffWorkflow.task import Task
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
from kapstok.engine.definitions import Message, Timer
from kapstok.engine.events import Listener, due_of
from kapstok.engine.nodes import HumanTask, Job
from kapstok.engine.scopes import Route

Open = TaskOpened | TimerArmed | MessageAwaited | JobWanted


class Watch:
    """Remembers what was open and tells what came and what went. `settled` are keys that went as they should."""

    def __init__(self, route: Route):
        self.route = route
        self.open = look(route, {})
        self.settled: set[str] = set()
        self.went: list[str] = []

    def changes(self) -> list[Change]:
        before, self.open = self.open, look(self.route, self.open)
        went = [change for key, change in before.items() if key not in self.open]
        self.went += [change.key for change in went if isinstance(change, TaskOpened | JobWanted)]
        came = [change for key, change in self.open.items() if key not in before]
        return [gone(change) for change in went if change.key not in self.settled] + came


def look(route: Route, known: dict[str, Open]) -> dict[str, Open]:
    """Everything that is open now by key, oldest first within its scope."""
    seen: dict[str, Open] = {}
    for task in route.live():
        # What heard its event may still be there, started, under the key with which it waited.
        started = task._state == TaskState.STARTED
        if isinstance(task.task_spec, Job if started else SEEN):
            key = task.id.hex
            change = (None if started else known.get(key)) or opened(task)
            if change is not None:
                seen[key] = change
    return seen


SEEN = (HumanTask, Listener)


def opened(task: Task) -> Open | None:
    spec, key = task.task_spec, task.id.hex
    if isinstance(spec, HumanTask) and task.state == TaskState.READY:
        scope = task.workflow
        return TaskOpened(key, spec.marks.element, spec.marks.name, scope.process, scope.path, item_of(task))
    if isinstance(spec, Job) and task.state == TaskState.STARTED:
        return JobWanted(key, spec.marks.element, spec.marks.name, spec.operation, spec.parameters(task))
    if isinstance(spec, Listener) and task.state == TaskState.WAITING:
        return listening(task)
    return None


def listening(task: Task) -> Open | None:
    spec, key, scope = task.task_spec, task.id.hex, task.workflow
    if isinstance(spec.definition, Timer):
        return TimerArmed(key, spec.marks.element, spec.marks.name, due_of(task))
    if isinstance(spec.definition, Message):
        message = spec.definition.name
        return MessageAwaited(key, message, spec.marks.element, spec.marks.name, scope.process, scope.path)
    return None


def item_of(task: Task) -> str | None:
    """The item of the nearest multi-instance around the task."""
    around: Task | None = task
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
