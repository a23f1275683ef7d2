"""A clock that jumps holds the timers until a beheerder has looked; a clock that only changes its hour does not."""

from datetime import UTC, datetime, timedelta

import pytest
import work

from given import House
from kapstok import clock
from kapstok.acts import worker_life
from kapstok.acts.answer_job import answer_job, retry_job
from kapstok.acts.fire_timers import fire_timers
from kapstok.overviews.work import due_since, due_timers, incidents, timers_held, wanted_jobs
from kapstok.worker import steady
from kapstok.worker.operations import let_timers_go_off
from kapstok.worker.steady import Guard

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Machine:
    """A wall clock that can be set, beside a counter that only counts on."""

    def __init__(self) -> None:
        self.at, self.count = datetime(2026, 3, 2, 8, tzinfo=UTC), 1000.0

    def run(self, span: timedelta) -> None:
        self.at, self.count = self.at + span, self.count + span.total_seconds()

    def jump(self, span: timedelta) -> None:
        self.at += span


@pytest.fixture
def machine(house: House, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    clock.set_source(lambda: made.at)
    monkeypatch.setattr(steady, "_counted", lambda: made.count)
    return made


@pytest.mark.parametrize("jump", [DAY, -DAY, 2 * HOUR, -2 * HOUR])
def test_a_jump_holds_the_timers_and_raises_one_incident(machine: Machine, jump: timedelta) -> None:
    guard = Guard()
    assert guard.look() == machine.at
    machine.jump(jump)
    assert [guard.look(), guard.look()] == [None, None]
    (incident,) = incidents()
    assert incident.operation == "klok"
    assert "Termijnen wachten" in incident.error
    assert ("vooruit" in incident.error) is (jump > timedelta(0))


def test_other_workers_hold_too_and_a_beheerder_lets_go(machine: Machine) -> None:
    first, second = Guard(), Guard()
    machine.jump(DAY)
    assert first.look() is None
    machine.jump(-DAY)
    assert second.look() is None, "the clock was put right, but nobody has looked yet"
    job_id = incidents()[0].job_id
    retry_job(None, job_id)
    assert [it.job_id for it in wanted_jobs(10) if it.job_id == job_id] == [job_id]
    answer_job(None, job_id, {})
    assert not timers_held()


def test_a_worker_that_starts_before_the_last_heartbeat_does_not_trust_its_clock(machine: Machine) -> None:
    worker_life.beat(None, "another")
    machine.jump(-DAY)
    assert Guard().look() is None


@pytest.mark.parametrize("at", ["2026-03-29T00:30", "2026-10-25T00:30", "2028-02-28T22:30", "2026-12-31T22:30"])
def test_nights_of_the_calendar_are_no_jumps(machine: Machine, at: str) -> None:
    machine.at = datetime.fromisoformat(at).replace(tzinfo=UTC)
    guard = Guard()
    for _ in range(8):
        machine.run(HOUR / 2)
        assert guard.look() == machine.at
    machine.run(30 * DAY)  # the machine slept
    assert guard.look() == machine.at


def test_what_became_due_after_the_trusted_moment_is_not_stuck_and_costs_no_deed(
    house: House, machine: Machine
) -> None:
    """A timer that ends between the look of the worker and its deed waits for the next look."""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    trusted = machine.at
    machine.run(100 * DAY)
    assert due_since(casus_id) is not None
    let_timers_go_off(casus_id, trusted)
    assert house.tasks(casus_id) == []
    assert "fire_timers" not in work.acts_on(casus_id)
    let_timers_go_off(casus_id, machine.at)
    assert [task.name for task in house.tasks(casus_id)] == ["Fasetoets invullen"]


def test_what_is_not_due_at_the_trusted_moment_waits(house: House, machine: Machine) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    trusted = machine.at
    machine.jump(100 * DAY)
    fire_timers(None, casus_id, trusted)
    assert house.tasks(casus_id) == []
    assert due_timers(10, trusted) == [], "work that would do nothing is not queued: it would count as done"
    assert [due.casus_id for due in due_timers(10)] == [casus_id]


@pytest.mark.parametrize(
    ("opened", "fires"),
    [
        ("2027-02-11T08:00", "2027-03-24T23:00"),  # 30 working days, before the clock goes forward
        ("2027-02-15T08:00", "2027-03-30T22:00"),  # after it, and past Easter
        ("2026-09-11T08:00", "2026-10-22T22:00"),
        ("2026-09-14T08:00", "2026-10-25T23:00"),  # after it went back
        ("2026-11-18T08:00", "2026-12-30T23:00"),  # past Christmas, on the last day of the year
        ("2028-01-18T08:00", "2028-02-28T23:00"),  # on the leap day
    ],
)
def test_a_termijn_ends_at_midnight_in_the_netherlands(house: House, machine: Machine, opened: str, fires: str) -> None:
    machine.at = datetime.fromisoformat(opened).replace(tzinfo=UTC)
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    due = datetime.fromisoformat(fires).replace(tzinfo=UTC)
    assert due.astimezone(clock.AMSTERDAM).hour == 0
    machine.at = due - timedelta(seconds=1)
    assert due_timers(10) == []
    machine.at = due
    assert [it.since for it in due_timers(10)] == [due]
    fire_timers(None, casus_id)
    assert [task.name for task in house.tasks(casus_id)] == ["Fasetoets invullen"]
