"""How long a termijn is, and in which words."""

from datetime import UTC, date, datetime

import pytest

from kapstok.variants import termijn

MONDAY = datetime(2026, 5, 11, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("1 werkdag", date(2026, 5, 12)),
        ("5 werkdagen", date(2026, 5, 19)),
        ("5 dagen", date(2026, 5, 16)),
        ("6 weken", date(2026, 6, 22)),
        ("P6W", date(2026, 6, 22)),
        ("P1D", date(2026, 5, 12)),
        ("PT24H", date(2026, 5, 12)),
        ("2 uur", date(2026, 5, 11)),
        ("2026-06-01", date(2026, 6, 1)),
    ],
)
def test_a_termijn_ends_on_a_day(text, due):
    assert termijn.parse(text).due(MONDAY) == due


def test_a_closing_day_of_the_gemeente_is_skipped():
    assert termijn.parse("5 werkdagen").due(MONDAY, [date(2026, 5, 15)]) == date(2026, 5, 20)


def test_the_words_say_what_made_it_longer():
    assert termijn.parse("5 werkdagen").words(MONDAY) == "5 werkdagen, Hemelvaartsdag overgeslagen"
    assert termijn.parse("1 werkdag").words(MONDAY) == "1 werkdag"
    assert termijn.parse("P6W").words(MONDAY) == "6 weken"


@pytest.mark.parametrize("text", ["", "P", "PT", "vijf dagen", "-1 dagen", "2026-13-01", "binnenkort"])
def test_what_is_no_termijn_is_none(text):
    assert termijn.parse(text) is None


@pytest.mark.parametrize(
    ("written", "said"),
    [("PT4H", "4 uur"), ("5 werkdagen", "5 werkdagen"), ("6 weken", "6 weken"), ("P1D", "1 dag"), ("ooit", "ooit")],
)
def test_a_termijn_is_spoken_in_words(written, said):
    assert termijn.spoken(written) == said
