"""A token of a run: a task of SpiffWorkflow that knows its neighbours, has a key of text and writes no log.

A stock task looks up its parent and children by their ids at every question. At every change of state it puts together
a line for the log, with data of the casus in it: nobody reads those.
"""

import os
from typing import Any

from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState


class Token(Task):
    """Only the first of a scope has no parent. What hangs below a token is a tuple: whoever walks it is not disturbed
    by what happens meanwhile.
    """

    parent: Any = None
    children: tuple["Token", ...] = ()
    state: int = TaskState.FUTURE

    def __init__(self, scope: Any, spec: Any, parent: "Token | None" = None, key: str | None = None):
        self.id = key or os.urandom(16).hex()
        self.workflow = scope
        self.task_spec = spec
        self.parent = parent
        self.triggered = False
        self.data: dict[str, Any] = {}
        self.internal_data: dict[str, Any] = {}
        scope.tasks[self.id] = self
        if parent is not None:
            parent.children += (self,)

    def has_state(self, state: int) -> bool:
        return self.state & state != 0

    def _set_state(self, value: int) -> None:
        self.state = value

    def _ready(self) -> None:
        if not self.state & (TaskState.COMPLETED | TaskState.CANCELLED):
            self.state = TaskState.READY
            self.task_spec._on_ready(self)

    def _sync_children(self, task_specs: list[Any], state: int = TaskState.FUTURE) -> None:
        if self.children:
            super()._sync_children(task_specs, state)
            return
        for spec in task_specs:
            self._add_child(spec, state)

    def _add_child(self, task_spec: Any, state: int = TaskState.FUTURE) -> "Token":
        child = Token(self.workflow, task_spec, self)
        child.state = state
        return child
