"""What was promised to the outside and to those who repeat themselves: letters wanted, answers kept."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from kapstok.audit.chain import Line
from kapstok.audit.requests import Answered
from kapstok.casus.model import Casus
from kapstok.inspection.defects import LOOK, Defect
from kapstok.jobs.model import Job
from kapstok.tasks.model import OPEN_TASK, Task

AT_ONCE = 2000


def inspect_outbox(session: Session) -> Iterator[Defect]:
    """Every task that is open was announced or still will be; every kept answer tells of something that was done."""
    yield from _announced(session)
    yield from _kept(session)


def _announced(session: Session) -> Iterator[Defect]:
    query = select(Task.id, Casus.kenmerk).join(Casus).where(OPEN_TASK, Task.tell_since.is_(None)).order_by(Task.id)
    for rows in session.execute(query.execution_options(yield_per=AT_ONCE)).partitions():
        wanted = [str(task_id) for task_id, _ in rows]
        asked = Job.parameters["task_id"].as_string()
        told = set(session.scalars(select(asked).where(Job.operation == "mail_taak", asked.in_(wanted))))
        for task_id, kenmerk in rows:
            if str(task_id) not in told:
                yield Defect(kenmerk, "postvak_uit", "Een open taak is nooit aangekondigd.", LOOK)


def _kept(session: Session) -> Iterator[Defect]:
    query = select(Answered).order_by(Answered.person_id, Answered.key)
    for rows in session.scalars(query.execution_options(yield_per=AT_ONCE)).partitions():
        for row in rows:
            casus_id = _casus(row.answer)
            if casus_id is not None and not session.scalar(_told(row, casus_id)):
                yield Defect("verzoeken", "herhaling", "Een bewaard antwoord gaat over iets dat nooit gebeurde.", LOOK)


def _told(row: Answered, casus_id: UUID) -> Any:
    line = Line.casus_id == casus_id, Line.person_id == row.person_id, Line.at == row.at
    return select(exists().where(*line))


def _casus(answer: dict[str, Any]) -> UUID | None:
    found = answer.get("casus_id")
    return UUID(found) if found else None
