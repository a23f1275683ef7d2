"""All rows around a batch of casussen, read in one moment: nothing can change while they are compared."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok.audit.chain import PROOF, Line
from kapstok.casus.model import Casus, Event, Waiting
from kapstok.db import reading
from kapstok.dossier.answers import Answers
from kapstok.jobs.model import Job
from kapstok.regie.ledger import Regie
from kapstok.tasks.model import Task

T = TypeVar("T", Task, Waiting, Job, Regie, Line)
BATCH = 100


@dataclass(frozen=True)
class AnswerLine:
    """That something was answered: who, to which task; not what."""

    task_id: UUID | None
    person_id: UUID


@dataclass
class Gathered:
    """One casus with everything that belongs to it."""

    casus: Casus
    tasks: list[Task]
    waiting: list[Waiting]
    jobs: list[Job]
    regie: list[Regie]
    lines: list[Line]
    answers: list[AnswerLine]
    events: list[int]

    @property
    def destroyed(self) -> bool:
        """Whether nothing should be left of it but a number in a count."""
        return any(PROOF in line.detail for line in self.lines)


@contextmanager
def one_moment() -> Iterator[Session]:
    """A session that sees the database as it was at its first look."""
    with reading() as session:
        if session.get_bind().dialect.name == "postgresql":
            session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield session


def batch(session: Session, after: UUID | None) -> list[Gathered]:
    """The next casussen in the order of their ids, with all that belongs to them."""
    query = select(Casus).order_by(Casus.id).limit(BATCH)
    found = list(session.scalars(query.where(Casus.id > after) if after else query))
    ids = [casus.id for casus in found]
    tasks, waiting = _of(session, Task, ids), _of(session, Waiting, ids)
    jobs, regie, lines = _of(session, Job, ids), _of(session, Regie, ids), _of(session, Line, ids)
    answers, events = _answers(session, ids), _events(session, ids)
    return [
        Gathered(
            casus,
            tasks[casus.id],
            waiting[casus.id],
            jobs[casus.id],
            regie[casus.id],
            sorted(lines[casus.id], key=lambda line: line.version),
            answers[casus.id],
            events[casus.id],
        )
        for casus in found
    ]


def _of(session: Session, kind: type[T], ids: Sequence[UUID]) -> dict[UUID, list[T]]:
    found = session.scalars(select(kind).where(kind.casus_id.in_(ids)))
    return _by_casus(ids, ((row.casus_id, row) for row in found if row.casus_id))


def _answers(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[AnswerLine]]:
    query = select(Answers.casus_id, Answers.task_id, Answers.person_id).where(Answers.casus_id.in_(ids))
    return _by_casus(ids, ((row[0], AnswerLine(row[1], row[2])) for row in session.execute(query)))


def _events(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[int]]:
    query = select(Event.casus_id, Event.version).where(Event.casus_id.in_(ids))
    return _by_casus(ids, ((row[0], row[1]) for row in session.execute(query)))


V = TypeVar("V")


def _by_casus(ids: Sequence[UUID], pairs: Iterable[tuple[UUID, V]]) -> dict[UUID, list[V]]:
    grouped: dict[UUID, list[V]] = {casus_id: [] for casus_id in ids}
    for casus_id, value in pairs:
        grouped[casus_id].append(value)
    return grouped
