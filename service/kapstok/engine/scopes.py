"""Processes within processes: the tree of a run, called processes, sub processes and event sub processes."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.specs import WorkflowSpec
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from kapstok.engine import limits
from kapstok.engine.changes import FaseEntered
from kapstok.engine.definitions import Condition, Definition, Error, Message, Signal
from kapstok.engine.environment import script_of
from kapstok.engine.events import Boundary, BoundarySplit, Listener, clear, fire, listens
from kapstok.engine.nodes import LIVE, Node, inherit
from kapstok.engine.specs import Marks, broken


class Process(BpmnProcessSpec):
    """The elements of one process or sub process. `process` is the id of the bpmn:process it stands in."""

    def __init__(self, name: str, process: str):
        WorkflowSpec.__init__(self, name=name)
        self.process = process
        self.data_objects: dict[str, Any] = {}
        self.start = Node(self, "Start")
        self.end = EndJoin(self, f"{name}.EndJoin")
        self.end.connect(Node(self, "End"))


class EndJoin(Node):
    """A scope ends when no token is left in it; listening event sub processes are no tokens."""

    watching = True

    def _update_hook(self, my_task: Task) -> bool | None:
        if my_task.state == TaskState.FUTURE:
            inherit(my_task)
            my_task._set_state(TaskState.WAITING)
        others = [task for task in my_task.workflow.tasks.values() if task is not my_task and task.has_state(LIVE)]
        done = all(self.gives_way(task) for task in others)
        for task in others:
            if self.is_ended(task) or done:
                task.cancel()
        return True if done else None

    def is_ended(self, task: Task) -> bool:
        """A token that came to its end earlier: one that waits for the others is enough."""
        return task.task_spec is self and task.state == TaskState.WAITING

    def gives_way(self, task: Task) -> bool:
        return self.is_ended(task) or (isinstance(task.task_spec, EventSubprocess) and task.state == TaskState.WAITING)


class Scope:
    """What the whole run and a process within it share."""

    tasks: dict[UUID, Task]
    spec: Process
    task_tree: Task
    last_task: Task | None
    completed: bool
    top_workflow: "Route"
    holder: Task | None = None
    path: tuple[str, ...] = ()

    @property
    def process(self) -> str:
        return self.spec.process

    def update_waiting_tasks(self) -> None:
        for task in list(self.tasks.values()):
            if task.state == TaskState.WAITING and task.task_spec.watching:
                task.task_spec._update(task)

    def _task_removed_notify(self, task: Task) -> None:
        self.top_workflow.drop(task.id)


class Inner(Scope, BpmnSubWorkflow):
    """A called process or sub process at work for `holder`, the task that started it."""

    def hold(self, holder: Task) -> None:
        self.holder = holder
        around = holder.workflow.path
        called = isinstance(holder.task_spec, CallActivity)
        self.path = (*around, holder.task_spec.marks.element) if called else around


class Route(Scope, BpmnWorkflow):
    """The whole run."""

    def scopes(self) -> Iterator[Scope]:
        yield self
        yield from list(self.subprocesses.values())

    def live(self) -> Iterator[Task]:
        """Everything unfinished, oldest first within its scope."""
        for scope in self.scopes():
            yield from [task for task in scope.tasks.values() if task._state & LIVE]

    def create_subprocess(self, my_task: Task, spec_name: str) -> Inner:
        inner = Inner(self.subprocess_specs[spec_name], my_task.id, self)
        inner.hold(my_task)
        self.subprocesses[my_task.id] = inner
        return inner

    def drop(self, task_id: UUID) -> None:
        """Forget the scope that a task held, with all within it."""
        inner = self.subprocesses.pop(task_id, None)
        if inner is not None:
            for task in inner.tasks.values():
                self.drop(task.id)

    def holds(self, scope: Scope) -> bool:
        """Whether a scope is still part of the run: an event may have swept it away in this very step."""
        while scope.holder is not None:
            if self.subprocesses.get(scope.holder.id) is not scope:
                return False
            scope = scope.holder.workflow
        return scope is self

    def throw(self, my_task: Task, thrown: Definition) -> None:
        if isinstance(thrown, Signal | Message):
            for task in [task for task in self.live() if listens(task, thrown)]:
                if listens(task, thrown) and self.holds(task.workflow):
                    fire(task)
            return
        catcher = self.catcher(my_task.workflow, thrown)
        if catcher is not None:
            fire(catcher)
        elif isinstance(thrown, Error):
            raise broken(
                my_task.task_spec.marks,
                "fout_niet_opgevangen",
                f"De fout »{thrown.code or ''}« wordt nergens opgevangen: teken een foutgebeurtenis op de rand "
                "van de activiteit eromheen.",
            )

    def catcher(self, scope: Scope, thrown: Definition) -> Task | None:
        """The nearest listener outwards; a named code goes before a listener to everything."""
        while True:
            found = [task for task in scope.tasks.values() if isinstance(task.task_spec, EventSubprocess)]
            holder = scope.holder
            if holder is not None:
                frame = (holder.parent if holder.triggered else holder).parent
                if isinstance(frame.task_spec, BoundarySplit):
                    found += [task for task in frame.children if isinstance(task.task_spec, Boundary)]
            found = [task for task in found if listens(task, thrown)]
            if found:
                return min(found, key=lambda task: task.task_spec.definition.code is None)
            if holder is None:
                return None
            scope = holder.workflow


def listens_only(task: Task) -> bool:
    """Whether no token stands here: only an ear at a border or of an event sub process."""
    return isinstance(task.task_spec, Boundary | EventSubprocess) and task.state == TaskState.WAITING


class Subprocess(Node):
    """Holds a scope of its own until that is done."""

    def __init__(self, process: Any, name: str, marks: Marks, called: str):
        super().__init__(process, name, marks)
        self.called = called

    def _update_hook(self, my_task: Task) -> bool | None:
        if my_task.state == TaskState.FUTURE:
            inherit(my_task)
            self.begin(my_task)
        return None

    def begin(self, my_task: Task) -> None:
        if not my_task.workflow.top_workflow.holds(my_task.workflow):
            return
        self.entered(my_task)
        my_task._set_state(TaskState.STARTED)
        scope = my_task.workflow.top_workflow.create_subprocess(my_task, self.called)
        if scope.depth > limits.NESTING + limits.CALL_DEPTH:
            raise broken(self.marks, "te_diep", "Processen roepen elkaar hier te diep aan: knip de route anders.")
        self.attach(scope, my_task)
        scope.task_tree.data = dict(my_task.data)
        scope.task_tree.run()

    def entered(self, my_task: Task) -> None:
        """What there is to tell of coming in here."""

    def attach(self, scope: Inner, my_task: Task) -> None:
        scope.completed_event.connect(self.finished, my_task)

    def finished(self, scope: Inner, my_task: Task) -> None:
        held = my_task.workflow.top_workflow.subprocesses.get(my_task.id) is scope
        if held and my_task.state == TaskState.STARTED:
            my_task._set_state(TaskState.READY)

    def _on_complete_hook(self, my_task: Task) -> None:
        my_task.workflow.top_workflow.drop(my_task.id)
        super()._on_complete_hook(my_task)

    def _on_cancel(self, my_task: Task) -> None:
        my_task.workflow.top_workflow.drop(my_task.id)


class CallActivity(Subprocess):
    """Calls a process of its own file; with `ave:fase` the route comes into that fase.

    The process data then say which (`fase`), and whether it is another than before (`nieuw_in_fase`).
    """

    def entered(self, my_task: Task) -> None:
        if self.marks.fase is not None:
            script = script_of(my_task)
            entered = FaseEntered(self.marks.fase, self.marks.element)
            if entered not in script.changes:
                fresh = script.data.get("fase", 0) != self.marks.fase
                script.data.update(fase=self.marks.fase, nieuw_in_fase=fresh)
                script.record(entered)


class EventSubprocess(Subprocess, Listener):
    """Listens as long as its scope lives; hearing its event it starts, beside the rest or instead of it."""

    def __init__(self, process: Any, name: str, marks: Marks, called: str):
        Subprocess.__init__(self, process, name, marks, called)
        self.definition: Definition | None = None
        self.interrupting = True

    def listen_to(self, definition: Definition, interrupting: bool) -> None:
        self.definition = definition
        self.interrupting = interrupting
        self.watching = isinstance(definition, Condition)

    def _update_hook(self, my_task: Task) -> bool | None:
        if my_task.state not in (TaskState.FUTURE, TaskState.WAITING):
            return None
        if Listener._update_hook(self, my_task):
            if self.interrupting:
                clear(my_task)
            else:
                self.listen_again(my_task)
            self.begin(my_task)
        return None
