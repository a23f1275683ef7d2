"""The simulated year: it adds up, it is the same twice, and it says when something would break."""

from datetime import date

import pytest

from bench.lives import life
from bench.year import Arrivals, Costs, Country, Life, cores_needed, queue, simulate, weight

SMALL = Country(gemeenten=1, inhabitants=100_000)
LIFE = Life(tasks=20, timers=5, messages=2)
COSTS = Costs(deed=10, look=5, draft=2, timer=10)


def test_a_year_holds_what_is_opened_times_what_a_casus_brings() -> None:
    year = simulate(SMALL, LIFE, COSTS)
    expected = SMALL.opened * 23
    assert year.deeds == pytest.approx(expected, rel=0.05)
    assert year.looks == pytest.approx(expected * SMALL.looks, rel=0.05)
    assert year.timers == pytest.approx(SMALL.opened * 5, rel=0.15)


def test_the_same_seed_gives_the_same_year_and_another_seed_another() -> None:
    assert simulate(SMALL, LIFE, COSTS, seed=3) == simulate(SMALL, LIFE, COSTS, seed=3)
    assert simulate(SMALL, LIFE, COSTS, seed=3) != simulate(SMALL, LIFE, COSTS, seed=4)


def test_people_work_on_working_days_and_most_on_monday_morning() -> None:
    monday, sunday, christmas = date(2027, 3, 1), date(2027, 3, 7), date(2026, 12, 25)
    ten, night = 9 * 60 + 30, 3 * 60
    assert weight(monday, ten) > weight(date(2027, 3, 2), ten) > weight(sunday, ten) > 0
    assert weight(christmas, ten) == weight(sunday, ten)
    assert weight(monday, night) == 0


def test_more_work_than_cores_makes_people_wait_and_more_cores_help() -> None:
    minute = Arrivals(deeds=3000, looks=6000, drafts=0, timers=0)
    full, enough = queue(minute, COSTS, cores=1, times=2), queue(minute, COSTS, cores=2, times=2)
    assert full.answered == enough.answered == 18_000
    assert full.p99 > 1000 > enough.p99
    needed = cores_needed(minute, COSTS, within=1000)
    assert queue(minute, COSTS, needed, times=10).p99 <= 1000 < queue(minute, COSTS, needed - 1, times=10).p99


def test_a_promise_that_no_machine_can_keep_is_refused() -> None:
    with pytest.raises(ValueError, match="a single request takes longer"):
        cores_needed(Arrivals(10, 0, 0, 0), COSTS, within=0.001)
    with pytest.raises(ValueError, match="positive"):
        Costs(deed=0, look=1, draft=1, timer=1)


def test_what_a_casus_brings_is_counted_in_stories_that_play() -> None:
    once, thrice = life("basis", rounds=1), life("basis", rounds=3)
    assert 3 < once.tasks < 40
    assert thrice.tasks == pytest.approx(3 * once.tasks)
    assert once.timers > 0
