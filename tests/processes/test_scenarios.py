"""Every scenario of every variant holds: each one its own test."""

from collections.abc import Iterator
from pathlib import PurePath

import pytest
from shipped import NAMES, compiled, load

from kapstok.errors import Broken
from kapstok.rehearsal.play import play, scenarios_of
from kapstok.rehearsal.scenario import Scenario


def collected() -> Iterator[object]:
    """A file that cannot be read is told by test_variants, not as an error of the whole collection."""
    for name in NAMES:
        try:
            scenarios = scenarios_of(load(name))
        except Broken:
            continue
        for scenario in scenarios:
            feature = PurePath(scenario.file).stem
            yield pytest.param(name, scenario, id=f"{name}/{feature}/{scenario.name}:{scenario.line}")


@pytest.mark.parametrize(("name", "scenario"), list(collected()))
def test_scenario(name: str, scenario: Scenario) -> None:
    result = play(compiled(name), scenario)
    if not result.passed:
        pytest.fail(f"{result.file}:{result.line}: {result.message}", pytrace=False)
