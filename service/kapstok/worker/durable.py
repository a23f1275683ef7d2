"""Work that survives the death of a process: DBOS, with its own tables beside ours.

SQLite: a file of its own in the data folder. PostgreSQL: the schema `dbos` in the same database.
It keeps ids and outcomes only, so nothing of a casus ever stands there.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID, WorkflowStatus
from dbos import error as dbos_error

from kapstok.db import database
from kapstok.schema import OldSchema
from kapstok.settings import settings

QUEUE = "kapstok"
AT_ONCE = 4
# Fixed: by default it follows the source, and then a new version would never finish the work of the old.
WORK_VERSION = "1"
REMEMBERED = timedelta(days=7)
GIVEN_UP = "CANCELLED"
ENDED = frozenset({"SUCCESS", "ERROR", GIVEN_UP, "MAX_RECOVERY_ATTEMPTS_EXCEEDED"})
DEATHS = 3


def migrate() -> None:
    """Make or update the tables of DBOS; once, before workers start."""
    DBOS.migrate(_url())


def launch(worker: str) -> None:
    """Begin to do queued work under the name of this worker, which no other process may have."""
    config: DBOSConfig = {
        "name": "kapstok",
        "system_database_url": _url(),
        "application_version": WORK_VERSION,
        "executor_id": worker,
        "serializer": DBOSPortableJSONSerializer(),
        "run_migrations": False,
        "enable_otlp": False,
        "sys_db_pool_size": AT_ONCE + 4,
        "log_level": "WARNING",
    }
    DBOS(config=config)
    try:
        DBOS.launch()
    except (dbos_error.DBOSException, RuntimeError) as error:
        DBOS.destroy()
        raise OldSchema("De werkvoorraad is nog niet klaar. Voer eerst uit: kapstok db upgrade") from error
    DBOS.register_queue(QUEUE, worker_concurrency=AT_ONCE, polling_interval_sec=min(settings().poll, 1.0))


def close(patience: int) -> None:
    """Take no new work, and give what runs some seconds to end; what does not end is taken over later."""
    DBOS.destroy(workflow_completion_timeout_sec=patience)


def known(ids: Iterable[str]) -> dict[str, str]:
    """The status of work by its id, as far as it was ever queued."""
    wanted = list(ids)
    if not wanted:
        return {}
    found = DBOS.list_workflows(workflow_ids=wanted, load_input=False, load_output=False)
    return {work.workflow_id: work.status for work in found}


def queue(work_id: str, work: Callable[..., None], *arguments: str | int) -> None:
    """Queue work under an id; the same id a second time is the same work."""
    with SetWorkflowID(work_id):
        DBOS.enqueue_workflow(QUEUE, work, *arguments)


def take_over(living: frozenset[str]) -> int:
    """Queue again what workers left unfinished that do not live any more; answers how much.

    What was taken over before is a suspect: it may be what kills workers. Suspects go one at a time, so that the
    one that kills stands alone when it does; after three deaths it is given up.
    """
    unfinished = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
    orphans = [work for work in unfinished if work.executor_id not in living]
    at_work = any(_deaths(work) for work in unfinished if work.executor_id in living)
    suspects = sorted((work for work in orphans if _deaths(work)), key=_deaths)
    taken = [work for work in orphans if not _deaths(work)] + ([] if at_work else suspects[:1])
    for work in taken:
        if _deaths(work) >= DEATHS:
            DBOS.cancel_workflow(work.workflow_id)
            continue
        DBOS.update_workflow_attributes(work.workflow_id, {"deaths": _deaths(work) + 1})
        DBOS.resume_workflow(work.workflow_id, queue_name=QUEUE)
    return len(taken)


def _deaths(work: WorkflowStatus) -> int:
    """In how many workers that died this work was going on, as far as we took it over."""
    return int((work.attributes or {}).get("deaths", 0))


def forget_old(most: int = 500) -> None:
    """Forget work that was finished more than a week ago."""
    before = (datetime.now(UTC) - REMEMBERED).isoformat()
    old = DBOS.list_workflows(
        status=sorted(ENDED), completed_before=before, limit=most, load_input=False, load_output=False
    )
    if old:
        DBOS.delete_workflows([work.workflow_id for work in old])


def _url() -> str:
    if database().dialect.name == "sqlite":
        return f"sqlite:///{settings().data.resolve()}/dbos.db"
    return settings().database
