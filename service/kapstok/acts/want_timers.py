"""The timers of a casus would not go off: they become work that is tried again, and at last an incident."""

from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.jobs.model import FIRE_TIMERS, Job, pause, timers_tried_again


@act
def want_timers(moment: Moment, casus_id: UUID, error: str, final: bool = False) -> None:
    """Counts as the first attempt, or as the last when it is `final`; when the work stands already, nothing changes."""
    if timers_tried_again(moment.session, casus_id) is None:
        again = Job(operation=FIRE_TIMERS, casus_id=casus_id, wanted_at=moment.now, attempts=1)
        again.error, again.next_at = error[:200], moment.now + pause(1)
        again.status = "failed" if final else "wanted"
        moment.session.add(again)
