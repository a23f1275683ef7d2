"""Open tasks that go along to another version: who does them, with which form and by when from now on."""

from collections.abc import Sequence

from sqlalchemy import select

from kapstok.acts.moment import Held, Moment
from kapstok.acts.task_opened import holder_of
from kapstok.engine.changes import TaskOpened
from kapstok.tasks import model as tasks
from kapstok.tasks.model import Draft, Task

Kept = Sequence[tuple[TaskOpened, TaskOpened]]


def move_tasks(moment: Moment, held: Held, kept: Kept, due: str) -> None:
    """Rewrite the rows of tasks that stayed open. Whoever took one keeps it as long as it is for the same role."""
    for _, it in kept:
        task = tasks.by_key(moment.session, held.casus.id, it.key)
        definition = held.version.task(it.element, it.path)
        task.element, task.process, task.path, task.name = it.element, it.process, list(it.path), it.name
        task.priority, task.why = definition.priority, definition.source
        if due == "opnieuw":
            task.due_on = held.version.due(definition.termijn, task.opened_at) if definition.termijn else None
        if task.role != definition.role:
            _to_role(moment, held, task, definition.role)
        _fit_drafts(moment, held, task, definition.form)


def _to_role(moment: Moment, held: Held, task: Task, role: str) -> None:
    """Another role does it from now on: the holder of regie in that role, else everybody who has it."""
    tasks.release(moment.session, task, moment.now)
    task.role = role
    task.assignee_id = holder_of(held, role)
    task.direct = task.assignee_id is not None
    task.tell_since = moment.now


def _fit_drafts(moment: Moment, held: Held, task: Task, form: str | None) -> None:
    """What was typed stays as far as the form still asks it."""
    asked = {item.key for item in held.version.form(form).inputs}
    for draft in moment.session.scalars(select(Draft).where(Draft.task_id == task.id)):
        fitting = {key: value for key, value in draft.answers.items() if key in asked}
        if fitting != draft.answers:
            draft.answers = fitting
