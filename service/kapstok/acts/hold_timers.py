"""The clock cannot be trusted: no timer goes off until a beheerder has looked."""

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.jobs.model import CLOCK, Job, timers_held


@act
def hold_timers(moment: Moment, reason: str) -> None:
    """An incident of its own; `retry_job` on it lets the timers go. A second reason changes nothing."""
    if not timers_held(moment.session):
        held = Job(operation=CLOCK, wanted_at=moment.now, attempts=1, status="failed", error=reason[:200])
        moment.session.add(held)
