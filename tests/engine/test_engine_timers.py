"""When timers go off: the texts, the Dutch calendar, and the clock that only tick moves."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from engine.diagram import boundary, bpmn, catch, compiled, on_timer, process
from engine.play import MONDAY, Play, pattern
from kapstok import clock
from kapstok.engine import Run, compile, timers
from kapstok.engine.changes import TimerArmed, TimerFired
from kapstok.errors import Broken

TERMIJNEN = {"onderzoek": "6 weken", "bezwaar": "30 werkdagen"}


def armed(
    kind: str, text: str, now: datetime = MONDAY, value: Any = None, closed: frozenset[date] = frozenset()
) -> datetime:
    return timers.due(kind, text, timers.Reading(now, closed, TERMIJNEN, lambda asked: value))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("P1D", date(2027, 1, 5)),
        ("P6W", date(2027, 2, 15)),
        ("6 weken", date(2027, 2, 15)),
        ("1 week", date(2027, 1, 11)),
        ("10 dagen", date(2027, 1, 14)),
        ("P1M", date(2027, 2, 4)),
        ("2 maanden", date(2027, 3, 4)),
        ("P1Y2M", date(2028, 3, 4)),
        ("5 werkdagen", date(2027, 1, 11)),
        ("1 werkdag", date(2027, 1, 5)),
        ("termijn:onderzoek", date(2027, 2, 15)),
        ("termijn:bezwaar", date(2027, 2, 15)),
    ],
)
def test_whole_days_end_at_the_start_of_the_day(text: str, day: date) -> None:
    assert armed("duration", text) == clock.start_of_day(day)


@pytest.mark.parametrize(
    ("text", "span"),
    [("PT48H", timedelta(hours=48)), ("PT1M30S", timedelta(seconds=90)), ("2 uur", timedelta(hours=2))],
)
def test_hours_are_exact(text: str, span: timedelta) -> None:
    assert armed("duration", text) == MONDAY + span


def test_days_and_hours_keep_the_time_of_day_over_the_change_of_clocks() -> None:
    before = datetime(2027, 3, 27, 11, tzinfo=UTC)  # 12:00 in winter time
    assert armed("duration", "P1DT1H", before) == datetime(2027, 3, 28, 11, tzinfo=UTC)  # 13:00 in summer time
    assert armed("duration", "P1D", before) == datetime(2027, 3, 27, 23, tzinfo=UTC)
    assert armed("duration", "P2D", before) == datetime(2027, 3, 28, 22, tzinfo=UTC)


def test_a_month_after_the_thirty_first_is_the_end_of_the_month() -> None:
    assert armed("duration", "P1M", datetime(2027, 1, 31, 11, tzinfo=UTC)) == clock.start_of_day(date(2027, 2, 28))


def test_days_are_counted_from_the_dutch_day() -> None:
    late = datetime(2027, 1, 4, 23, 30, tzinfo=UTC)  # the fifth in the Netherlands
    assert armed("duration", "P1D", late) == clock.start_of_day(date(2027, 1, 6))


def test_closing_days_are_no_workdays() -> None:
    closed = frozenset({date(2027, 1, 5)})
    assert armed("duration", "1 werkdag", closed=closed) == clock.start_of_day(date(2027, 1, 6))


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (date(2027, 3, 1), clock.start_of_day(date(2027, 3, 1))),
        ("2027-03-01", clock.start_of_day(date(2027, 3, 1))),
        ("2027-03-01T09:00:00+01:00", datetime(2027, 3, 1, 8, tzinfo=UTC)),
        (datetime(2027, 3, 1, 8, tzinfo=UTC), datetime(2027, 3, 1, 8, tzinfo=UTC)),
        (timedelta(days=1), clock.start_of_day(date(2027, 1, 5))),
        (timedelta(hours=3), MONDAY + timedelta(hours=3)),
        (3, clock.start_of_day(date(2027, 1, 7))),
        ("30 werkdagen", clock.start_of_day(date(2027, 2, 15))),
        ("termijn:onderzoek", clock.start_of_day(date(2027, 2, 15))),
        (date(2020, 1, 1), clock.start_of_day(date(2020, 1, 1))),
    ],
)
def test_a_formula_gives_a_moment_or_a_length(value: Any, moment: datetime) -> None:
    assert armed("date", "=iets", value=value) == moment


@pytest.mark.parametrize(
    "value", [None, True, "gisteren", "P99999999999Y", 10**9, -1, timedelta(0), [], date(2100, 1, 1)]
)
def test_a_formula_without_a_moment_is_told(value: Any) -> None:
    with pytest.raises(timers.Unreadable):
        armed("duration", "=iets", value=value)


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P0D", "P1.5M", "P99999999999Y", "P51Y", "P٣D", "P１D", "morgen", "5", "-P1D", "P1DT", "P1H",
     "termijn:onbekend", "100000 dagen", "PT0S", "P1W; import os"],
)  # fmt: skip
def test_a_length_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(timers.Unreadable, match=r"[A-Z»]"):
        timers.check("duration", text, TERMIJNEN)


@pytest.mark.parametrize("text", ["R/PT1H", "R0/PT1H", "R3/PT59S", "R/PT0S", "R-1/P1D", "R99999/P1D", "PT1H", "R3/"])
def test_a_repetition_is_counted_and_slow(text: str) -> None:
    with pytest.raises(timers.Unreadable):
        timers.check("cycle", text, {})
    assert timers.cycle("R3/PT1H") == (3, timers.Span(exact=timedelta(hours=1)))


@pytest.mark.parametrize("text", ["2027-02-30", "1 maart", "2027-03-01T25:00:00", "P1D"])
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(timers.Unreadable):
        timers.check("date", text, {})


def test_only_tick_moves_the_clock_and_never_early() -> None:
    play = Play(pattern("timer"))
    (timer,) = play.run.timers()
    assert timer == TimerArmed(timer.key, "even_wachten", "", clock.start_of_day(date(2027, 1, 18)))
    assert play.run.tick(timer.due - timedelta(microseconds=1)) == []
    changes = play.run.tick(timer.due)
    assert changes[0] == TimerFired(timer.key, "even_wachten")
    assert play.open == ["doen"]


def test_the_moment_does_not_move_when_the_data_change() -> None:
    timer = catch("wachten", on_timer("=hercontrole_datum", "timeDate"))
    diagram = process("hoofd", timer, "start and_uit wachten a einde", "and_uit b einde_b")
    play = Play(compiled(diagram), hercontrole_datum="2027-02-01")
    due = play.run.timers()[0].due
    assert due == clock.start_of_day(date(2027, 2, 1))
    play.do("b", hercontrole_datum="2028-01-01")
    assert play.run.timers()[0].due == due


def test_a_date_that_a_person_did_not_fill_in_names_the_timer() -> None:
    diagram = process("hoofd", catch("wachten", on_timer("=hercontrole_datum", "timeDate")), "start wachten einde")
    with pytest.raises(Broken) as broken:
        Run.start(compiled(diagram), {}, MONDAY)
    assert broken.value.findings[0].element == "wachten"


def test_timers_go_off_in_the_order_in_which_they_were_due() -> None:
    ways = [f"and_uit t{days} a{days} einde_{days}" for days in (3, 1, 2)]
    waits = [catch(f"t{days}", on_timer(f"P{days}D")) for days in (3, 1, 2)]
    play = Play(compiled(process("hoofd", *waits, "start and_uit", *ways)))
    play.wait(days=5)
    assert [change.element for change in play.last if isinstance(change, TimerFired)] == ["t1", "t2", "t3"]


def test_of_two_due_timers_the_first_may_take_the_second_away() -> None:
    diagram = process(
        "hoofd",
        '<userTask id="a"/>',
        boundary("eerst", "a", on_timer("P1D")),
        boundary("later", "a", on_timer("P2D")),
        "start a einde",
        "eerst b einde_b",
        "later c einde_c",
    )
    play = Play(compiled(diagram)).wait(days=9)
    assert play.open == ["b"]
    assert play.kinds().count("TimerFired") == 1


def test_a_timer_armed_by_a_tick_waits_for_the_next() -> None:
    rounds = "start xor_a wacht_kort xor_a"
    timer = catch("wacht_kort", on_timer("=datum", "timeDate"))
    play = Play(compiled(process("hoofd", timer, rounds)), datum="2020-01-01")
    for _ in range(3):
        play.wait(seconds=1)
        assert play.kinds().count("TimerFired") == 1
        assert len(play.run.timers()) == 1


def test_a_repetition_belongs_to_what_does_not_interrupt() -> None:
    diagram = bpmn(process("hoofd", catch("a", on_timer("R3/P1D", "timeCycle")), "start a einde"))
    with pytest.raises(Broken, match="herhaling_past_niet"):
        compile({"h": diagram}, "hoofd", {}, {})


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        Run.start(pattern("timer"), {}, datetime(2027, 1, 1))


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 2, 9, 5, 7, 40, tzinfo=UTC),
        datetime(2026, 3, 2, tzinfo=UTC),
        datetime(2026, 7, 1, 12, 30, 0, 999999, tzinfo=clock.AMSTERDAM),
        datetime(987, 6, 5, 4, 3, 2, 100, tzinfo=UTC),
    ],
)
def test_a_moment_is_written_as_it_always_was(moment: datetime) -> None:
    """The digests of the audit chain are made over this text."""
    assert clock.written(moment) == moment.isoformat()
