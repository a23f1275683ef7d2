"""Keep a half-filled form, unjudged: nothing that was typed is ever lost."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.errors import Forbidden, Invalid
from kapstok.rights import is_candidate, task_for
from kapstok.tasks import model as tasks

MOST_BYTES = 200_000


@act
def save_draft(moment: Moment, task_id: UUID, answers: Mapping[str, Any]) -> datetime:
    """Answers the moment of saving. A draft belongs to its writer; a task that was closed keeps it."""
    task = task_for(moment.session, moment.viewer, task_id)
    if task.assignee_id != moment.viewer.person_id and not is_candidate(moment.viewer, task):
        raise Forbidden("Een concept bewaart u alleen bij een taak die u kunt doen.")
    if len(json.dumps(dict(answers))) > MOST_BYTES:
        raise Invalid({}, "Dit concept is te groot om te bewaren. Kort de teksten in.")
    tasks.save_draft(moment.session, task_id, moment.viewer.person_id, dict(answers), moment.now)
    return moment.now
