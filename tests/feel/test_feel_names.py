"""What an expression reads, and what its designer hears when it cannot be read."""

import pytest

from kapstok import feel


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("1 + 2", set()),
        ("= totaal > grens", {"totaal", "grens"}),
        ("adres.plaats.naam", {"adres"}),
        ("for x in xs, y in x return x + y + z", {"xs", "z"}),
        ("for i in 1..n return partial[-1] + i", {"n"}),
        ("some x in [a] satisfies x > b", {"a", "b"}),
        ("every a in b satisfies a", {"b"}),
        ("x + (for x in [1] return x)[1]", {"x"}),
        ("function(a, b: number) a + b + c", {"c"}),
        ("{ a: 1, b: a + c, d: function(x) x, e: d(a) }", {"c"}),
        ("xs[item > grens]", {"xs", "grens"}),
        ("[{ soort: 1, dagen: 2 }][soort = gekozen].dagen", {"gekozen"}),
        ("string length(s) + count(lijst)", {"s", "lijst"}),
        ("count > 3", {"count"}),
        ("x instance of number", {"x"}),
        ('date(dag) + duration("P1D") < today()', {"dag"}),
        ("substring(string: s, start position: 2)", {"s"}),
        ("if a then b else c", {"a", "b", "c"}),
        ('"tekst met namen"', set()),
        ("bestaat_niet(a)", {"bestaat_niet", "a"}),
        ("twee woorden + 1", {"twee woorden"}),
    ],
)
def test_an_expression_reads_what_it_does_not_bind_itself(expression, names):
    assert feel.names(expression) == names


@pytest.mark.parametrize(
    ("expression", "position", "sentence"),
    [
        ("a +", 4, "hier ontbreekt nog iets"),
        ("=a + )", 6, "»)« past hier niet"),
        ("1 2", 3, "»2« past hier niet"),
        ('a = "b', 5, "past hier niet"),
        ("if a then b", 12, "hier ontbreekt nog iets"),
    ],
)
def test_the_designer_hears_where_reading_stopped(expression, position, sentence):
    with pytest.raises(feel.FeelError) as caught:
        feel.check(expression)
    assert caught.value.expression == expression
    assert caught.value.position == position
    assert f"kan niet worden gelezen bij teken {position}: " in str(caught.value)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("expression", ["", "  ", "=", " = "])
def test_an_empty_expression_is_refused(expression):
    with pytest.raises(feel.FeelError, match="is leeg"):
        feel.evaluate(expression, {})


def test_a_function_that_feel_does_not_know_is_refused():
    with pytest.raises(feel.FeelError, match="»bestaat_niet«"):
        feel.check("1 + bestaat_niet(2)")


def test_forgotten_quotes_are_noticed():
    with pytest.raises(feel.FeelError, match="»zeer hoog«"):
        feel.check("risico = zeer hoog")


def test_an_unknown_variable_is_none_unless_the_caller_is_strict():
    assert feel.evaluate("onbekend", {"leeg": None}) is None
    assert feel.evaluate("leeg", {"leeg": None}, strict=True) is None
    with pytest.raises(feel.FeelError, match="leest »onbekend«"):
        feel.evaluate("1 + onbekend", {}, strict=True)
    with pytest.raises(feel.FeelError, match="leest »onbekend«"):
        feel.matches([("onbekend", 1)], {}, strict=True)


def test_what_was_unknown_once_is_not_unknown_for_ever():
    with pytest.raises(feel.FeelError):
        feel.evaluate("later + 1", {}, strict=True)
    assert feel.evaluate("later + 1", {"later": 1}, strict=True) == 2


def test_a_long_text_is_quoted_in_short():
    with pytest.raises(feel.FeelError) as caught:
        feel.check("+ ".join(["stukje"] * 50) + "+")
    assert len(str(caught.value)) < 250
