"""What is done durably: a job, and the timers of a casus. Each step is kept when it is done and not done again.

Outcomes are values: an exception would be stored with its text, and that may hold content.
"""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from dbos import DBOS

from kapstok.acts.answer_job import answer_job, fail_job
from kapstok.acts.want_timers import want_timers
from kapstok.connectors.mail import NotDelivered
from kapstok.overviews import work
from kapstok.worker import operations
from kapstok.worker.operations import CannotBeDone, TimersStuck

log = logging.getLogger(__name__)

# These say something useful and nothing about a casus; of any other error only the kind is kept.
SPEAKING = (CannotBeDone, NotDelivered, TimersStuck)


class WorkLost(Exception):
    """The database would not take the outcome; the sweep finds this work again."""


@DBOS.workflow(name="job")
def do_job(job_id: str, attempt: int) -> None:
    """One attempt at a job: the outside work, then its answer to the run that waits."""
    settle(job_id, attempt, work_outside(job_id))


@DBOS.step(name="work_outside")
def work_outside(job_id: str) -> dict[str, Any]:
    errand = work.errand(UUID(job_id))
    if errand is None:
        return {"gone": True}
    try:
        return {"result": operations.do(UUID(job_id), errand)}
    except Exception as error:
        log.warning("job %s failed: %s", job_id, type(error).__name__)
        return {"error": _reason(error), "final": isinstance(error, CannotBeDone)}


@DBOS.step(name="settle")
def settle(job_id: str, attempt: int, outcome: dict[str, Any]) -> None:
    if "gone" in outcome:
        return
    if "error" in outcome:
        _fail(job_id, attempt, outcome["error"], outcome["final"])
        return
    try:
        answer_job(None, UUID(job_id), outcome["result"])
    except Exception as error:
        log.warning("job %s done, but its run would not go on: %s", job_id, type(error).__name__)
        _fail(job_id, attempt, _reason(error), False)


@DBOS.workflow(name="timers")
def do_timers(casus_id: str, until: str | None = None) -> None:
    """The timers of a casus that were due at `until`, when the clock was trusted last."""
    fire(casus_id, until)


@DBOS.step(name="fire")
def fire(casus_id: str, until: str | None = None) -> None:
    try:
        operations.let_timers_go_off(UUID(casus_id), datetime.fromisoformat(until) if until else None)
    except Exception as error:
        log.warning("timers of casus %s would not go off: %s", casus_id, type(error).__name__)
        timers_failed(UUID(casus_id), _reason(error))


def timers_failed(casus_id: UUID, reason: str, final: bool = False) -> None:
    """From now on they are tried as a job, with pauses, and at last an incident; when it is `final`, at once."""
    try:
        want_timers(None, casus_id, reason, final)
    except Exception as error:
        raise WorkLost(type(error).__name__) from None


def _fail(job_id: str, attempt: int, reason: str, final: bool) -> None:
    try:
        fail_job(None, UUID(job_id), attempt, reason, final)
    except Exception as error:
        raise WorkLost(type(error).__name__) from None


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, SPEAKING) else type(error).__name__
