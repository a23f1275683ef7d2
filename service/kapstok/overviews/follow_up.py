"""What follows on a deed: the tasks that appeared, for whom, in words that whoever did it may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.people.model import Organisation
from kapstok.rights import Viewer, sees_casus
from kapstok.tasks.model import Task


@dataclass(frozen=True)
class FollowUp:
    """A task that appeared. `whom` is the role, with the organisation when one is asked; never a person."""

    name: str
    whom: str
    mine: bool


def follow_up(viewer: Viewer, task_ids: Sequence[UUID]) -> list[FollowUp]:
    """Those of the tasks that opened in a casus which the viewer may see, or in which he just did a task."""
    done = aliased(Task)
    worked = exists().where(done.casus_id == Task.casus_id, done.closed_by == viewer.person_id)
    seen = or_(sees_casus(viewer), Casus.opened_by == viewer.person_id)
    with reading() as session:
        query = (
            select(Task, Casus.version_id, Organisation.name)
            .join(Casus, Casus.id == Task.casus_id)
            .outerjoin(Organisation, Organisation.id == Task.organisation_id)
            .where(Task.id.in_(task_ids), or_(worked, seen))
            .order_by(Task.opened_at, Task.name)
        )
        return [
            FollowUp(
                task.name,
                " – ".join(filter(None, (catalogue.compiled(session, version_id).role_label(task.role), organisation))),
                task.assignee_id == viewer.person_id,
            )
            for task, version_id, organisation in session.execute(query)
        ]
