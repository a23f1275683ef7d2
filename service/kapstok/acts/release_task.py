"""Give a task back to the group."""

from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.complete_task import refuse_unworkable
from kapstok.acts.moment import Moment
from kapstok.acts.note import note
from kapstok.errors import Forbidden
from kapstok.tasks import model as tasks


@act
def release_task(moment: Moment, task_id: UUID) -> None:
    """Only who has the task can give it back, and only when others could take it."""
    task, held = moment.hold_task(task_id)
    refuse_unworkable(moment, task)
    if task.direct:
        raise Forbidden(
            "Deze taak hoort bij uw regie in deze casus en kan niet terug naar de groep. "
            "Draag de regie over, of wijs de taak toe aan een collega."
        )
    if task.assignee_id is not None:
        tasks.release(moment.session, held.to_change(), moment.now)
        note(moment, held, "taak_teruggegeven", task.name, element=task.element)
