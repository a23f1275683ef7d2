"""Moving a run to another version (REGEL-24): every pattern, in the middle of every step, and then to its end."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from engine.moving import moved
from engine.play import PATTERNS, Play, pattern
from kapstok.engine import Run, Spec, compile
from kapstok.engine.migrate import migrate
from kapstok.errors import Broken

VALUES: dict[str, Any] = {"partners": ["zvh", "politie"], "a": 1, "b": 2, "ernst": 1, "goed": True, "wonen": True}
NAMES = sorted(file.stem for file in PATTERNS.glob("*.bpmn"))


class Kaart:
    """A decision table that always advises the same."""

    outputs = {"advies": "AVE2"}
    rules = (1,)
    inputs = {"som": 3}

    def decide(self, context: Any, now: Any) -> "Kaart":
        return self


def edited(name: str) -> Spec:
    """The same drawing with another label on everything that has one."""
    file = PATTERNS / f"{name}.bpmn"
    drawn = r'(<(?:\w*[tT]ask|\w*Event|\w*Gateway|callActivity|subProcess)\b[^>]*? name="[^"]*)"'
    text = re.sub(drawn, r'\1 (nieuw)"', file.read_text())
    return compile({file.name: text.encode()}, "hoofd", {"kaart": Kaart()}, {})


def step(play: Play, choice: int) -> bool:
    """One of the things that can happen now; False when nothing can."""
    run = play.run
    ways: list[Any] = [lambda key=task.key: run.complete(key, VALUES, play.now) for task in run.open_tasks()]
    ways += [lambda key=job.key: run.answer(key, {}, play.now) for job in run.jobs()]
    ways += [lambda one=one: run.deliver(one.message, {}, play.now, one.key) for one in run.waiting()]
    timers = sorted(run.timers(), key=lambda timer: timer.due)
    ways += [lambda: run.tick(max(play.now, timers[0].due))] if timers else []
    if not ways:
        return False
    if choice % len(ways) == len(ways) - 1 and timers:
        play.now = max(play.now, timers[0].due)
    before = play.run.dump()
    try:
        play.took(ways[choice % len(ways)]())
    except Broken:  # some drawings wait for what never comes, also without moving
        play.run = Run.load(play.spec, before)
        return False
    return True


def finish(play: Play, most: int = 40) -> list[str]:
    """Go on until the casus is closed, and tell what was open on the way."""
    seen = []
    for _ in range(most):
        if play.run.done:
            return seen
        seen += play.open
        if not step(play, 0):
            return [*seen, "vastgelopen"]
    return [*seen, "loopt nog"]


def walks(name: str, spec: Spec, seed: int, most: int = 6) -> Iterator[Play]:
    """The same walk again and again, each time one step further."""
    for length in range(most):
        play = Play(spec, **VALUES)
        for number in range(length):
            if play.run.done or not step(play, seed + number):
                return
        yield play


@pytest.mark.parametrize("seed", [0, 1])
@pytest.mark.parametrize("name", NAMES)
def test_moving_to_the_same_version_changes_nothing(name: str, seed: int) -> None:
    spec = pattern(name, decisions={"kaart": Kaart()})
    for play in walks(name, spec, seed):
        if play.run.done:
            continue
        before = play.run.dump()
        found = migrate(spec, spec, before, play.now)
        assert (found.state, found.changes, found.questions, found.timers) == (before, (), (), ())


@pytest.mark.parametrize("name", NAMES)
def test_moving_in_the_middle_of_every_step_and_then_finishing_is_as_if_it_started_there(name: str) -> None:
    old, new = pattern(name, decisions={"kaart": Kaart()}), edited(name)
    for play, other in zip(walks(name, old, 0), walks(name, new, 0), strict=True):
        if play.run.done:
            continue
        keys = {task.key for task in play.run.open_tasks()}
        due = sorted(timer.due for timer in play.run.timers())
        found = moved(play, new)
        assert not found.questions, [question.sentence for question in found.questions]
        assert {task.key for task in play.run.open_tasks()} == keys
        assert sorted(timer.due for timer in play.run.timers()) == due
        assert all(now.name == f"{was.name} (nieuw)" for was, now in found.kept if was.name)
        assert finish(play) == finish(other)


@pytest.mark.parametrize("name", NAMES)
def test_moving_and_then_completing_is_completing_and_then_moving(name: str) -> None:
    old, new = pattern(name, decisions={"kaart": Kaart()}), edited(name)
    for play in walks(name, old, 0, 4):
        if play.run.done:
            continue
        twin = Play(old, **VALUES)
        twin.run, twin.now = Run.load(old, play.run.dump()), play.now
        moved(play, new)
        assert step(play, 0) == step(twin, 0)
        if not twin.run.done:
            moved(twin, new)
        assert play.open == twin.open
        assert play.run.positions() == twin.run.positions()
        assert play.run.data == twin.run.data
