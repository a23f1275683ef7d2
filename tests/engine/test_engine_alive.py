"""A run that is kept alive between two pushes is in everything the one that was dumped and loaded."""

import itertools
import random
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.plans import Plan, drawn, plans, quiet
from engine.play import MONDAY, PATTERNS, Play, pattern
from engine.test_engine_patterns import Kaart
from engine.test_engine_state import VALUES
from kapstok.engine import Run, Spec, compile, token
from kapstok.engine.changes import Decided, JobWanted
from kapstok.errors import Broken

OF_ALL = ("spec", "subprocess_specs", "script", "environment", "event_manager", "_BpmnWorkflow__script_engine")
OF_OTHERS = ("_route", "_script", "route", "top_workflow", "holder", "tasks", "subprocesses", "workflow", "task_spec")


class Twins:
    """Two runs of one route in step: one kept alive, one dumped and loaded between every two pushes."""

    def __init__(self, spec: Spec, **values: Any):
        self.step, self.broken = 0, False
        self.alive = self.alike(lambda: Play(spec, stored=False, **values))
        self.loaded = self.alike(lambda: Play(spec, **values))
        self.compare()

    def alike(self, push: Callable[[], Play]) -> Play:
        """The keys of new tokens are drawn by lot: here both draw the same."""
        keys = (f"{self.step}-{number}".encode() for number in itertools.count())
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(token, "os", SimpleNamespace(urandom=lambda _: next(keys)))
            return push()

    def both(self, push: Callable[[Run], Any]) -> None:
        self.step += 1
        said = []
        for play in (self.alive, self.loaded):
            try:
                self.alike(lambda play=play: play.took(push(play.run)))  # type: ignore[misc]
            except Broken as broken:  # by an order that the route does not know; what broke off is thrown away
                said.append(str(broken))
        self.broken = bool(said)
        assert said in ([], said[:1] * 2)
        if not self.broken:
            self.compare()

    def compare(self) -> None:
        self.alive.run.forget()
        assert self.alive.last == self.loaded.last
        assert self.alive.run.dump() == self.loaded.run.dump()
        assert anatomy(self.alive.run) == anatomy(self.loaded.run)

    def go(self, choice: random.Random, steps: int) -> None:
        for _ in range(steps):
            if self.broken or self.alive.run.done:
                return
            self.random_step(choice)

    def random_step(self, choice: random.Random) -> None:
        run, now = self.alive.run, self.alive.now
        values: dict[str, Any] = {name: choice.random() < 0.6 for name in ("goed", "akkoord", "toestemming", "bereikt")}
        values |= {"ernst": choice.randint(1, 5), "uitkomst": ["een", "twee"][: choice.randint(0, 2)]}
        doors: list[Callable[[Run], Any]] = [
            *(lambda run, key=task.key: run.complete(key, values, now) for task in run.open_tasks()),
            *(lambda run, key=job.key: run.answer(key, values, now) for job in run.jobs()),
            *(lambda run, one=one: run.deliver(one.message, values, now, one.key) for one in run.waiting()),
        ]
        if run.timers():
            self.alive.now = later = now + timedelta(days=choice.randint(0, 40))
            doors.append(lambda run: run.tick(later))
        self.both(choice.choice([*doors, lambda run: run.broadcast("besluit", values, now)]))


def anatomy(run: Run) -> list[Any]:
    """Everything that a run consists of: what is added to it one day is in it too. What hangs together is named."""
    route = run._route
    scopes = route.scopes()
    assert all(scope.route is route and scope.script_engine is run._script for scope in scopes)
    tasks = [(scope, key, task) for scope in scopes for key, task in scope.tasks.items()]
    assert all(
        task.workflow is scope and task.task_spec is scope.spec.task_specs[task.task_spec.name]
        for scope, _, task in tasks
    )
    return [
        parts(run),
        parts(run._script),
        [
            (holder, parts(scope), scope.spec.name, exact(scope.holder))
            for holder, scope in [("", route), *route.subprocesses.items()]
        ],
        [(key, {"children": exact(task.children), **parts(task)}, task.task_spec.name) for _, key, task in tasks],
    ]


def parts(thing: Any) -> dict[str, Any]:
    return {name: exact(value) for name, value in vars(thing).items() if name not in (*OF_ALL, *OF_OTHERS)}


def exact(value: Any) -> Any:
    """The value with its very type, and so what is in it; a token by its key, an event by who hears it."""
    if isinstance(value, dict):
        return type(value), [(exact(key), exact(each)) for key, each in value.items()]
    if isinstance(value, list | tuple):
        return type(value), [exact(each) for each in value]
    if isinstance(value, token.Token):
        return value.id, value.workflow.spec.name
    if hasattr(value, "hard_subscribers"):
        return [(call, exact(given)) for call, given, _ in value.hard_subscribers or ()]
    return type(value), value


@pytest.mark.parametrize("name", sorted(file.stem for file in PATTERNS.glob("*.bpmn")))
def test_a_run_that_stays_alive_is_the_one_that_is_loaded(name: str) -> None:
    spec = pattern(name, decisions={"kaart": Kaart()})
    for seed in range(4):
        Twins(spec, **VALUES, a=1, b=2).go(random.Random(seed), 20)


@settings(quiet, max_examples=40)
@given(plan=plans(timed=True), seed=st.integers(0, 1000))
def test_so_it_is_on_an_invented_route(plan: Plan, seed: int) -> None:
    spec = compile({"h": drawn(plan.build(lambda: MONDAY))}, "hoofd", {}, {})
    Twins(spec).go(random.Random(seed), 12)


def test_what_is_given_and_what_is_told_is_not_what_the_run_goes_on_with() -> None:
    given = {"adres": ["zvh"]}
    run, changes = Run.start(pattern("werk"), given, MONDAY)
    (wanted,) = [change for change in changes if isinstance(change, JobWanted)]
    for held in (given, wanted.parameters, run.data, run.jobs()[0].parameters):
        held["adres"].append("elders")
    assert run.data == {"adres": ["zvh"]}


def test_what_a_decision_told_is_not_what_the_run_goes_on_with() -> None:
    class Lijst(Kaart):
        def decide(self, context: Any, now: Any) -> Any:
            return SimpleNamespace(outputs={"advies": ["AVE2"]}, inputs={"a": context["a"]}, rules=(1,))

    run, changes = Run.start(pattern("rekenen", decisions={"kaart": Lijst()}), {"a": [1], "b": 2}, MONDAY)
    (decided,) = [change for change in changes if isinstance(change, Decided)]
    decided.outputs["advies"].append("AVE3")
    decided.inputs["a"].append(2)
    assert (run.data["advies"], run.data["a"]) == (["AVE2"], [1])


class Word(str):
    """A text that is more than its letters."""


class Number(int):
    """A number that is more than its value."""


class Part(float):
    """The same of a fraction."""


def test_data_are_plain_from_the_beginning() -> None:
    given = {"woord": Word("ja"), "getal": Number(3), "deel": Part(-0.0), "lijst": (Word("nee"), Number(4))}
    run, _ = Run.start(pattern("volgorde"), given, MONDAY)
    assert exact(run.data) == exact(Run.load(run.spec, run.dump()).data)
