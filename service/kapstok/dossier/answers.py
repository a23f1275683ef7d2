"""The answers to forms: what professionals wrote down, kept per task or message and outside the run."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row, SealedJson

# Where somebody says why fasen are skipped.
SKIP_REASONS = ("reden_overslaan", "toelichting")


class Answers(Row):
    """The answers to one form, sealed. `task_id` is None for what was sent as a message or on opening."""

    __tablename__ = "answers"
    __table_args__ = (Index("ix_answers_casus", "casus_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    casus_id: Mapped[UUID] = mapped_column(ForeignKey("casus.id"))
    task_id: Mapped[UUID | None] = mapped_column(ForeignKey("task.id"), index=True)
    element: Mapped[str] = mapped_column(String(100))
    form: Mapped[str] = mapped_column(String(100))
    values: Mapped[dict[str, Any]] = mapped_column(SealedJson)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)


def of_element(session: Session, casus_id: UUID, element: str) -> Answers | None:
    """What was answered last at an element of the route: to its task, or with its message."""
    query = select(Answers).where(Answers.casus_id == casus_id, Answers.element == element)
    return session.scalars(query.order_by(Answers.id.desc())).first()


def last_to(session: Session, casus_id: UUID, form: str, person_id: UUID) -> Answers | None:
    """What a person answered last to a form."""
    where = Answers.casus_id == casus_id, Answers.form == form, Answers.person_id == person_id
    return session.scalars(select(Answers).where(*where).order_by(Answers.id.desc())).first()


def latest(session: Session, casus_id: UUID, fields: tuple[str, ...]) -> int | None:
    """Which answers (their id) filled in one of these fields last, the first field preferred."""
    query = select(Answers).where(Answers.casus_id == casus_id).order_by(Answers.id.desc())
    given = list(session.scalars(query))
    return next((row.id for field in fields for row in given if row.values.get(field)), None)


def text_of(row: Answers, fields: tuple[str, ...]) -> str | None:
    """What stands in the first of these fields that was filled in."""
    return next((str(row.values[field]) for field in fields if row.values.get(field)), None)
