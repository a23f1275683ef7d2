"""A worker says that it lives, or that it ends."""

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.jobs import heartbeat


@act
def beat(moment: Moment, worker: str) -> None:
    """The worker of this name lives."""
    heartbeat.beat(moment.session, worker, moment.now)


@act
def stop(moment: Moment, worker: str) -> None:
    """The worker of this name ends."""
    heartbeat.stop(moment.session, worker)
