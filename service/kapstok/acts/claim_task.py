"""Take a task: from then on it is the viewer's."""

from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.complete_task import refuse_unworkable
from kapstok.acts.moment import Moment
from kapstok.acts.note import note
from kapstok.tasks import model as tasks


@act
def claim_task(moment: Moment, task_id: UUID) -> None:
    """Of two who take a task at once exactly one gets it; the other is told who has it."""
    task, held = moment.hold_task(task_id)
    refuse_unworkable(moment, task)
    if task.assignee_id is None:
        tasks.take(moment.session, held.to_change(), moment.viewer.person_id, moment.viewer.person_id, moment.now)
        note(moment, held, "taak_opgepakt", task.name, element=task.element)
