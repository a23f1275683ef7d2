"""What FEEL answers to a designer, and in which kinds of value."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from kapstok import clock, feel

NOON = datetime(2025, 11, 1, 12, tzinfo=UTC)
CASUS = {
    "aantal": 3,
    "bedrag": 2.5,
    "soort": "zorg",
    "nieuw": True,
    "leeg": None,
    "namen": ["Noor", "Bram"],
    "adres": {"plaats": "Oss", "huis": {"nummer": 4}},
    "sinds": date(2025, 1, 31),
    "gemeld": datetime(2025, 7, 1, 10, tzinfo=UTC),
    "opent": time(9, 30),
    "duur": timedelta(days=2, hours=6),
    "coördinatie": "ja",
}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("aantal + 1", 4),
        ("=aantal > 2", True),
        ("  = aantal", 3),
        ("bedrag * 2", 5),
        ("7 / 2", 3.5),
        ("decimal(2.345, 2)", 2.35),
        ("1 / 0", None),
        ('soort + "plan"', "zorgplan"),
        ('"zeg \\"ja\\" 🌱 é"', 'zeg "ja" 🌱 é'),
        ("string length(soort)", 4),
        ('upper case(substring(soort, 1, 2)) + "x"', "ZOx"),
        ("leeg = null", True),
        ("leeg > 3", None),
        ("null and false", False),
        ("null or true", True),
        ("null and true", None),
        ("not(nieuw)", False),
        ("if leeg then 1 else 2", 2),
        ('if aantal > 2 then "veel" else "weinig"', "veel"),
        ("aantal in [1..5]", True),
        ("aantal in (3..5]", False),
        ('soort in ("zorg", "veiligheid")', True),
        ("aantal between 1 and 3", True),
        ("some x in namen satisfies x = soort", False),
        ("every x in namen satisfies string length(x) = 4", True),
        ("for x in [1, 2, 3] return x * aantal", [3, 6, 9]),
        ("count(namen)", 2),
        ('namen[item != "Noor"]', ["Bram"]),
        ("namen[-1]", "Bram"),
        ('list contains(namen, "Noor")', True),
        ("sum([0.5, 1.5])", 2),
        ("adres.huis.nummer", 4),
        ("{ nieuw: false, som: aantal + 1, keer: som * 2 }", {"nieuw": False, "som": 4, "keer": 8}),
        ("coördinatie", "ja"),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_an_expression_has_the_value_of_the_standard(expression, value):
    answer = feel.evaluate(expression, CASUS, NOON)
    assert answer == value
    assert type(answer) is type(value)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ('sinds + duration("P1M")', date(2025, 2, 28)),
        ('date("2025-02-30")', None),
        ("sinds < date(2025, 2, 1)", True),
        ("sinds.year", 2025),
        ("day of week(sinds)", "Friday"),
        ('date("2025-03-10") - date("2025-03-03")', timedelta(days=7)),
        ('duration("PT36H")', timedelta(hours=36)),
        ('duration("P6M")', "P6M"),
        ('duur + duration("P1D")', timedelta(days=3, hours=6)),
        ("opent", time(9, 30)),
        ('time("10:00:00+02:00")', time.fromisoformat("10:00:00+02:00")),
        ("gemeld", datetime(2025, 7, 1, 10, tzinfo=UTC)),
        ("string(gemeld)", "2025-07-01T12:00:00+02:00"),
        ('date and time("2025-01-01T08:00:00")', datetime(2025, 1, 1, 8)),
        ("now()", NOON),
        ("today()", date(2025, 11, 1)),
        ('now() - gemeld > duration("P100D")', True),
    ],
)
def test_dates_moments_and_durations_go_in_and_come_out(expression, value):
    assert feel.evaluate(expression, CASUS, NOON) == value


def test_today_is_the_dutch_day():
    just_after_midnight_in_oss = datetime(2025, 6, 30, 22, 30, tzinfo=UTC)
    assert feel.evaluate("today()", {}, just_after_midnight_in_oss) == date(2025, 7, 1)


def test_without_a_moment_the_clock_of_the_house_is_asked():
    clock.set_source(lambda: NOON)
    try:
        assert feel.evaluate("now()", {}) == NOON
    finally:
        clock.set_source(None)


@pytest.mark.parametrize(
    "value",
    [None, True, 0, -7, 1.25, 10**14, "", "tekst", [1, ["a"]], {"a": {"b": [None]}}, date(1, 1, 1),
     datetime(2025, 3, 30, 1, 30, tzinfo=UTC), datetime(2025, 3, 30), time(23, 59, 59),
     timedelta(days=-3, hours=5), timedelta(microseconds=1), ["l", ["date", "2025-01-01"]], timedelta(0)],
)  # fmt: skip
def test_a_value_survives_the_journey(value):
    answer = feel.evaluate("x", {"x": value})
    assert answer == value
    assert type(answer) is type(value)


@pytest.mark.parametrize("value", [10**15, float("nan"), float("inf"), object(), b"bytes", {"a b": 1}, {1: 2}])
def test_a_value_that_feel_does_not_know_is_refused(value):
    with pytest.raises(feel.FeelError):
        feel.evaluate("x", {"x": value})


@pytest.mark.parametrize("name", ["twee woorden", "a-b", "", "1a", "__proto__", "a.b"])
def test_a_name_of_more_than_one_word_is_refused(name):
    with pytest.raises(feel.FeelError, match="een naam is één woord"):
        feel.evaluate("1", {name: 1})


@pytest.mark.parametrize("expression", ["2 ** 5000", "10 ** 15", "[1..5]", "function(x) x", "-(10 ** 20)",
                                        'date("9999-12-31") + duration("P1D")'])  # fmt: skip
def test_an_answer_that_nobody_can_use_is_refused(expression):
    with pytest.raises(feel.FeelError, match=r"levert|rekent"):
        feel.evaluate(expression, {})


def test_several_expressions_are_answered_together():
    assert feel.evaluate_all(["a", "a + 1", "= a + 2"], {"a": 1}) == [1, 2, 3]
    assert feel.evaluate_all([], {}) == []


@pytest.mark.parametrize(
    "comparison",
    [
        '"2026-01-01" >= date("2027-01-01")',
        'date("2027-01-01") < "2026-01-01"',
        '"2026-06-01" in [date("2025-01-01")..date("2026-01-01")]',
        '5 > "4"',
        "true > 0",
        '5 < date("2025-01-01")',
        'date("2025-01-01") < now()',
        'date("2025-01-01") = "2025-01-01"',
        '"4" between 3 and 5',
    ],
)
def test_values_of_different_kinds_have_no_order(comparison):
    assert feel.evaluate(comparison, {}) is None
