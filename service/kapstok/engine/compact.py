"""Forgetting: a run keeps its tokens and drops its past, so that every step costs the same for ever.

The rule, scope by scope. Kept are the root; every unfinished task; and the finished parent of an unfinished
task when that parent is a frame (`BoundarySplit`, `EventGateway`), because what hangs in a frame is silenced
together. A kept task whose parent is not kept hangs under the root. Everything else goes.

Why nothing is lost: meeting points count tokens, which are unfinished and remember by which element they came;
multi-instances keep answers and progress in their own unfinished task; process data live outside the tree; and
all tasks of a scope carry the same items, so it does not matter from which of them a task inherits.
The order of the tasks, by which automatic steps are taken in turn, stays as it was.
"""

from kapstok.engine import limits
from kapstok.engine.events import BoundarySplit, EventGateway
from kapstok.engine.nodes import LIVE
from kapstok.engine.scopes import Route, Scope

FRAMES = (BoundarySplit, EventGateway)


def compact(route: Route) -> None:
    for scope in route.scopes():
        _compact_scope(scope)


def _compact_scope(scope: Scope) -> None:
    root = scope.task_tree
    live = [task for task in scope.tasks.values() if task.state & LIVE and task is not root]
    kept = {root, *live}
    for task in live:
        if isinstance(task.parent.task_spec, FRAMES):
            kept.add(task.parent)
    scope.last_task = root
    if len(kept) == len(scope.tasks):
        return
    scope.tasks = {key: task for key, task in scope.tasks.items() if task in kept}
    for task in kept:
        task.children = ()
    for task in scope.tasks.values():
        if task is not root:
            task.parent = task.parent if task.parent in kept else root
            task.parent.children += (task,)


def is_too_deep(route: Route) -> bool:
    """Whether a tree of the run is deeper than may be; one of few tasks never is."""
    large = [scope for scope in route.scopes() if len(scope.tasks) > limits.DEPTH]
    return any(_depth(scope) > limits.DEPTH for scope in large)


def _depth(scope: Scope) -> int:
    levels = {scope.task_tree: 0}
    pending = [scope.task_tree]
    while pending:
        task = pending.pop()
        for child in task.children:
            levels[child] = levels[task] + 1
            pending.append(child)
    return max(levels.values())
