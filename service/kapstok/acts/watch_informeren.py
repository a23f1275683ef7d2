"""The route waits for the day on which "de burger weet het bewust niet" is judged again, in whatever fase (PRIV-11)."""

from datetime import date

from kapstok import clock
from kapstok.acts.moment import Held, Moment
from kapstok.bpmn.operations import INFORMED, informed
from kapstok.dossier import informeren
from kapstok.dossier.informeren import ASKED, ASKED_AGAIN, Informeren
from kapstok.engine.changes import Change


def recorded(moment: Moment, held: Held, row: Informeren | None = None) -> list[Change]:
    """Something new was recorded: the day that was waited for lapses, a new one is waited for."""
    row = row or informeren.latest(moment.session, held.casus.id)
    if row is None or (row.recheck_on is not None and _waits(held, row.recheck_on, ASKED)):
        return []
    return _tell(moment, held, row)


def left_behind(moment: Moment, held: Held) -> list[Change]:
    """A step that waited for the day was left, or never did: then the main line waits for it."""
    row = informeren.latest(moment.session, held.casus.id)
    if row is None or row.recheck_on is None or _waits(held, row.recheck_on, ASKED | ASKED_AGAIN):
        return []
    return _tell(moment, held, row)


def waits(held: Held, day: date) -> bool:
    """Whether the route itself asks again, now or on that day."""
    return _waits(held, day, ASKED | ASKED_AGAIN)


def _waits(held: Held, day: date, forms: frozenset[str]) -> bool:
    due = clock.start_of_day(day)
    if any(timer.due == due for timer in held.run.timers()):
        return True
    return any(held.version.task(task.element, task.path).form in forms for task in held.run.open_tasks())


def _tell(moment: Moment, held: Held, row: Informeren) -> list[Change]:
    return held.run.broadcast(INFORMED, informed(row.state, row.recheck_on), moment.now)
