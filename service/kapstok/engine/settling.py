"""Making a moved run at home in its version: the listeners that are new begin to listen, tokens are set down."""

from collections.abc import Sequence

from SpiffWorkflow.util.task import TaskState

from kapstok.engine.events import Boundary, BoundarySplit, Catch, EventGateway
from kapstok.engine.gateways import Meeting
from kapstok.engine.loops import Loop
from kapstok.engine.mapping import SPLIT, Going, Pair
from kapstok.engine.nodes import LIVE, Node
from kapstok.engine.scopes import EventSubprocess, Process, Route, Scope, Subprocess
from kapstok.engine.token import Token


class CannotGoOn(ValueError):
    """The element that was chosen is no place where a token can go on; the message is a Dutch sentence."""

    def __init__(self, going: Going, sentence: str):
        super().__init__(sentence)
        self.going = going


def listen(route: Route, pairs: Sequence[Pair], renamed: dict[str, str]) -> None:
    """What listens in the new version and did not exist in the old one begins to listen now."""
    for pair in pairs:
        scope = scope_of(route, pair.holder)
        if scope is None or scope.completed:
            continue
        for task in [task for task in scope.tasks.values() if task.has_state(LIVE)]:
            _frame(scope, task)
        known = {renamed.get(name, name) for name in pair.old.task_specs}
        for task in list(scope.tasks.values()):
            if isinstance(task.task_spec, BoundarySplit | EventGateway) and task.state == TaskState.COMPLETED:
                fresh = [spec for spec in task.task_spec.outputs if _listens(spec) and spec.name not in known]
                _hang(task, fresh)
        fresh = [spec for spec in scope.spec.start.outputs if isinstance(spec, EventSubprocess)]
        _hang(scope.task_tree, [spec for spec in fresh if spec.name not in known])


def _listens(spec: Node) -> bool:
    return isinstance(spec, Boundary | Catch)


def _hang(frame: Token, listeners: Sequence[Node]) -> None:
    for spec in listeners:
        child = frame._add_child(spec, TaskState.FUTURE)
        spec._update(child)


def _frame(scope: Scope, task: Token) -> None:
    """An activity that got its first event at the border needs the frame in which they stand together."""
    split = scope.spec.task_specs.get(f"{task.task_spec.name}{SPLIT}")
    if split is None or task.parent is None or task.parent.task_spec is split:
        return
    frame = task.parent._add_child(split, TaskState.FUTURE)
    frame.state = TaskState.COMPLETED
    task.parent.children = tuple(child for child in task.parent.children if child is not task)
    task.parent = frame
    frame.children += (task,)


def scope_of(route: Route, holder: str | None) -> Scope | None:
    return route if holder is None else route.subprocesses.get(holder)


def go_on(route: Route, going: Going) -> None:
    """Set a token down where the designer said: in this scope, in one within it, or else further out."""
    scope = scope_of(route, going.holder)
    while scope is not None:
        chain = _chain(route, scope.spec, going.element)
        if chain is not None:
            break
        if scope.holder is not None and scope.holder.triggered:
            raise CannotGoOn(going, "Uit een herhaling kan een taak niet naar een plek daarbuiten.")
        scope = scope.holder.workflow if scope.holder is not None else None
    else:
        raise CannotGoOn(going, f"»{going.element}« is in de nieuwe versie vanaf hier niet te vinden.")
    inner = scope_of(route, going.holder)
    if inner is not scope and inner is not None:
        _leave(inner, scope)
    for holder in chain:
        scope = _open(route, _set_down(scope, holder), going)
    spec = scope.spec.task_specs[going.element]
    if not isinstance(spec, Node) or isinstance(spec, Meeting | Boundary | EventSubprocess):
        raise CannotGoOn(going, f"Bij »{going.element}« kan een casus niet verder gaan: kies een taak of stap.")
    task = _set_down(scope, spec)
    spec._update(task)


def _chain(route: Route, process: Process, element: str, depth: int = 8) -> list[Subprocess] | None:
    """The sub processes and calls to go into, outermost first; None when the element is not within."""
    if element in process.task_specs:
        return []
    if not depth:
        return None
    for spec in process.task_specs.values():
        if isinstance(spec, Subprocess) and not isinstance(spec, EventSubprocess) and "[" not in spec.name:
            rest = _chain(route, route.subprocess_specs[spec.called], element, depth - 1)
            if rest is not None:
                return [spec, *rest]
    return None


def _leave(inner: Scope, outer: Scope) -> None:
    holder = inner.holder
    while holder is not None and holder.workflow is not outer:
        holder = holder.workflow.holder
    if holder is not None and holder.has_state(LIVE):
        frame = holder.parent
        if frame is not None and isinstance(frame.task_spec, BoundarySplit):
            for beside in [task for task in frame.children if task is not holder and task.has_state(LIVE)]:
                beside.cancel()
        holder.cancel()


def _set_down(scope: Scope, spec: Node) -> Token:
    """A fresh token before an element, with the events at its border listening."""
    split = scope.spec.task_specs.get(f"{spec.name}{SPLIT}")
    parent = scope.task_tree
    if split is not None:
        frame = parent._add_child(split, TaskState.FUTURE)
        frame.data = dict(parent.data)
        frame.state = TaskState.COMPLETED
        parent = frame
    task = parent._add_child(spec, TaskState.FUTURE)
    task.data = dict(parent.data)
    if split is not None:
        _hang(parent, [one for one in split.outputs if isinstance(one, Boundary)])
    return task


def _open(route: Route, holder: Token, going: Going) -> Scope:
    """Go into a sub process without walking it from its start."""
    spec = holder.task_spec
    if isinstance(spec, Loop) or not isinstance(spec, Subprocess):
        raise CannotGoOn(going, f"»{going.element}« ligt in een herhaling: kies de herhaling zelf.")
    spec.entered(holder)
    holder._set_state(TaskState.STARTED)
    scope = route.create_subprocess(holder, spec.called)
    spec.attach(scope, holder)
    scope.task_tree = Token(scope, scope.spec.start)
    scope.task_tree.data = dict(holder.data)
    scope.task_tree.state = TaskState.COMPLETED
    _hang(scope.task_tree, [one for one in scope.spec.start.outputs if isinstance(one, EventSubprocess)])
    return scope
