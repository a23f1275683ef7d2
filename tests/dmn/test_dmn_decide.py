"""What a decision table decides, hit policy by hit policy."""

from datetime import UTC, date, datetime

import pytest

from dmn.tables import column, file, outcome, rule
from kapstok import dmn
from kapstok.errors import Broken


def table(*lines, policy="UNIQUE", aggregation=""):
    extra = f' aggregation="{aggregation}"' if aggregation else ""
    return dmn.read("kaart.dmn", file(*lines, attributes=f'hitPolicy="{policy}"{extra}'))["regiekaart"]


def three_rules(policy, aggregation="", **output):
    return table(
        column("score"),
        outcome("dagen", **output),
        rule(["> 1"], ["20"]),
        rule(["> 2"], ["10"]),
        rule(["> 3"], ["10"]),
        policy=policy,
        aggregation=aggregation,
    )


@pytest.mark.parametrize(
    ("policy", "aggregation", "word", "score", "value", "rules"),
    [
        ("UNIQUE", "", "U", 2, 20, (1,)),
        ("UNIQUE", "", "U", 0, None, ()),
        ("FIRST", "", "F", 4, 20, (1,)),
        ("FIRST", "", "F", 0, None, ()),
        ("ANY", "", "A", 2, 20, (1,)),
        ("ANY", "", "A", 0, None, ()),
        ("RULE ORDER", "", "R", 4, [20, 10, 10], (1, 2, 3)),
        ("RULE ORDER", "", "R", 0, [], ()),
        ("COLLECT", "", "C", 3, [20, 10], (1, 2)),
        ("COLLECT", "", "C", 0, [], ()),
        ("COLLECT", "SUM", "C+", 4, 40, (1, 2, 3)),
        ("COLLECT", "SUM", "C+", 0, None, ()),
        ("COLLECT", "MIN", "C<", 4, 10, (1, 2, 3)),
        ("COLLECT", "MAX", "C>", 4, 20, (1, 2, 3)),
        ("COLLECT", "COUNT", "C#", 4, 3, (1, 2, 3)),
        ("COLLECT", "COUNT", "C#", 0, 0, ()),
    ],
)
def test_a_hit_policy_decides_as_the_standard_says(policy, aggregation, word, score, value, rules):
    kaart = three_rules(policy, aggregation)
    decision = kaart.decide({"score": score})
    assert kaart.hit_policy == word
    assert decision == dmn.Decision({"dagen": value}, rules, {"score": score})


def test_two_rules_at_once_break_a_unique_table():
    with pytest.raises(Broken) as caught:
        three_rules("UNIQUE").decide({"score": 4})
    finding = caught.value.findings[0]
    assert (finding.file, finding.element, finding.name, finding.line) == (
        "kaart.dmn", "regiekaart", "Regiekaart", 3,
    )  # fmt: skip
    assert "De regels 1, 2 en 3 gelden tegelijk" in finding.sentence


def test_rules_of_an_any_table_have_to_agree():
    kaart = table(column("a"), outcome(), rule(["> 1"], ['"x"']), rule(["> 2"], ['"x"']), rule(["> 3"], ["true"]),
                  policy="ANY")  # fmt: skip
    assert kaart.decide({"a": 3}).outputs == {"regie": "x"}
    with pytest.raises(Broken, match="verschillende uitkomsten"):
        kaart.decide({"a": 4})


def test_what_is_no_number_cannot_be_added():
    kaart = table(column("a"), outcome(), rule(["-"], ['"x"']), policy="COLLECT", aggregation="SUM")
    with pytest.raises(Broken, match="geen getallen"):
        kaart.decide({})


def test_the_earliest_of_days_is_collected():
    kaart = table(column("a"), outcome(), rule(["-"], ["dag"]), rule(["-"], ['dag + duration("P1D")']),
                  policy="COLLECT", aggregation="MAX")  # fmt: skip
    assert kaart.decide({"dag": date(2025, 1, 1)}).outputs == {"regie": date(2025, 1, 2)}


def test_several_columns_are_decided_together():
    kaart = table(
        column("risico", "string"),
        column("aantal + 1", "number"),
        outcome("regie", "string"),
        outcome("dagen", "number"),
        rule(['"hoog","zeer hoog"', "[1..5]"], ['"burgemeester"', "aantal * 2"]),
        rule(['not("hoog","zeer hoog")', "-"], ['"lokaal"', ""]),
    )
    decision = kaart.decide({"risico": "hoog", "aantal": 3})
    assert decision.outputs == {"regie": "burgemeester", "dagen": 6}
    assert decision.inputs == {"risico": "hoog", "aantal + 1": 4}
    assert kaart.decide({"risico": "laag"}).outputs == {"regie": "lokaal", "dagen": None}
    assert kaart.reads == {"risico", "aantal"}


def test_a_collecting_table_gives_a_list_for_every_column():
    kaart = table(column("a"), outcome("x"), outcome("y"), rule(["-"], ["1", "2"]), rule(["-"], ["3", "4"]),
                  policy="COLLECT")  # fmt: skip
    assert kaart.decide({}).outputs == {"x": [1, 3], "y": [2, 4]}


def test_without_a_rule_the_default_is_the_outcome():
    kaart = table(column("a"), outcome(default='"lokaal"'), rule(["1"], ['"regionaal"']))
    assert kaart.decide({"a": 2}) == dmn.Decision({"regie": "lokaal"}, (), {"a": 2})


def test_an_input_outside_its_allowed_values_meets_no_rule():
    kaart = table(column("a", allowed='"x","y"'), outcome(), rule(["-"], ["1"]))
    assert kaart.decide({"a": "x"}).rules == (1,)
    assert kaart.decide({"a": "z"}).rules == ()
    assert kaart.decide({}).rules == (1,)


def test_an_outcome_outside_the_allowed_values_breaks():
    kaart = table(column("a"), outcome(allowed="[1..5]"), rule(["-"], ["a"]))
    assert kaart.decide({"a": 5}).outputs == {"regie": 5}
    with pytest.raises(Broken, match="toegestaan is"):
        kaart.decide({"a": 6})


def test_an_outcome_of_another_kind_breaks():
    kaart = table(column("a"), outcome(kind="number"), rule(["-"], ["a"]))
    assert kaart.decide({"a": 5}).outputs == {"regie": 5}
    for value in ("5", True):
        with pytest.raises(Broken, match="belooft een getal"):
            kaart.decide({"a": value})


def test_a_date_kept_as_text_is_a_date_in_a_column_of_dates():
    kaart = table(column("sinds", "date"), outcome(), rule(["< today()"], ["true"]), rule([">= today()"], ["false"]))
    now = datetime(2025, 5, 1, tzinfo=UTC)
    assert kaart.decide({"sinds": "2025-04-30"}, now).outputs == {"regie": True}
    assert kaart.decide({"sinds": date(2025, 5, 1)}, now).outputs == {"regie": False}
    assert kaart.decide({"sinds": "gisteren"}, now).outputs == {"regie": None}


def test_a_cell_that_fails_on_the_data_breaks_with_the_place():
    kaart = table(column("a"), outcome(), rule(["-"], ["10 ** a"]))
    with pytest.raises(Broken) as caught:
        kaart.decide({"a": 300})
    assert caught.value.findings[0].element == "regiekaart"


def test_a_large_table_is_decided():
    rules = [rule([f"{n}", f"< {n + 1}"], [f"{n}"]) for n in range(200)]
    kaart = table(column("a"), column("a + 0"), outcome(), *rules)
    assert kaart.decide({"a": 150}).rules == (151,)
