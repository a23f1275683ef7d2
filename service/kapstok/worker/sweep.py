"""One look around: what is wanted or due is queued, under an id that makes a second look harmless."""

import logging
from datetime import datetime

from kapstok.acts.announce_tasks import announce_tasks
from kapstok.acts.answer_job import fail_job
from kapstok.overviews import work
from kapstok.worker import durable, workflows

log = logging.getLogger(__name__)

MOST = 200
LOST = "Het werk is afgebroken voordat de uitkomst was vastgelegd."
DEADLY = "Drie keer viel de worker uit tijdens dit werk. Meld dit bij de leverancier voordat u het opnieuw probeert."


def jobs() -> None:
    """Queue every job that is wanted, and what is to be told of new tasks. An attempt that ended without its outcome
    counts as failed; whether it did is asked again: it may have ended between our two looks.

    That is so when a worker broke off, and also when the database was put back to before the outcome.
    """
    if work.tasks_to_tell():
        announce_tasks(None, MOST)
    wanted = {f"job-{it.job_id}-{it.attempt}": it for it in work.wanted_jobs(MOST)}
    known = durable.known(wanted)
    for work_id, it in wanted.items():
        if work_id not in known:
            durable.queue(work_id, workflows.do_job, str(it.job_id), it.attempt)
        elif known[work_id] in durable.ENDED and it in work.wanted_jobs(MOST):
            log.warning("work %s was lost", work_id)
            deadly = known[work_id] == durable.GIVEN_UP
            fail_job(None, it.job_id, it.attempt, DEADLY if deadly else LOST, deadly)


def timers(until: datetime) -> None:
    """Queue the timers of every casus in which one is due at `until`; not later, for that work would do nothing."""
    due = {f"timers-{it.casus_id}-{_stamp(it.since)}": it for it in work.due_timers(MOST, until)}
    known = durable.known(due)
    for work_id, it in due.items():
        if work_id not in known:
            durable.queue(work_id, workflows.do_timers, str(it.casus_id), until.isoformat())
        elif known[work_id] in durable.ENDED and work.due_since(it.casus_id, until) == it.since:
            log.warning("work %s was lost", work_id)
            deadly = known[work_id] == durable.GIVEN_UP
            workflows.timers_failed(it.casus_id, DEADLY if deadly else LOST, deadly)


def _stamp(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S%f")
