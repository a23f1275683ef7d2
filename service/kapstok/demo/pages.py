"""What somebody writes on a page of the dossier before he does the step that it answers."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from uuid import UUID

from kapstok import clock
from kapstok.acts.add_actie import add_actie
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.hold_overleg import hold_overleg
from kapstok.acts.plan_overleg import plan_overleg
from kapstok.acts.write_bouwschema import write_bouwschema
from kapstok.demo.passages import GOALS, HEARD, STAYS
from kapstok.demo.wording import Speaking, plain, says
from kapstok.overviews.task import task_page
from kapstok.rights import Viewer

CONTACT = says("Met {gezin} een vast aanspreekpunt afspreken")
FACTS = says("Drie meldingen over {gezin} in vier weken.", "{naam} kwam twee keer niet op een afspraak over {gebied}.")


def fill_pages(
    viewer: Viewer, task_id: UUID, areas: Sequence[str] = ("inkomen", "netwerk", "wonen"), speak: Speaking = plain
) -> list[UUID]:
    """Whatever a task still misses of its pages is written there, as the person himself would. Answers the meetings
    that were planned and are still to come.
    """
    pages = task_page(viewer, task_id).pages
    missing = [page for page in pages.values() if page.missing]
    return [one for page in missing for one in WRITE[page.page](viewer, page.casus_id, areas, speak)]


def hold_meeting(viewer: Viewer, casus_id: UUID, meeting: UUID, speak: Speaking = plain) -> None:
    """The table heard the household, and saw no reason for another fase."""
    judged = {"fasetoets": "gelijk", "fasetoets_toelichting": speak(STAYS)}
    hold_overleg(viewer, casus_id, meeting, {"clientperspectief": speak(HEARD), **judged})


def _plan(viewer: Viewer, casus_id: UUID, areas: Sequence[str], speak: Speaking) -> list[UUID]:
    for area in areas:
        goal, tasks, agreed = map(speak, GOALS[area])
        line = {"leefgebied": area, "doel": goal, "taken": tasks, "afspraken": agreed}
        add_plan_regel(viewer, casus_id, line)
    return []


def _actielijst(viewer: Viewer, casus_id: UUID, _: Sequence[str], speak: Speaking) -> list[UUID]:
    actie = {"actie": speak(CONTACT), "wie_anders": "De buurtcoach", "wanneer": _day(7)}
    add_actie(viewer, casus_id, actie)
    return []


def _mdo(viewer: Viewer, casus_id: UUID, _: Sequence[str], __: Speaking) -> list[UUID]:
    return [_meeting(viewer, casus_id, "mdo", _day(5))]


def _bespreking(viewer: Viewer, casus_id: UUID, _: Sequence[str], speak: Speaking) -> list[UUID]:
    meeting = _meeting(viewer, casus_id, "zvh_casusbespreking", _day(0))
    write_bouwschema(viewer, casus_id, meeting, {"partner": "gezamenlijk", "feiten": speak(FACTS)})
    hold_meeting(viewer, casus_id, meeting, speak)
    return []


def _meeting(viewer: Viewer, casus_id: UUID, kind: str, day: str) -> UUID:
    answers = {"soort": kind, "datum": day, "deelnemers": [str(viewer.person_id)]}
    return plan_overleg(viewer, casus_id, answers).opened[0]


def _day(after: int) -> str:
    return (clock.day_of(clock.now()) + timedelta(days=after)).isoformat()


WRITE: dict[str, Callable[[Viewer, UUID, Sequence[str], Speaking], list[UUID]]] = {
    "plan": _plan,
    "actielijst": _actielijst,
    "mdo": _mdo,
    "bespreking": _bespreking,
}
