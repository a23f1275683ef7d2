"""The worker does what is wanted, lets timers go off, and is not stopped by what cannot be done."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import work

from kapstok.acts.answer_job import retry_job
from kapstok.jobs import model as jobs
from kapstok.overviews.work import due_timers, incidents, living_workers
from kapstok.settings import settings
from kapstok.worker import durable, workflows
from kapstok.worker.loop import Worker
from processes import until

Start = Callable[[], Worker]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "PAUSES", (timedelta(0), timedelta(0)))


def test_a_casus_goes_on_when_its_outside_work_is_done_and_its_timer_is_due(start_worker: Start) -> None:
    casus_id = work.open_casus()
    start_worker()
    until(lambda: work.tasks(casus_id) == {"Brief lezen", "Terugbellen"})
    assert sorted(work.acts_on(casus_id)) == ["answer_job", "fire_timers", "open_casus"]


def test_what_cannot_be_done_becomes_an_incident_and_the_rest_goes_on(
    start_worker: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> dict[str, object]:
        raise ValueError("Huishouden Geheim")

    monkeypatch.setitem(work.OPERATIONS, "ontploffen", explode)
    broken = work.open_casus()
    work.damage(broken)
    good = work.open_casus()
    unknown, exploding = work.want("onbekend", good), work.want("ontploffen")
    start_worker()
    until(lambda: work.tasks(good) == {"Brief lezen", "Terugbellen"})
    until(lambda: len(incidents()) == 4)
    assert (work.job(unknown).attempts, work.job(exploding).attempts) == (1, 3)
    assert "bestaat niet" in (work.job(unknown).error or "")
    assert work.job(exploding).error == "ValueError"
    stuck = {it.operation: it.attempts for it in incidents() if it.kenmerk and it.operation != "onbekend"}
    assert stuck == {"ontvangstbevestiging": 3, jobs.FIRE_TIMERS: 3}
    assert due_timers(10) == [], "a casus whose timers are an incident is left alone"


def test_timers_that_count_as_done_but_are_still_due_are_tried_again(start_worker: Start) -> None:
    """So it is after a backup was put back, and so it was when a look and its work did not agree on the time."""
    casus_id = work.open_casus()
    until(lambda: due_timers(1))
    (due,) = due_timers(1)
    durable.launch("another")
    done = f"timers-{casus_id}-{due.since:%Y%m%dT%H%M%S%f}"
    durable.queue(done, workflows.do_timers, str(casus_id), (due.since - timedelta(seconds=1)).isoformat())
    until(lambda: durable.known([done])[done] == "SUCCESS")
    durable.close(1)
    start_worker()
    until(lambda: "Terugbellen" in work.tasks(casus_id))


def test_nothing_of_a_casus_stands_in_the_log_or_in_the_tables_of_the_work(
    start_worker: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def explode(*_: object) -> dict[str, object]:
        raise ValueError("Huishouden Geheim")

    monkeypatch.setitem(work.OPERATIONS, "ontploffen", explode)
    caplog.set_level("DEBUG")
    job_id = work.want("ontploffen", work.open_casus())
    start_worker()
    until(lambda: work.job(job_id).status == "failed")
    assert "Geheim" not in caplog.text
    kept = [path.read_bytes() for path in settings().data.glob("dbos.db*")]
    assert not any(b"Geheim" in text for text in kept)


def test_an_incident_is_tried_again_when_a_beheerder_asks(start_worker: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    job_id = work.want("nieuw")
    start_worker()
    until(lambda: work.job(job_id).status == "failed")
    monkeypatch.setitem(work.OPERATIONS, "nieuw", lambda *_: {})
    retry_job(None, job_id)
    until(lambda: work.job(job_id).status == "done")


def test_a_worker_that_stops_says_so(start_worker: Start) -> None:
    worker = start_worker()
    assert worker.name in living_workers(timedelta(minutes=1))
    worker.stop()
    until(lambda: worker.name not in living_workers(timedelta(minutes=1)))
