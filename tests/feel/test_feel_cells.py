"""Unary tests: whether a cell of a decision table applies to a value."""

from datetime import date

import pytest

from kapstok import feel

CASUS = {"grens": 5, "soorten": ["zorg", "wonen"], "vandaag": date(2025, 5, 1)}


@pytest.mark.parametrize(
    ("cell", "value", "applies"),
    [
        ("-", None, True),
        ("", "wat ook", True),
        (" - ", 1, True),
        ("5", 5.0, True),
        ('"a","b"', "b", True),
        ('"a","b"', "c", False),
        ('not("a")', "a", False),
        ('not("a","b")', "c", True),
        ("not(< 5)", 7, True),
        ("[1..5]", 5, True),
        ("[1..5)", 5, False),
        ("]1..5]", 1, False),
        ("< grens", 4, True),
        (">= grens + 1", 5, False),
        ("< 5, > 10", 11, True),
        ("? > 5 and ? < 10", 7, True),
        ("? = grens", 5, True),
        ('starts with(?, "zo")', "zorg", True),
        ("soorten", "wonen", True),
        ("? in soorten", "werk", False),
        ("true", True, True),
        ("true", False, False),
        ("false", None, False),
        ("null", None, True),
        ("null", 0, False),
        ("not(null)", 0, True),
        ("< 5", None, False),
        ("< 5", "tekst", False),
        ('"5"', 5, False),
        ('< date("2025-02-01")', date(2025, 1, 31), True),
        ("<= vandaag", date(2025, 5, 2), False),
        ("onbekend", 3, False),
    ],
)
def test_a_cell_applies_as_the_standard_says(cell, value, applies):
    assert feel.matches([(cell, value)], CASUS) == [applies]


def test_cells_are_answered_in_order():
    assert feel.matches([("1", 1), ("-", 2), ("> 3", 3), ("", None)], {}) == [True, True, False, True]
    assert feel.matches([], {}) == []


@pytest.mark.parametrize("cell", ["<> 3", "= = 3", '"a', "in (", "5 5", "< 3 <"])
def test_a_cell_that_is_no_feel_is_refused(cell):
    with pytest.raises(feel.FeelError, match="kan niet worden gelezen bij teken"):
        feel.check_cell(cell)


@pytest.mark.parametrize("cell", ["", "-", "? > 1", "not(1)", '"a", "b"', "<= 3"])
def test_a_good_cell_passes(cell):
    feel.check_cell(cell)


def test_the_names_of_a_cell_leave_its_own_input_out():
    assert feel.names_of_cell("? > grens, < [a][1]") == {"grens", "a"}
    assert feel.names_of_cell("-") == frozenset()
