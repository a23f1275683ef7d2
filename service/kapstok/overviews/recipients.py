"""Whom a notice goes to: addresses only, nothing about the casus."""

from uuid import UUID

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.people.model import Person, holders
from kapstok.regie.overdracht import OPEN, Overdracht
from kapstok.tasks import model as tasks

REPORT = "aanmelden"


def of_task(task_id: UUID) -> list[str]:
    """Who has the task, or else those who may take it; nobody when it is no longer open."""
    with reading() as session:
        task = session.get(tasks.Task, task_id)
        if task is None or task.status != "open":
            return []
        if task.assignee_id is None:
            people = holders(session, task.role, task.gemeente_id, clock.now(), task.organisation_id)
        else:
            people = [session.get_one(Person, task.assignee_id)]
        return _addresses(people)


def of_overdracht(overdracht_id: UUID) -> list[str]:
    """To whom regie is offered; nobody when it was answered."""
    with reading() as session:
        offered = session.get(Overdracht, overdracht_id)
        if offered is None or offered.status != OPEN:
            return []
        return _addresses([session.get_one(Person, offered.to_id)])


def of_receipt(casus_id: UUID) -> list[str]:
    """Who reported the casus: who completed the aanmelding, or else who opened the casus."""
    with reading() as session:
        report = tasks.last_completed(session, casus_id, REPORT)
        casus = session.get_one(Casus, casus_id)
        reporter = report.closed_by if report is not None and report.closed_by else casus.opened_by
        return _addresses([session.get_one(Person, reporter)])


def _addresses(people: list[Person]) -> list[str]:
    return [person.email for person in people if person.active and person.mail == "direct"]
