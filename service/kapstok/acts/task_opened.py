"""A task appears: whose it is, by when, and that somebody is to be told."""

from uuid import UUID, uuid4

from kapstok.acts.moment import Held, Moment
from kapstok.acts.note import note
from kapstok.engine.changes import TaskOpened
from kapstok.people.model import Organisation
from kapstok.regie import ledger
from kapstok.tasks import model as tasks

REGIE_KINDS: tuple[ledger.Kind, ...] = ("casusregie", "procesregie")


def open_task(moment: Moment, held: Held, it: TaskOpened) -> UUID:
    """Make the task; it falls to the holder of regie in that role, else to everybody who has the role."""
    definition = held.version.task(it.element, it.path)
    holder = holder_of(held, definition.role)
    partner = _organisation(moment, it.item)
    task_id = uuid4()
    moment.put(
        tasks.Task,
        id=task_id,
        casus_id=held.found.id,
        gemeente_id=held.found.gemeente_id,
        key=it.key,
        element=it.element,
        process=it.process,
        path=list(it.path),
        name=it.name,
        role=definition.role,
        organisation_id=partner,
        assignee_id=holder,
        direct=holder is not None,
        why=definition.source,
        fase=held.now.fase,
        priority=definition.priority,
        due_on=held.version.due(definition.termijn, moment.now) if definition.termijn else None,
        status="open",
        opened_at=moment.now,
        tell_since=moment.now,
    )
    note(
        moment,
        held,
        "taak_geopend",
        it.name,
        element=it.element,
        process=it.process,
        rol=definition.role,
        partij=partner,
    )
    return task_id


def _organisation(moment: Moment, item: str | None) -> str | None:
    """The one organisation that is asked; a repetition over something else asks everybody who has the role."""
    return item if item is not None and moment.session.get(Organisation, item) is not None else None


def holder_of(held: Held, role: str) -> UUID | None:
    """The person to whom a task for this role falls at once, because he holds regie in it."""
    for kind in REGIE_KINDS:
        current = held.regie.get(kind)
        if current is not None and current.role == role and current.person_id is not None:
            return current.person_id
    return None
