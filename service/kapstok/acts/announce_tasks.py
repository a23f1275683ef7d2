"""Tasks that appeared become outside work: whoever can do one is mailed."""

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.jobs.model import Job
from kapstok.tasks import model as tasks


@act
def announce_tasks(moment: Moment, most: int) -> int:
    """How many tasks there were to tell of. Nobody is told of one that was closed in the meantime."""
    found = tasks.to_tell(moment.session, most)
    for task in found:
        if task.status == "open":
            parameters = {"task_id": str(task.id)}
            moment.session.add(Job(operation="mail_taak", parameters=parameters, wanted_at=task.tell_since))
        task.tell_since = None
    return len(found)
