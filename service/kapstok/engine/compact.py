"""Forgetting: a run keeps its tokens and drops its past, so that every step costs the same for ever.

The rule, scope by scope. Kept are the root; every unfinished task; and the finished parent of an unfinished
task when that parent is a frame (`BoundarySplit`, `EventGateway`), because what hangs in a frame is silenced
together. A kept task whose parent is not kept hangs under the root. Everything else goes.

Why nothing is lost: meeting points count tokens, which are unfinished and remember by which element they came;
multi-instances keep answers and progress in their own unfinished task; process data live outside the tree; and
all tasks of a scope carry the same items, so it does not matter from which of them a task inherits.
The order of the tasks, by which automatic steps are taken in turn, stays as it was.
"""

from SpiffWorkflow.task import Task

from kapstok.engine.events import BoundarySplit, EventGateway
from kapstok.engine.nodes import LIVE
from kapstok.engine.scopes import Route, Scope

FRAMES = (BoundarySplit, EventGateway)


def compact(route: Route) -> None:
    for scope in route.scopes():
        _compact_scope(scope)


def _compact_scope(scope: Scope) -> None:
    root = scope.task_tree
    live = [task for task in scope.tasks.values() if task.has_state(LIVE)]
    kept = {root.id} | {task.id for task in live} | {task.parent.id for task in live if _is_frame(task.parent)}
    if len(kept) == len(scope.tasks):
        return
    tasks = {key: task for key, task in scope.tasks.items() if key in kept}
    below: dict[object, list[Task]] = {key: [] for key in tasks}
    for task in tasks.values():
        if task is root:
            continue
        if task.parent is None or task.parent.id not in kept:
            task.parent = root
        below[task.parent.id].append(task)
    scope.tasks = tasks
    for key, task in tasks.items():
        task.children = below[key]
    scope.last_task = root


def _is_frame(task: Task | None) -> bool:
    return task is not None and isinstance(task.task_spec, FRAMES)


def depth(route: Route) -> int:
    """How deep the deepest tree of the run is."""
    deepest = 0
    for scope in route.scopes():
        levels = {scope.task_tree.id: 0}
        pending = [scope.task_tree]
        while pending:
            task = pending.pop()
            for child in task.children:
                levels[child.id] = levels[task.id] + 1
                pending.append(child)
        deepest = max(deepest, *levels.values())
    return deepest
