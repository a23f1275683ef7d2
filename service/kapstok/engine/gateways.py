"""Where routes part and meet: exclusive, parallel, inclusive and event-based gateways, on tokens.

A token that comes to a meeting point waits there as a task of its own and remembers by which element it came.
A gateway that fires takes one token of each incoming flow; what is left waits for the next round. The tree of
the past plays no part in it, so that loops and forgetting cannot disturb it.
"""

from collections import Counter
from typing import Any

from SpiffWorkflow.util.task import TaskState

from kapstok.engine.environment import script_of
from kapstok.engine.events import Boundary
from kapstok.engine.nodes import Node, inherit
from kapstok.engine.specs import Marks, broken
from kapstok.engine.token import Token

ACTIVE = TaskState.FUTURE | TaskState.WAITING | TaskState.READY | TaskState.STARTED


class Choice(Node):
    """A gateway with conditions on its outgoing flows. `flows` are (condition, element) in drawing order."""

    def __init__(self, process: Any, name: str, marks: Marks = Marks("")):
        super().__init__(process, name, marks)
        self.flows: list[tuple[str, str]] = []
        self.default: str | None = None

    def spread(self, my_task: Token) -> None:
        """The children were chosen when the gateway ran."""

    def follow(self, my_task: Token, names: list[str]) -> bool:
        chosen = names or ([self.default] if self.default else [])
        if not chosen:
            raise broken(
                self.marks,
                "geen_uitgang",
                "Geen enkele voorwaarde is waar en er is geen standaarduitgang: maak een van de pijlen standaard.",
            )
        specs = [my_task.workflow.spec.task_specs[name] for name in chosen]
        my_task._sync_children(specs, TaskState.FUTURE)
        return True

    def true_flows(self, my_task: Token) -> list[str]:
        if not self.flows:
            return []
        answers = script_of(my_task).evaluate_all(my_task, [condition for condition, _ in self.flows])
        return [name for (_, name), answer in zip(self.flows, answers, strict=True) if answer is True]


class Exclusive(Choice):
    def _run_hook(self, my_task: Token) -> bool:
        return self.follow(my_task, self.true_flows(my_task)[:1])


class Meeting(Node):
    """A gateway that waits for tokens on several incoming flows."""

    watching = True

    def _update_hook(self, my_task: Token) -> bool | None:
        if my_task.state == TaskState.FUTURE:
            inherit(my_task)
            my_task.internal_data["from"] = my_task.parent.task_spec.name
            my_task._set_state(TaskState.WAITING)
        arrived = self.arrived(my_task)
        taken = self.taken(my_task, arrived)
        if not taken:
            return None
        for token in taken:
            if token is not my_task:
                token.cancel()
        return True

    def arrived(self, my_task: Token) -> dict[str, list[Token]]:
        tokens: dict[str, list[Token]] = {name: [] for name in self._inputs}
        for task in my_task.workflow.tasks.values():
            if task.task_spec is self and task.state == TaskState.WAITING:
                tokens.setdefault(task.internal_data["from"], []).append(task)
        return tokens

    def taken(self, my_task: Token, arrived: dict[str, list[Token]]) -> list[Token]:
        raise NotImplementedError

    def with_me(self, my_task: Token, tokens: list[Token], count: int) -> list[Token]:
        """The oldest tokens of a flow, but the asking one always among them when it came this way."""
        ordered = sorted(tokens, key=lambda token: token is not my_task)
        return ordered[:count]


class Parallel(Meeting):
    def taken(self, my_task: Token, arrived: dict[str, list[Token]]) -> list[Token]:
        needed: Counter[str] = Counter(self._inputs)
        if any(len(arrived[name]) < count for name, count in needed.items()):
            return []
        return [token for name, count in needed.items() for token in self.with_me(my_task, arrived[name], count)]


class Inclusive(Choice, Meeting):
    """Waits for every token that can still come; then follows each flow whose condition is true.

    `reach` says per incoming flow which elements can still send a token over it without passing here.
    """

    def __init__(self, process: Any, name: str, marks: Marks = Marks("")):
        super().__init__(process, name, marks)
        self.reach: dict[str, frozenset[str]] = {}

    def taken(self, my_task: Token, arrived: dict[str, list[Token]]) -> list[Token]:
        full = [name for name, tokens in arrived.items() if tokens]
        empty = [name for name in self._inputs if name not in full]
        for task in my_task.workflow.tasks.values():
            if not task.has_state(ACTIVE) or task.triggered or isinstance(task.task_spec, Boundary):
                continue
            if task.task_spec is self:
                if task.state == TaskState.FUTURE:
                    return []
            elif self.reaches(task.task_spec.name, empty) and not self.reaches(task.task_spec.name, full):
                return []
        return [token for name in full for token in self.with_me(my_task, arrived[name], 1)]

    def reaches(self, name: str, inputs: list[str]) -> bool:
        return any(name in self.reach.get(entry, ()) for entry in inputs)

    def _run_hook(self, my_task: Token) -> bool:
        return self.follow(my_task, self.true_flows(my_task))
