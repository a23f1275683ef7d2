"""PRIV-31: what is hidden cannot be computed from what is shown."""

import random
from fractions import Fraction

import pytest

from kapstok.small_cells import Sum, hidden

ROW = ("a", "b", "c")


def table(*numbers: int) -> dict[str, int]:
    return {**dict(zip(ROW, numbers, strict=True)), "totaal": sum(numbers)}


SUMS = [Sum("totaal", ROW)]


def test_large_figures_and_noughts_are_shown() -> None:
    assert hidden(table(7, 0, 12), SUMS, 5) == frozenset()


def test_one_small_figure_takes_another_with_it() -> None:
    assert hidden(table(3, 8, 20), SUMS, 5) == {"a", "b"}


def test_two_that_are_one_each_take_a_third() -> None:
    assert hidden(table(1, 1, 20), SUMS, 5) == {"a", "b", "c"}


def test_a_small_total_is_hidden_itself() -> None:
    assert "totaal" in hidden(table(2, 1, 0), SUMS, 5)


@pytest.mark.parametrize("seed", range(15))
def test_nothing_small_follows_from_a_region_and_its_gemeenten(seed: int) -> None:
    """Three gemeenten by three fasen with all totals: every hidden small figure could be something else too."""
    chance = random.Random(seed)
    figures = {(one, cell): chance.choice((0, 1, 2, 6)) for one in "xyz" for cell in ROW}
    sums = [Sum(("regio", cell), tuple((one, cell) for one in "xyz")) for cell in ROW]
    figures |= {total.total: sum(figures[part] for part in total.parts) for total in sums}
    rows = [Sum((one, "totaal"), tuple((one, cell) for cell in ROW)) for one in ("x", "y", "z", "regio")]
    figures |= {total.total: sum(figures[part] for part in total.parts) for total in rows}
    found = hidden(figures, [*sums, *rows], 3)
    assert all(cell in found for cell, number in figures.items() if 0 < number < 3)
    for cell in (cell for cell in found if 0 < figures[cell] < 3):
        assert _could_differ(cell, [*sums, *rows], found)


def _could_differ(cell, sums, found) -> bool:
    """Whether the hidden figures have a solution of the homogeneous system in which this one is not nought."""
    unknown = sorted(found, key=repr)
    rows = [[(one in total.parts) - (one == total.total) for one in unknown] for total in sums]
    without = [[row[at] for at in range(len(unknown)) if unknown[at] != cell] for row in rows]
    own = [row[unknown.index(cell)] for row in rows]
    return _rank(without) == _rank([[*row, extra] for row, extra in zip(without, own, strict=True)])


def _rank(rows: list[list[int]]) -> int:
    left, rank = [[Fraction(item) for item in row] for row in rows], 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left = [[a - row[column] / pivot[column] * b for a, b in zip(row, pivot, strict=True)] for row in left]
        rank += 1
    return rank
