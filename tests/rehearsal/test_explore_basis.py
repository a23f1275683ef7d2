"""The basis itself: walked as a whole within its time, and held against what the region agreed."""

from functools import lru_cache

from click.testing import CliRunner

from kapstok.cli import main
from kapstok.rehearsal import agreements, coverage
from kapstok.rehearsal.agreed_whole import spared
from kapstok.rehearsal.agreements import Agreement
from kapstok.rehearsal.explore import Explored, explore
from kapstok.rehearsal.explored import Bounds
from kapstok.settings import ROOT
from kapstok.variants import bundle, version

PROCESSES = ROOT / "processes"
# Generous: how long it takes is measured elsewhere, here the whole has to be walked.
ENOUGH = Bounds(seconds=300)


def agreed() -> tuple[Agreement, ...]:
    return agreements.of(bundle.load(PROCESSES, PROCESSES.parent / "forms", "basis"))


@lru_cache(maxsize=1)
def basis() -> Explored:
    found = version.compile(bundle.load(PROCESSES, ROOT / "forms", "basis"))
    return explore(found, ENOUGH, agreements.watch(agreed()))


def test_the_basis_is_walked_whole() -> None:
    assert basis().bounded == []


def test_the_basis_keeps_the_agreements() -> None:
    broken = agreements.check(basis(), agreed())
    assert [f"{one.sentence} {[str(step) for step in one.path]}" for one in broken] == []


def test_walking_reaches_what_can_be_reached_with_these_settings() -> None:
    """All but what the agreement itself names: of another setting, of an own step, or at a signal of the house."""
    named = next(one for one in agreed() if one.kind == "geen_dode_stappen").words("behalve")
    every = {item.id for item in basis().version.places.elements}
    assert every - coverage.by_exploring(basis()).elements <= spared(basis(), named)


def test_the_shell_refuses_a_path_that_is_no_variant(tmp_path) -> None:
    result = CliRunner().invoke(main, ["process", "explore", str(tmp_path)])
    assert result.exit_code == 2
    assert "hoort niet bij een variant" in result.output
