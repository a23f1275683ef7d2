"""Playing a scenario against a version: step by step until it does not hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from kapstok.errors import KapstokError
from kapstok.rehearsal import between, steps
from kapstok.rehearsal import scenario as scenarios
from kapstok.rehearsal.between import Added
from kapstok.rehearsal.expect import CHECKS
from kapstok.rehearsal.perform import ACTIONS
from kapstok.rehearsal.scenario import Scenario, Step
from kapstok.rehearsal.steps import Told
from kapstok.rehearsal.world import Passed, World
from kapstok.variants.sealed import Bundle
from kapstok.variants.version import Version


@dataclass(frozen=True)
class StepResult:
    """How one step went: True, False, or None when it was not reached."""

    step: Step
    passed: bool | None
    message: str = ""


@dataclass(frozen=True)
class Result:
    """How a scenario went. `file`, `line` and `message` are those of the step that failed, if any.

    `trace` are the elements that the casus came by, in order, also when the scenario failed.
    """

    scenario: Scenario
    passed: bool
    steps: tuple[StepResult, ...]
    message: str
    file: str
    line: int
    trace: tuple[Passed, ...] = ()


def play(version: Version, scenario: Scenario) -> Result:
    """How the scenario goes on this version. Whatever a person can be told is in the result, not raised."""
    told, failed = _understood(scenario)
    world = World(version, {one["operatie"] for one in told if one.phrase.key == "operatie"})
    if failed is None:
        failed = _lived(world, scenario, told, between.steps_for(version.bundle, scenario))
    return _result(scenario, failed, tuple(world.trace))


Failure = tuple[int, str]


def _understood(scenario: Scenario) -> tuple[list[Told], Failure | None]:
    """All steps are read before anything happens, so that a mistyped step is always told."""
    told: list[Told] = []
    for number, step in enumerate(scenario.steps):
        try:
            told.append(steps.understand(step))
        except KapstokError as error:
            return told, (number, str(error))
    return told, None


def _lived(world: World, scenario: Scenario, told: Sequence[Told], added: Sequence[Added]) -> Failure | None:
    for number, (step, meant) in enumerate(zip(scenario.steps, told, strict=True)):
        try:
            if step.kind == "dan":
                world.running  # noqa: B018 - refuses when there is no casus yet
                CHECKS[meant.phrase.key](world, meant, step)
            else:
                ACTIONS[meant.phrase.key](world, meant, step)
                between.catch_up(world, added)
        except KapstokError as error:
            return number, str(error)
    return None


def _result(scenario: Scenario, failed: Failure | None, trace: tuple[Passed, ...]) -> Result:
    if failed is None:
        played = tuple(StepResult(step, True) for step in scenario.steps)
        return Result(scenario, True, played, "", scenario.file, scenario.line, trace)
    number, message = failed
    before = tuple(StepResult(step, True) for step in scenario.steps[:number])
    after = tuple(StepResult(step, None) for step in scenario.steps[number + 1 :])
    at = scenario.steps[number]
    played = (*before, StepResult(at, False, message), *after)
    return Result(scenario, False, played, message, at.file, at.line, trace)


def scenarios_of(bundle: Bundle) -> tuple[Scenario, ...]:
    """Every scenario in the bundle; raises Broken when a file is not understood."""
    files = bundle.of_kind(".feature").items()
    found = (one for name, data in files for one in scenarios.read(name, data))
    return tuple(one for one in found if not scenarios.UNPLAYED & {*one.tags})
