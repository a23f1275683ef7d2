"""The elements a token can stand on: how each behaves when the token comes, works and goes.

Tokens are tasks of SpiffWorkflow. Nothing is predicted: a task exists once a token is there, so that
everything unfinished is real. Task data hold only the items of multi-instances; process data live in `Script`.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from SpiffWorkflow.bpmn.specs.bpmn_task_spec import BpmnTaskSpec
from SpiffWorkflow.util.task import TaskState

from kapstok.engine import data
from kapstok.engine.changes import Decided, RegieMoved, StepPassed, TaskClosed
from kapstok.engine.environment import script_of
from kapstok.engine.specs import Marks, broken
from kapstok.engine.token import Token
from kapstok.errors import Invalid

LIVE = TaskState.FUTURE | TaskState.WAITING | TaskState.READY | TaskState.STARTED


class Node(BpmnTaskSpec):
    """An element without work of its own: the token passes.

    `open_in` is the state in which it waits for somebody or something from outside, if it ever does.
    """

    open_in: int | None = None
    human = False
    watching = False

    def __init__(self, process: Any, name: str, marks: Marks = Marks("")):
        super().__init__(process, name)
        self.bpmn_id = marks.element or None
        self.bpmn_name = marks.name
        self.marks = marks

    def test(self) -> None:
        """The gate has already looked at every element."""

    def _predict(self, *args: Any, **kwargs: Any) -> None:
        """Only the past and the present are in the tree, never a guess about the future."""

    @cached_property
    def after(self) -> list["Node"]:
        """The elements that come after it: a compiled route does not change."""
        return self.outputs

    def _update(self, my_task: Token) -> None:
        if self._update_hook(my_task):
            my_task._ready()

    def _on_ready(self, my_task: Token) -> None:
        self._on_ready_hook(my_task)

    def _update_hook(self, my_task: Token) -> bool | None:
        inherit(my_task)
        return True

    def _on_ready_hook(self, my_task: Token) -> None:
        """What there is to do when everything is there for this element to begin."""

    def _run_hook(self, my_task: Token) -> bool | None:
        return True

    def _on_complete_hook(self, my_task: Token) -> None:
        self.passed(my_task)
        self.move_regie(my_task)
        self.spread(my_task)
        if my_task.parent is not None:
            my_task.parent.task_spec.child_done(my_task.parent, my_task)

    def child_done(self, my_task: Token, child: Token) -> None:
        """What comes after this element is done; only frames around an element care."""

    def passed(self, my_task: Token) -> None:
        if self.bpmn_id and self.marks.kind:
            scope = my_task.workflow
            script_of(my_task).record(
                StepPassed(self.bpmn_id, self.bpmn_name, self.marks.kind, scope.process, scope.path)
            )

    def move_regie(self, my_task: Token) -> None:
        for kind, to in self.marks.regie:
            moved = RegieMoved(kind, to, self.marks.element, self.closed_by(my_task))  # type: ignore[arg-type]
            script_of(my_task).record(moved)

    def closed_by(self, my_task: Token) -> str | None:
        """The key of the task with which a person completed this element."""
        return None

    def spread(self, my_task: Token) -> None:
        my_task._sync_children(self.after, TaskState.FUTURE)


class HumanTask(Node):
    """A person does it: the run waits until `complete`."""

    open_in = TaskState.READY
    human = True

    def __init__(self, process: Any, name: str, marks: Marks = Marks("")):
        super().__init__(process, name, marks)
        self.manual = True

    def passed(self, my_task: Token) -> None:
        script_of(my_task).record(TaskClosed(my_task.id, self.marks.element))

    def closed_by(self, my_task: Token) -> str | None:
        return my_task.id


class Job(Node):
    """Outside work: the run waits until `answer`."""

    open_in = TaskState.STARTED

    def __init__(self, process: Any, name: str, marks: Marks, operation: str, names: Sequence[str] = ()):
        super().__init__(process, name, marks)
        self.operation = operation
        self.names = tuple(names)

    def _run_hook(self, my_task: Token) -> None:
        return None

    def parameters(self, my_task: Token) -> dict[str, Any]:
        seen = script_of(my_task).seen_by(my_task)
        return data.copied({**my_task.data, **{name: seen.get(name) for name in self.names}})


class Script(Node):
    """A FEEL context whose entries become process data."""

    def __init__(self, process: Any, name: str, marks: Marks, text: str):
        super().__init__(process, name, marks)
        self.text = text

    def _run_hook(self, my_task: Token) -> bool:
        script = script_of(my_task)
        values = script.evaluate(my_task, self.text)
        if not isinstance(values, dict):
            raise broken(self.marks, "script_geen_context", "Dit script levert geen { naam: waarde } op.")
        script.write(my_task, admitted(self.marks, values))
        return True


class Rule(Node):
    """A decision table advises; its outputs become process data."""

    def __init__(self, process: Any, name: str, marks: Marks, decision: str):
        super().__init__(process, name, marks)
        self.decision = decision

    def _run_hook(self, my_task: Token) -> bool:
        script = script_of(my_task)
        advice = script.spec.decisions[self.decision].decide(script.seen_by(my_task), script.now)
        outputs = admitted(self.marks, dict(advice.outputs))
        script.write(my_task, outputs)
        inputs, told = data.copied(advice.inputs), data.copied(outputs)
        script.record(Decided(self.marks.element, self.decision, inputs, told, tuple(advice.rules)))
        return True


def admitted(marks: Marks, values: dict[str, Any]) -> dict[str, Any]:
    try:
        return data.admit(values)
    except Invalid as invalid:
        told = "; ".join(f"{name}: {sentence}" for name, sentence in invalid.fields.items())
        raise broken(
            marks, "waarde_past_niet", f"Het resultaat kan niet worden bewaard. {told or invalid}"
        ) from invalid


def inherit(my_task: Token) -> None:
    """The items of the multi-instances around a task; an instance itself got its own from its loop."""
    if not my_task.triggered and my_task.parent is not None:
        my_task.data = dict(my_task.parent.data)
