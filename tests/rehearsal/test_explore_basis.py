"""The basis itself: walked as a whole within its time, and held against what the region agreed."""

from functools import lru_cache

from click.testing import CliRunner

from kapstok.cli import main
from kapstok.rehearsal import agreements, coverage
from kapstok.rehearsal.agreements import Agreement
from kapstok.rehearsal.explore import Explored, explore
from kapstok.settings import ROOT
from kapstok.variants import bundle, version

PROCESSES = ROOT / "processes"
# On an urgent casus for AVE 4 both the teamleider and IVZ/OOV may be asked to name a casusregisseur at once.
KNOWN = {("een_casusregisseur", "casusregisseur_toewijzen_spoed")}


def agreed() -> tuple[Agreement, ...]:
    return agreements.load(PROCESSES, ["basis"])


@lru_cache(maxsize=1)
def basis() -> Explored:
    found = version.compile(bundle.load(PROCESSES, ROOT / "forms", "basis"))
    return explore(found, watch=agreements.watch(agreed()))


def test_the_basis_is_walked_whole_in_ten_seconds_of_one_core() -> None:
    assert basis().bounded == []
    assert basis().seconds < 15, "ten on a quiet machine"


def test_the_basis_keeps_the_agreements() -> None:
    broken = {(one.agreement.id, one.element): one for one in agreements.check(basis(), agreed())}
    assert set(broken) <= KNOWN, [f"{one.sentence} {[str(step) for step in one.path]}" for one in broken.values()]


def test_walking_reaches_what_can_be_reached_with_these_settings() -> None:
    done, total = coverage.by_exploring(basis()).share
    assert total - done <= 2


def test_the_shell_refuses_a_path_that_is_no_variant(tmp_path) -> None:
    result = CliRunner().invoke(main, ["process", "explore", str(tmp_path)])
    assert result.exit_code == 2
    assert "hoort niet bij een variant" in result.output
