"""Whom a notice goes to: addresses only, nothing about the casus."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.dossier.consult import Consult
from kapstok.dossier.vaststelling import ACTIELIJST, Vaststelling
from kapstok.errors import NotFound
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


def of_consult(consult_id: UUID) -> list[str]:
    """Who could advise, but not who asked; nobody when there is advice."""
    with reading() as session:
        asked = session.get(Consult, consult_id)
        if asked is None or asked.answered_at is not None:
            return []
        people = holders(session, asked.role, asked.gemeente_id, clock.now())
        return _addresses([person for person in people if person.id != asked.asked_by])


def of_receipt(casus_id: UUID) -> list[str]:
    """Who reported the casus: who completed the aanmelding, or else who opened the casus."""
    with reading() as session:
        report = tasks.last_completed(session, casus_id, REPORT)
        casus = session.get_one(Casus, casus_id)
        reporter = report.closed_by if report is not None and report.closed_by else casus.opened_by
        return _addresses([session.get_one(Person, reporter)])


def of_persons(persons: Sequence[UUID]) -> list[str]:
    """The people who were named, as far as they still work here."""
    with reading() as session:
        return _addresses(list(session.scalars(select(Person).where(Person.id.in_(persons)))))


def of_actielijst(casus_id: UUID, actielijst_id: UUID) -> tuple[int, list[dict[str, str]], str]:
    """What a settled actielijst says: its number, its lines and the next meeting, with days as people write them."""
    with reading() as session:
        found = session.get(Vaststelling, actielijst_id)
        if found is None or (found.casus_id, found.kind) != (casus_id, ACTIELIJST):
            raise NotFound("Deze actielijst bestaat niet (meer).")
        lines = [{**line, "wanneer": dutch_day(line["wanneer"])} for line in found.content["acties"]]
        return found.number, lines, dutch_day(found.content.get("volgende_bespreking"))


def dutch_day(iso: str | None) -> str:
    """As in 21-11-2026; nothing when there is no day."""
    return "-".join(reversed(iso.split("-"))) if iso else ""


def _addresses(people: list[Person]) -> list[str]:
    return [person.email for person in people if person.active and person.mail == "direct"]
