"""Casussen that want work done, and what became of it."""

from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import select, update

from given import House
from kapstok import clock
from kapstok.acts.publish_process import publish_process
from kapstok.audit.chain import Line
from kapstok.casus.model import Casus
from kapstok.db import reading, writing
from kapstok.jobs.model import Job
from kapstok.settings import settings
from kapstok.variants import bundle
from kapstok.worker.operations import OPERATIONS

__all__ = ["OPERATIONS"]

ROUTE = Path(__file__).parent / "route"


def open_casus() -> UUID:
    """A casus that wants a letter sent, and a timer of one second; in the time of the machine."""
    werk = bundle.load(ROUTE / "processes", ROUTE / "forms", "werk")
    publish_process(None, werk, ["veldermeer"])
    return House(None).open("noor", title="Huishouden Geheim", fase=2).casus_id


def want(operation: str, casus_id: UUID | None = None, **parameters: str) -> UUID:
    """Work that nobody waits for."""
    job_id = uuid4()
    with writing() as session:
        session.add(
            Job(id=job_id, operation=operation, casus_id=casus_id, parameters=parameters, wanted_at=clock.now())
        )
    return job_id


def damage(casus_id: UUID) -> None:
    """Make the run of a casus unreadable."""
    with writing() as session:
        session.execute(update(Casus).where(Casus.id == casus_id).values(state=b"damaged"))


def job(job_id: UUID) -> Job:
    with reading() as session:
        return session.get_one(Job, job_id)


def acts_on(casus_id: UUID) -> list[str]:
    """Which acts were done on a casus, in order."""
    with reading() as session:
        return list(session.scalars(select(Line.act).where(Line.casus_id == casus_id).order_by(Line.version)))


def tasks(casus_id: UUID) -> set[str]:
    """The names of the open tasks."""
    return {task.name for task in House(None).tasks(casus_id)}


def letters() -> list[str]:
    """The letters in the data folder."""
    return [path.read_text() for path in sorted((settings().data / "post").glob("*.eml"))]


def jobs_of(casus_id: UUID) -> list[Job]:
    with reading() as session:
        return list(session.scalars(select(Job).where(Job.casus_id == casus_id)))
