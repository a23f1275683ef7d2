"""Processes within processes: the tree of a run, called processes, sub processes and event sub processes."""

from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.specs import WorkflowSpec
from SpiffWorkflow.util.task import TaskState

from kapstok.engine import limits
from kapstok.engine.changes import FaseEntered
from kapstok.engine.definitions import Definition, Error, Message, Signal
from kapstok.engine.environment import Script, script_of
from kapstok.engine.events import Boundary, BoundarySplit, Listener, clear, fire, listens
from kapstok.engine.nodes import LIVE, Node, inherit
from kapstok.engine.specs import Marks, Spec, broken
from kapstok.engine.token import Token


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

    def _update_hook(self, my_task: Token) -> bool | None:
        if my_task.state == TaskState.FUTURE:
            inherit(my_task)
            my_task._set_state(TaskState.WAITING)
        others = [task for task in my_task.workflow.tasks.values() if task is not my_task and task.has_state(LIVE)]
        done = all(self.gives_way(task) for task in others)
        for task in others:
            if self.is_ended(task) or done:
                task.cancel()
        return True if done else None

    def is_ended(self, task: Token) -> bool:
        """A token that came to its end earlier: one that waits for the others is enough."""
        return task.task_spec is self and task.state == TaskState.WAITING

    def gives_way(self, task: Token) -> bool:
        return self.is_ended(task) or (isinstance(task.task_spec, EventSubprocess) and task.state == TaskState.WAITING)


class Scope:
    """What the whole run and a process within it share. `depth` is how many scopes there are around it."""

    tasks: dict[str, Token]
    spec: Process
    task_tree: Token
    last_task: Token | None
    completed: bool
    route: "Route"
    holder: Token | None = None
    path: tuple[str, ...] = ()

    @property
    def process(self) -> str:
        return self.spec.process

    def enter(self) -> Token:
        """Set a token down at the beginning."""
        self.task_tree = Token(self, self.spec.start)
        self.task_tree._ready()
        return self.task_tree

    def is_completed(self) -> bool:
        """Marked as completed, or without any token left."""
        for task in self.tasks.values():
            if task.state & LIVE:
                return self.completed
        self.completed = True
        return True

    def update_waiting_tasks(self) -> None:
        for task in list(self.tasks.values()):
            if task.state == TaskState.WAITING and task.task_spec.watching:
                task.task_spec._update(task)

    def _remove_task(self, task_id: str) -> None:
        task = self.tasks[task_id]
        for child in task.children:
            self._remove_task(child.id)
        task.parent.children = tuple(child for child in task.parent.children if child is not task)
        del self.tasks[task_id]
        self.route.drop(task_id)


class Inner(Scope, BpmnSubWorkflow):
    """A called process or sub process at work for `holder`, the task that started it."""

    holder: Token

    def __init__(self, spec: Process, holder: Token):
        around = holder.workflow
        called = isinstance(holder.task_spec, CallActivity)
        self.holder = holder
        self.route = around.route
        self.path = (*around.path, holder.task_spec.marks.element) if called else around.path
        BpmnSubWorkflow.__init__(self, spec, holder.id, self.route, deserializing=True)

    def _calculate_depth(self) -> int:
        return self.holder.workflow.depth + 1


class Route(Scope, BpmnWorkflow):
    """The whole run."""

    def __init__(self, spec: Spec, values: dict[str, Any]):
        self.route = self
        self.script = Script(spec, values)
        BpmnWorkflow.__init__(self, spec.processes[spec.main], spec.processes, self.script, deserializing=True)

    def scopes(self) -> list[Scope]:
        return [self, *self.subprocesses.values()]

    def live(self) -> list[Token]:
        """Everything unfinished, oldest first within its scope."""
        return [task for scope in self.scopes() for task in scope.tasks.values() if task.state & LIVE]

    def token(self, key: str) -> Token | None:
        """What stands or stood somewhere under this key."""
        for scope in self.scopes():
            if key in scope.tasks:
                return scope.tasks[key]
        return None

    def create_subprocess(self, my_task: Token, spec_name: str) -> Inner:
        inner = self.subprocesses[my_task.id] = Inner(self.subprocess_specs[spec_name], my_task)
        return inner

    def drop(self, task_id: str) -> None:
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

    def throw(self, my_task: Token, thrown: Definition) -> None:
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

    def catcher(self, scope: Scope, thrown: Definition) -> Token | None:
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


def listens_only(task: Token) -> bool:
    """Whether no token stands here: only an ear at a border or of an event sub process."""
    return isinstance(task.task_spec, Boundary | EventSubprocess) and task.state == TaskState.WAITING


class Subprocess(Node):
    """Holds a scope of its own until that is done."""

    def __init__(self, process: Any, name: str, marks: Marks, called: str):
        super().__init__(process, name, marks)
        self.called = called

    def _update_hook(self, my_task: Token) -> bool | None:
        if my_task.state == TaskState.FUTURE:
            inherit(my_task)
            self.begin(my_task)
        return None

    def begin(self, my_task: Token) -> None:
        if not my_task.workflow.route.holds(my_task.workflow):
            return
        self.entered(my_task)
        my_task._set_state(TaskState.STARTED)
        scope = my_task.workflow.route.create_subprocess(my_task, self.called)
        if scope.depth > limits.NESTING + limits.CALL_DEPTH:
            raise broken(self.marks, "te_diep", "Processen roepen elkaar hier te diep aan: knip de route anders.")
        self.attach(scope, my_task)
        start = scope.enter()
        start.data = dict(my_task.data)
        start.run()

    def entered(self, my_task: Token) -> None:
        """What there is to tell of coming in here."""

    def attach(self, scope: Inner, my_task: Token) -> None:
        scope.completed_event.connect(self.finished, my_task)

    def finished(self, scope: Inner, my_task: Token) -> None:
        held = my_task.workflow.route.subprocesses.get(my_task.id) is scope
        if held and my_task.state == TaskState.STARTED:
            my_task._set_state(TaskState.READY)

    def _on_complete_hook(self, my_task: Token) -> None:
        my_task.workflow.route.drop(my_task.id)
        super()._on_complete_hook(my_task)

    def _on_cancel(self, my_task: Token) -> None:
        my_task.workflow.route.drop(my_task.id)


class CallActivity(Subprocess):
    """Calls a process of its own file; with `ave:fase` the route comes into that fase.

    The process data then say which (`fase`), and whether it is another than before (`nieuw_in_fase`).
    """

    def entered(self, my_task: Token) -> None:
        if self.marks.fase is not None:
            script = script_of(my_task)
            entered = FaseEntered(self.marks.fase, self.marks.element)
            if entered not in script.changes:
                fresh = script.data.get("fase", 0) != self.marks.fase
                script.data.update(fase=self.marks.fase, nieuw_in_fase=fresh)
                script.record(entered)


class EventSubprocess(Subprocess, Listener):
    """Listens as long as its scope lives; hearing its event it starts, beside the rest or instead of it."""

    def _update_hook(self, my_task: Token) -> bool | None:
        if my_task.state not in (TaskState.FUTURE, TaskState.WAITING):
            return None
        if Listener._update_hook(self, my_task):
            if self.interrupting:
                clear(my_task)
            else:
                self.listen_again(my_task)
            self.begin(my_task)
        return None
