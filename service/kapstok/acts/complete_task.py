"""Complete a task: check the answers, push the run, record what follows."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts import act_without_consent, from_dossier, inform_burger, watch_informeren
from kapstok.acts.act import Outcome, act
from kapstok.acts.consequences import record
from kapstok.acts.moment import Held, Moment
from kapstok.choices import sources
from kapstok.clock import AMSTERDAM
from kapstok.dossier.answers import Answers
from kapstok.errors import Forbidden
from kapstok.forms.answers import clean
from kapstok.people.model import Person
from kapstok.rights import may_work
from kapstok.tasks import model as tasks


@act
def complete_task(moment: Moment, task_id: UUID, raw: Mapping[str, Any]) -> Outcome:
    """Complete a task that is the viewer's or free; exactly one of two wins, the other is told who did."""
    task, held = moment.hold_task(task_id)
    refuse_unworkable(moment, task)
    process_data = _keep_answers(moment, held, task, raw)
    if task.assignee_id is None:
        tasks.take(moment.session, held.to_change(), moment.viewer.person_id, moment.viewer.person_id, moment.now)
    happened = held.run.complete(task.key, process_data, moment.now)
    if "burger_geinformeerd" in process_data:
        happened += watch_informeren.recorded(moment, held)
    return record(moment, held, happened)


def refuse_unworkable(moment: Moment, task: tasks.Task) -> None:
    """Raises Conflict, saying who was first, or Forbidden when it is for another role."""
    if task.status == "open" and may_work(moment.viewer, task):
        return
    if task.status == "done":
        when = _when(task)
        raise tasks.TaskClosed(f"Deze taak is al afgerond door {_name(moment, task.closed_by)}{when}.")
    if task.status == "withdrawn":
        raise tasks.TaskClosed("Deze taak is vervallen: de route is intussen verder gegaan.")
    if task.assignee_id is None:
        raise Forbidden("Deze taak is voor een andere rol. U kunt haar wel zien, omdat u bij de casus betrokken bent.")
    raise tasks.TaskTaken(
        f"Deze taak ligt bij {_name(moment, task.assignee_id)}. Overleg met die persoon, "
        "of vraag om de taak terug te geven."
    )


def _when(task: tasks.Task) -> str:
    if task.closed_at is None:
        return ""
    return f" op {task.closed_at.astimezone(AMSTERDAM):%d-%m-%Y om %H:%M}"


def _name(moment: Moment, person_id: UUID | None) -> str:
    person = moment.session.get(Person, person_id) if person_id else None
    return person.name if person else "een collega"


def _keep_answers(moment: Moment, held: Held, task: tasks.Task, raw: Mapping[str, Any]) -> dict[str, Any]:
    """Put the answers in the dossier; what the form marks as process data goes on to the run."""
    definition = held.version.task(task.element, tuple(task.path))
    form = held.version.form(definition.form)
    options = sources(moment.session, held.version, held.casus.gemeente_id, form) if form.sources else {}
    pages = from_dossier.standings(moment, held, form, task.element, task.opened_at)
    cleaned = clean(form, raw, options, held.run.data, from_dossier.lacking(pages))
    moment.put(
        Answers,
        casus_id=task.casus_id,
        task_id=task.id,
        element=task.element,
        form=form.id,
        values=from_dossier.refer(moment, held, cleaned, pages),
        person_id=moment.viewer.person_id,
        at=moment.now,
    )
    inform_burger.from_route(moment, held, cleaned.answers)
    act_without_consent.from_route(moment, held, form.id, cleaned.answers)
    return dict(cleaned.process_data)
