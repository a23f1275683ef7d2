"""The verdict judged: every mistake that is put in on purpose is found by it, and without one nothing is."""

import pytest
from experiment import Day
from mistakes import no_row_lock
from planted import INVARIANTS, PLANTED, Planted

from given import House

pytestmark = [pytest.mark.xdist_group("chaos"), pytest.mark.always_the_same]


def test_without_a_mistake_nothing_is_found(house: House) -> None:
    day = Day(house)
    verdict = day.pass_by()
    assert verdict.violations == []
    assert day.crashes == []
    assert verdict.acks == 11
    assert verdict.unknown == 2


@pytest.mark.parametrize("planted", PLANTED, ids=lambda it: it.name)
def test_a_mistake_is_found(house: House, planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    planted.mistake(monkeypatch)
    day = Day(house)
    verdict = day.pass_by()
    assert planted.found <= verdict.rules, f"not found: {verdict}, {day.crashes}"


def test_every_invariant_is_broken_by_a_mistake() -> None:
    assert {planted.breaks for planted in PLANTED} == set(INVARIANTS)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_without_row_locks_the_number_of_the_version_keeps_the_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_row_lock(monkeypatch)
    assert Day(house).pass_by().violations == []
