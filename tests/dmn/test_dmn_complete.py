"""A table that should say one thing in every case: gaps and overlaps are found and named by case and rule."""

import pytest

from kapstok.dmn import complete
from kapstok.dmn.table import Input, Output, Rule, Table


def table(policy, inputs, *rows, default=None):
    rules = tuple(Rule(number, cells, (f'"{number}"',), line=10 + number) for number, cells in enumerate(rows, start=1))
    columns = tuple(Input(name, name, kind) for name, kind in inputs)
    return Table(
        "advies", "Advies", "advies.dmn", 3, policy, columns, (Output("uit", default=default),), rules, frozenset()
    )


def told(*wanted, **domains):
    return [(item.weight, item.line, item.sentence) for item in complete.problems(*wanted, domains)]


SPOED = [("spoed", "boolean")]
ERNST = [("ernst", "number")]


def test_a_table_that_covers_everything_once_is_left_in_peace():
    assert told(table("U", SPOED, ("true",), ("false",))) == []
    assert told(table("U", ERNST, ("< 3",), (">= 3",))) == []
    assert told(table("F", ERNST, ("< 3",), ("-",))) == []


def test_a_gap_is_named_by_its_case():
    ((weight, line, sentence),) = told(table("U", SPOED, ("true",)))
    assert (weight, line) == ("waarschuwing", 3)
    assert "spoed = nee geldt geen enkele regel" in sentence


def test_a_gap_between_two_bounds_is_found():
    assert any("ernst = 3 " in sentence for _, _, sentence in told(table("U", ERNST, ("< 3",), ("> 3",))))


def test_an_overlap_is_named_by_both_rules():
    found = [item for item in told(table("U", ERNST, ("<= 3",), (">= 3",))) if item[0] == "fout"]
    assert found == [
        ("fout", 12, "Regel 1 en regel 2 gelden allebei bij ernst = 3. Maak ze uitsluitend, of kies FIRST.")
    ]


def test_under_any_only_another_outcome_is_an_overlap():
    assert any(weight == "fout" for weight, _, _ in told(table("A", SPOED, ("-",), ("true",))))
    same = table("A", SPOED, ("-",), ("true",))
    agreed = Table(**{**vars(same), "rules": tuple(Rule(r.number, r.cells, ('"x"',)) for r in same.rules)})
    assert told(agreed) == []


def test_two_columns_are_tried_together():
    rows = [('"a"', "true"), ('"a"', "false"), ('"b"', "true")]
    found = told(table("U", [("soort", "string"), ("spoed", "boolean")], *rows), soort=["a", "b"])
    assert [sentence for _, _, sentence in found] == [
        "Bij soort = b en spoed = nee geldt geen enkele regel. Voeg een regel toe of geef een standaarduitkomst."
    ]


def test_what_a_form_offers_is_what_has_to_be_covered():
    rows = [('"a"',), ('"b"',)]
    assert told(table("U", [("soort", "string")], *rows), soort=["a", "b"]) == []
    (found,) = told(table("U", [("soort", "string")], *rows), soort=["a", "b", "c"])
    assert "soort = c" in found[2]


def test_days_are_tried_beside_their_bounds():
    rows = [('< date("2026-01-01")',), ('> date("2026-01-01")',)]
    assert any("2026-01-01" in item[2] for item in told(table("U", [("dag", "date")], *rows)))


def test_a_default_covers_the_rest():
    assert told(table("U", SPOED, ("true",), default='"anders"')) == []


@pytest.mark.parametrize("policy", ["C", "R", "C#"])
def test_a_table_that_collects_may_have_gaps_and_overlaps(policy):
    assert told(table(policy, SPOED, ("true",), ("true",))) == []


def test_a_table_that_is_too_large_or_reads_more_is_left_in_peace():
    assert told(table("U", [(f"a{n}", "number") for n in range(10)], tuple(f"< {n}" for n in range(10)))) == []
    assert told(table("U", ERNST, ("> grens",))) == []
