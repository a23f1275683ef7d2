"""Give a task to a colleague who could do it as well."""

from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.acts.note import note
from kapstok.errors import Forbidden, Invalid
from kapstok.people.model import holders
from kapstok.rights import is_candidate
from kapstok.tasks import model as tasks


@act
def assign_task(moment: Moment, task_id: UUID, person_id: UUID) -> None:
    """Who has the task, or could take it, may give it to somebody with the same role (and organisation)."""
    task, held = moment.hold_task(task_id)
    if task.status != "open":
        raise tasks.TaskClosed("Deze taak is niet meer open. Er valt niets meer toe te wijzen.")
    if task.assignee_id != moment.viewer.person_id and not is_candidate(moment.viewer, task):
        raise Forbidden("Alleen wie deze taak heeft of kan doen, wijst haar toe.")
    able = holders(moment.session, task.role, task.gemeente_id, moment.now, task.organisation_id)
    chosen = next((person for person in able if person.id == person_id), None)
    if chosen is None:
        names = ", ".join(person.name for person in able)
        raise Invalid({"persoon": f"Kies iemand die deze rol heeft in deze gemeente: {names}."})
    tasks.take(moment.session, held.to_change(), chosen.id, moment.viewer.person_id, moment.now)
    note(moment, held, "taak_toegewezen", task.name, element=task.element, persoon=str(chosen.id))
