"""Events: listening for what may happen, standing at the border of an activity, throwing, and the end."""

from datetime import datetime
from typing import Any

from SpiffWorkflow.util.task import TaskState

from kapstok.clock import written
from kapstok.engine import timers
from kapstok.engine.definitions import REPEATABLE, Condition, Definition, Message, Terminate, Timer, catches
from kapstok.engine.environment import script_of
from kapstok.engine.nodes import LIVE, Node, inherit
from kapstok.engine.specs import Marks, broken
from kapstok.engine.token import Token


class Listener(Node):
    """Waits until its event happens. The moment of a timer is computed once, when it is armed."""

    definition: Definition | None = None
    interrupting = True

    def __init__(
        self, process: Any, name: str, marks: Marks, definition: Definition | None = None, interrupting: bool = True
    ):
        super().__init__(process, name, marks)
        self.listen_to(definition, interrupting)

    def listen_to(self, definition: Definition | None, interrupting: bool) -> None:
        self.definition = definition
        self.interrupting = interrupting
        self.watching = isinstance(definition, Condition)
        self.open_in = TaskState.WAITING if isinstance(definition, Timer | Message) else None

    def _update_hook(self, my_task: Token) -> bool | None:
        if my_task.state == TaskState.FUTURE:
            inherit(my_task)
            if self.definition is None:
                return True
            self.arm(my_task)
            my_task._set_state(TaskState.WAITING)
        return self.heard(my_task) or None

    def arm(self, my_task: Token) -> None:
        if not isinstance(self.definition, Timer):
            return
        kind, text = self.definition.kind, self.definition.text
        try:
            my_task.internal_data["due"] = written(timers.due(kind, text, self.reading(my_task)))
        except timers.Unreadable as unreadable:
            raise broken(self.marks, "timer_onleesbaar", str(unreadable)) from unreadable
        my_task.internal_data["armed"] = written(script_of(my_task).now)
        if kind == "cycle":
            my_task.internal_data.setdefault("rounds", timers.cycle(text)[0])

    def reading(self, my_task: Token) -> timers.Reading:
        script = script_of(my_task)

        def value(text: str) -> Any:
            return script.evaluate(my_task, text)

        return timers.Reading(script.now, script.spec.closed, script.spec.termijnen, value)

    def heard(self, my_task: Token) -> bool:
        if isinstance(self.definition, Condition):
            return script_of(my_task).evaluate(my_task, self.definition.expression) is True
        return bool(my_task.internal_data.get("fired", False))

    def listen_again(self, my_task: Token) -> None:
        """A listener that does not interrupt may hear more than once."""
        rounds = my_task.internal_data.get("rounds", 1) - 1
        if not rounds and not isinstance(self.definition, REPEATABLE):
            return
        fresh = my_task.parent._add_child(self, TaskState.FUTURE)
        fresh.triggered = True
        fresh.data = dict(my_task.data)
        if rounds:
            fresh.internal_data["rounds"] = rounds
        self._update(fresh)


class Catch(Listener):
    """An intermediate event, a receive task or a start event."""

    def _on_ready_hook(self, my_task: Token) -> None:
        if isinstance(my_task.parent.task_spec, EventGateway):
            silence(my_task)


class EventGateway(Node):
    """Listens to several events at once; the first that happens silences the others."""


class Boundary(Listener):
    """An event at the border of an activity, a sibling of it below their `BoundarySplit`."""

    def _on_ready_hook(self, my_task: Token) -> None:
        if self.interrupting:
            silence(my_task)
        else:
            self.listen_again(my_task)


class BoundarySplit(Node):
    """Sets an activity and the events at its border going; when the activity is done, they stop listening."""

    def child_done(self, my_task: Token, child: Token) -> None:
        if not isinstance(child.task_spec, Boundary):
            silence(child)


class Throw(Node):
    """Makes an event happen for whoever listens within this run."""

    def __init__(self, process: Any, name: str, marks: Marks, definition: Definition | None = None):
        super().__init__(process, name, marks)
        self.definition = definition

    def _run_hook(self, my_task: Token) -> bool:
        if self.definition is not None and not isinstance(self.definition, Terminate):
            my_task.workflow.route.throw(my_task, self.definition)
        return True


class End(Throw):
    """The token is done; with terminate, so is everything else in its scope."""

    def spread(self, my_task: Token) -> None:
        if not isinstance(self.definition, Terminate):
            super().spread(my_task)
            return
        clear(my_task)
        my_task.workflow._mark_complete(my_task)


def fire(my_task: Token) -> None:
    """Let a listener hear its event."""
    my_task.internal_data["fired"] = True
    my_task.task_spec._update(my_task)


def listens(my_task: Token, thrown: Definition) -> bool:
    spec = my_task.task_spec
    return my_task.state == TaskState.WAITING and isinstance(spec, Listener) and catches(spec.definition, thrown)


def due_of(my_task: Token) -> datetime:
    return datetime.fromisoformat(my_task.internal_data["due"])


def silence(my_task: Token) -> None:
    """Everything that still lives beside this task goes away, but not an event that has just been heard."""
    for sibling in my_task.parent.children:
        heard = isinstance(sibling.task_spec, Boundary) and sibling.state == TaskState.READY
        if sibling is not my_task and sibling.has_state(LIVE) and not heard:
            sibling.cancel()


def clear(my_task: Token) -> None:
    """Everything that still lives in the scope of this task goes away."""
    scope = my_task.workflow
    for task in list(scope.tasks.values()):
        if task is not my_task and task.id in scope.tasks and task.has_state(LIVE):
            task.cancel()
