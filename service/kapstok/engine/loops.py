"""Once for each: multi-instance over a list or a number, and the standard loop, all bounded."""

from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.util.task import TaskState

from kapstok.engine import limits
from kapstok.engine.environment import script_of, told_at
from kapstok.engine.nodes import LIVE, Node, admitted, inherit
from kapstok.engine.specs import Marks, broken
from kapstok.engine.token import Token
from kapstok.feel import FeelError


@dataclass(frozen=True)
class Plan:
    """What the diagram says about the repetition.

    `items` and `outputs` are names of lists in the process data, `item` and `output` those of one instance.
    The items are taken when the repetition starts; what becomes of the list later does not matter.
    `until` stops a multi-instance early; `again` and `maximum` rule the standard loop.
    """

    sequential: bool = False
    items: str | None = None
    cardinality: str | None = None
    item: str | None = None
    output: str | None = None
    outputs: str | None = None
    until: str | None = None
    standard: bool = False
    again: str | None = None
    maximum: int | None = None
    before: bool = False


class Loop(Node):
    """The frame around the instances of one element; each instance is a task below it, with its own item."""

    def __init__(self, process: Any, name: str, marks: Marks, plan: Plan):
        super().__init__(process, name, marks)
        self.plan = plan
        self.instance = f"{name} [child]"
        self.output = plan.output

    def passed(self, my_task: Token) -> None:
        """The instances have told it."""

    def closed_by(self, my_task: Token) -> str | None:
        key: str | None = my_task.internal_data.get("closed")
        return key

    def _update_hook(self, my_task: Token) -> bool | None:
        if my_task.state != TaskState.FUTURE:
            return None
        inherit(my_task)
        values = [] if self.plan.standard else self.values(my_task)
        my_task.internal_data.update(items=values, next=0, done=0, results={})
        self.collect(my_task)
        if self.plan.standard:
            if self.plan.before and not self.once_more(my_task, my_task):
                return True
        elif not values:
            return True
        my_task._set_state(TaskState.STARTED)
        for _ in range(1 if self.plan.sequential or self.plan.standard else len(values)):
            self.open_next(my_task)
        return None

    def values(self, my_task: Token) -> list[Any]:
        if self.plan.items:
            values = script_of(my_task).seen_by(my_task).get(self.plan.items)
            if not isinstance(values, list):
                raise self.wrong("lijst_ontbreekt", f"Het procesgegeven »{self.plan.items}« is geen lijst.")
        else:
            count = script_of(my_task).evaluate(my_task, self.plan.cardinality or "0")
            if isinstance(count, bool) or not isinstance(count, int) or count < 0:
                raise self.wrong("aantal_ongeldig", "Het aantal keren is geen geheel getal van 0 of meer.")
            values = list(range(min(count, limits.CARDINALITY + 1)))
        alive = sum(1 for task in my_task.workflow.route.live() if task.triggered)
        if len(values) > limits.CARDINALITY or alive + len(values) > limits.INSTANCES:
            raise self.wrong(
                "te_veel_keren",
                f"Dit wordt vaker dan {limits.CARDINALITY} keer gedaan (of {limits.INSTANCES} keer in totaal).",
            )
        return list(values)

    def open_next(self, my_task: Token) -> None:
        state = my_task.internal_data
        index = state["next"]
        state["next"] = index + 1
        item = state["items"][index] if index < len(state["items"]) else index
        spec = my_task.workflow.spec.task_specs[self.instance]
        child = my_task._add_child(spec, TaskState.FUTURE)
        child.triggered = True
        child.data = {**my_task.data, **({self.plan.item: item} if self.plan.item else {})}
        child.internal_data.update(index=index, item=item)
        spec._update(child)

    def child_done(self, my_task: Token, child: Token) -> None:
        if child.task_spec.name != self.instance:
            return
        state = my_task.internal_data
        state["done"] += 1
        state["closed"] = child.task_spec.closed_by(child)
        state["results"][str(child.internal_data["index"])] = child.internal_data.get("output")
        self.collect(my_task)
        if self.finished(my_task, child):
            for other in my_task.children:
                if other.triggered and other is not child and other.has_state(LIVE):
                    other.cancel()
            my_task._set_state(TaskState.READY)
        elif self.plan.sequential or self.plan.standard:
            self.open_next(my_task)

    def finished(self, my_task: Token, child: Token) -> bool:
        if self.plan.standard:
            return not self.once_more(my_task, child)
        if my_task.internal_data["done"] >= len(my_task.internal_data["items"]):
            return True
        return self.plan.until is not None and self.ask(my_task, child, self.plan.until)

    def once_more(self, my_task: Token, child: Token) -> bool:
        if self.plan.maximum is not None and my_task.internal_data["done"] >= self.plan.maximum:
            return False
        return self.plan.again is None or self.ask(my_task, child, self.plan.again)

    def ask(self, my_task: Token, child: Token, condition: str) -> bool:
        state = my_task.internal_data
        counts = {
            "nrOfInstances": len(state["items"]),
            "nrOfCompletedInstances": state["done"],
            "nrOfActiveInstances": state["next"] - state["done"],
            "loopCounter": state["done"],
        }
        try:
            return script_of(my_task).environment.evaluate(condition, {**child.data, **counts}) is True
        except FeelError as error:
            raise told_at(my_task, error) from error

    def collect(self, my_task: Token) -> None:
        """The answers so far, in the order of the items."""
        if self.plan.outputs is None:
            return
        results = my_task.internal_data["results"]
        answers = [results[index] for index in sorted(results, key=int)]
        script_of(my_task).write(my_task, admitted(self.marks, {self.plan.outputs: answers}))

    def wrong(self, rule: str, sentence: str) -> Exception:
        return broken(self.marks, rule, sentence)
