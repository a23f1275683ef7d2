"""Outside work is done, or failed for good: the run that waits for it goes on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.consequences import record
from kapstok.acts.moment import Moment
from kapstok.acts.note import note
from kapstok.casus.model import Casus
from kapstok.errors import Conflict, NotFound
from kapstok.jobs.model import ATTEMPTS, Job, pause
from kapstok.rights import BEHEERDER


@act
def answer_job(moment: Moment, job_id: UUID, result: Mapping[str, Any]) -> None:
    """Close the job and let the run go on. A job that was closed already is left alone."""
    job = moment.session.get(Job, job_id)
    if job is None or job.status not in ("wanted", "failed"):
        return
    if job.casus_id is not None and job.key is not None:
        held = moment.hold(job.casus_id)
        moment.session.refresh(job)
        if job.status not in ("wanted", "failed"):
            return
        record(moment, held, held.run.answer(job.key, dict(result), moment.now))
    job.status, job.closed_at, job.error = "done", moment.now, None


@act
def fail_job(moment: Moment, job_id: UUID, attempt: int, error: str, final: bool = False) -> bool:
    """Note that attempt `attempt` (from 0) failed. After three, or when it is `final`, it is an incident.

    Answers whether it is tried again. Noting the same attempt twice changes nothing.
    """
    job = moment.session.get(Job, job_id, with_for_update=True)
    if job is None or job.status != "wanted" or job.attempts != attempt:
        return False
    job.attempts += 1
    job.error = error[:200]
    if job.attempts < ATTEMPTS and not final:
        job.next_at = moment.now + pause(job.attempts)
        return True
    job.status = "failed"
    if job.casus_id is not None:
        held = moment.hold(job.casus_id)
        note(moment, held, "incident", job.operation, element=job.element)
    return False


def _may_look_after(moment: Moment, job: Job) -> bool:
    """The shell of the installation may, and a functioneel beheerder of the gemeente of the casus."""
    if moment.person is None:
        return True
    own = {gemeente for role, gemeente in moment.person.groups if role == BEHEERDER}
    casus = moment.session.get(Casus, job.casus_id) if job.casus_id else None
    return bool(own) and (casus is None or casus.gemeente_id in own)


@act
def retry_job(moment: Moment, job_id: UUID) -> None:
    """An incident is looked after: try the work once more, now."""
    job = moment.session.get(Job, job_id, with_for_update=True)
    if job is None or not _may_look_after(moment, job):
        raise NotFound("Dit incident bestaat niet. Bekijk welke er zijn met: kapstok incident list")
    if job.status != "failed":
        raise Conflict("Dit werk wacht niet op u: het is al gedaan, vervallen of opnieuw aan de beurt.")
    job.status, job.next_at = "wanted", moment.now
