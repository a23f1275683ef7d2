"""The verdict judged: every mistake that is put in on purpose is found by it, and without one nothing is."""

import pytest
from experiment import Day
from mistakes import FOUND, Mistake, no_row_lock

from given import House

pytestmark = pytest.mark.xdist_group("chaos")


def test_without_a_mistake_nothing_is_found(house: House) -> None:
    day = Day(house)
    verdict = day.pass_by()
    assert verdict.violations == []
    assert day.crashes == []
    assert verdict.acks == 11
    assert verdict.unknown == 2


@pytest.mark.parametrize(
    ("mistake", "database"),
    [(mistake, kind) for mistake, (_, kinds) in FOUND.items() for kind in kinds],
    indirect=["database"],
    ids=lambda it: it if isinstance(it, str) else it.__name__,
)
def test_a_mistake_is_found(house: House, mistake: Mistake, monkeypatch: pytest.MonkeyPatch) -> None:
    mistake(monkeypatch)
    day = Day(house)
    verdict = day.pass_by()
    assert verdict.rules & FOUND[mistake][0], f"not found: {verdict}, {day.crashes}"


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_without_row_locks_the_number_of_the_version_keeps_the_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_row_lock(monkeypatch)
    assert Day(house).pass_by().violations == []
