"""The one corridor: every act runs in one transaction, is tried again when the database asks for it, and can
be repeated by its caller with a key without happening twice.
"""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar
from uuid import UUID

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from kapstok import clock, traces, waypoints
from kapstok.acts.moment import Moment
from kapstok.audit import requests
from kapstok.db import OutcomeUnknown, looking, refuses_to_write, transaction, went_away, writing
from kapstok.errors import Broken, Conflict, Full, KapstokError, Unavailable
from kapstok.jobs.model import CASUS, Job, note_stuck
from kapstok.rights import Viewer
from kapstok.settled import Settled

P = ParamSpec("P")
T = TypeVar("T")

TRIES = 5
FULL = (
    "Er kan nu niets worden opgeslagen: de schijf is vol of alleen te lezen. Er is niets veranderd. "
    "Meld dit bij de beheerder en probeer het daarna opnieuw."
)
log = logging.getLogger(__name__)


@dataclass
class Outcome:
    """What an act on a casus led to. `opened`: the ids of the tasks or lines that appeared, in order. `settled` comes
    when it is written, and is not kept for who repeats it: by then it may be otherwise.
    """

    casus_id: UUID
    fase: int
    closed: bool
    opened: tuple[UUID, ...] = ()
    settled: Settled | None = field(default=None, compare=False, repr=False)

    def to_json(self) -> dict[str, Any]:
        return {"casus_id": self.casus_id, "fase": self.fase, "closed": self.closed, "opened": self.opened}

    @staticmethod
    def from_json(data: dict[str, Any]) -> "Outcome":
        opened = tuple(UUID(task_id) for task_id in data["opened"])
        return Outcome(UUID(data["casus_id"]), data["fase"], data["closed"], opened)


class Act(Generic[P, T]):
    """A deed. Call it with the viewer (None: the clock or a system) and its arguments."""

    def __init__(self, deed: Callable[Concatenate[Moment, P], T]):
        self.deed = deed
        self.name = deed.__name__
        self.__doc__ = deed.__doc__

    def __call__(self, viewer: Viewer | None, *args: P.args, **kwargs: P.kwargs) -> T:
        with traces.span(self.name):
            return _told(lambda: _again(lambda: self._once(viewer, None, *args, **kwargs)))

    def once(self, key: str | None, viewer: Viewer, *args: P.args, **kwargs: P.kwargs) -> T:
        """The same, at most once for this key; a repetition gets the first answer (an Outcome)."""
        with traces.span(self.name):
            repeatable = key is not None
            return _told(lambda: _again(lambda: self._once(viewer, key, *args, **kwargs), repeatable))

    def _once(self, viewer: Viewer | None, key: str | None, *args: P.args, **kwargs: P.kwargs) -> T:
        if key is None or viewer is None:
            return self._done(viewer, None, *args, **kwargs)
        # First do it: only a repetition pays for looking, after it was refused and undone. Its own line in
        # `answered_request` is unique, so nothing is ever done twice.
        request = requests.Request(viewer.person_id, key, requests.fingerprint(self.name, [args, kwargs]))
        try:
            return self._done(viewer, request, *args, **kwargs)
        except Unavailable:
            raise
        except (KapstokError, IntegrityError):
            with looking() as connection:
                earlier = requests.answered(connection, request)
            if earlier is None:
                raise
            return Outcome.from_json(earlier)  # type: ignore[return-value]

    def _done(self, viewer: Viewer | None, request: requests.Request | None, *args: P.args, **kwargs: P.kwargs) -> T:
        with transaction() as connection, Moment(self.name, connection, viewer, clock.now()) as moment:
            waypoints.reached("begin")
            answer = self._answer(moment, *args, **kwargs)
            waypoints.reached("after_engine")
            if request is not None:
                moment.put(requests.Answered, **requests.kept(request, answer.to_json(), moment.now))  # type: ignore[attr-defined]
            settled = moment.settle()
            if isinstance(answer, Outcome):
                answer.settled = settled
        return answer

    def _answer(self, moment: Moment, *args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return self.deed(moment, *args, **kwargs)
        except Broken as error:
            if moment.person is not None and moment.held:  # what the worker does has an incident of its own
                error.casus_id = moment.held[0].casus.id
            raise


def act(deed: Callable[Concatenate[Moment, P], T]) -> Act[P, T]:
    """Make a function of a moment into an act."""
    return Act(deed)


def _told(attempt: Callable[[], T]) -> T:
    """A casus that would not go on becomes an incident, beside what the person is told."""
    try:
        return attempt()
    except Broken as error:
        if error.casus_id is not None:
            found, now = error.findings[0], clock.now()
            stuck = Job(operation=CASUS, casus_id=error.casus_id, element=found.element, wanted_at=now, status="failed")
            stuck.attempts, stuck.error = 1, f"{found.rule}: {found.name or found.element or found.file}"[:200]
            with writing() as session:
                note_stuck(session, stuck)
        raise


def _again(attempt: Callable[[], T], repeatable: bool = False) -> T:
    """Try up to five times what the database could not do because of somebody else.

    An attempt that may have been committed is tried again only when it is `repeatable`: its key finds the answer.
    """
    for number in range(1, TRIES + 1):
        try:
            return attempt()
        except OutcomeUnknown:
            if not repeatable or number == TRIES:
                raise
        except (DBAPIError, StaleDataError) as error:
            if isinstance(error, DBAPIError) and refuses_to_write(error):
                log.error("cannot write: %s", type(error.orig).__name__)
                raise Full(FULL) from error
            if not (isinstance(error, IntegrityError | StaleDataError) or went_away(error)):
                raise
            if number == TRIES:
                log.error("gave up after %d tries: %s", TRIES, type(error).__name__)
                raise _busy(error) from error
        time.sleep(random.uniform(0, 0.02) * number)  # noqa: S311
    raise AssertionError("unreachable")


def _busy(error: Exception) -> Exception:
    if went_away(error):
        return Unavailable("Het systeem is even te druk. Er is niets veranderd. Probeer het over een paar tellen weer.")
    return Conflict("Iemand anders was net voor u. Bekijk de casus opnieuw en beslis dan.")
