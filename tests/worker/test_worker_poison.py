"""Work that kills whoever does it is given up after three deaths; the work beside it is done."""

from uuid import UUID

import pytest
import work

from kapstok.acts.answer_job import retry_job
from kapstok.acts.want_timers import want_timers
from kapstok.jobs.model import FIRE_TIMERS
from kapstok.overviews.work import incidents
from processes import HERE, until, worker


def dies_of(poison: UUID) -> bool:
    """Whether a worker dies before the work is an incident."""
    with worker(str(HERE / "dies_of_poison.py")) as mortal:
        until(lambda: mortal.poll() == 9 or work.job(poison).status == "failed", 20)
        return mortal.poll() == 9


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_work_that_kills_its_worker_becomes_an_incident_after_three_takeovers(quick: None) -> None:
    casus_id = work.open_casus()
    poison = work.want("gif", casus_id)
    beside = [work.want("mail_onbekend") for _ in range(5)]
    deaths = 0
    while not (found := [it for it in incidents() if it.job_id == poison]):
        deaths += dies_of(poison)
    assert deaths == 4, "once, and after three takeovers"
    assert "Meld dit bij de leverancier" in found[0].error
    assert found[0].kenmerk
    with worker():
        until(lambda: all(work.job(job_id).status == "failed" for job_id in beside))
        until(lambda: "Brief lezen" in work.tasks(casus_id))
        assert work.job(beside[0]).error != work.job(poison).error, "what stood beside it is not blamed"
        retry_job(None, poison)
        until(lambda: work.job(poison).status == "failed" and "bestaat niet" in (work.job(poison).error or ""))


@pytest.mark.parametrize(("final", "status"), [(True, "failed"), (False, "wanted")])
def test_timers_that_kill_are_an_incident_at_once(quick: None, final: bool, status: str) -> None:
    casus_id = work.open_casus()
    want_timers(None, casus_id, "Drie keer viel de worker uit.", final)
    want_timers(None, casus_id, "en nog eens")
    (found,) = [it for it in work.jobs_of(casus_id) if it.operation == FIRE_TIMERS]
    assert (found.status, found.error) == (status, "Drie keer viel de worker uit.")
