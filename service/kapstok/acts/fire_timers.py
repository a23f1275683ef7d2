"""The clock moves a casus on: every timer that is due goes off, in the order in which they were due."""

from datetime import datetime
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.consequences import record
from kapstok.acts.moment import Moment


@act
def fire_timers(moment: Moment, casus_id: UUID, until: datetime | None = None) -> Outcome:
    """Nothing happens when another worker was first: then no timer is due any more.

    `until` is the last moment at which the clock was trusted; what is due later waits.
    """
    held = moment.hold(casus_id)
    return record(moment, held, held.run.tick(min(moment.now, until or moment.now)))
