"""A design: a variant that somebody works on, not published and not in force, file by file under a revision."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row
from kapstok.errors import Conflict, NotFound
from kapstok.variants import bundle as bundles
from kapstok.variants.bundle import Bundle


class DesignNotFound(NotFound):
    """There is no such design, or not for this person."""

    def __init__(self) -> None:
        super().__init__("Dit ontwerp bestaat niet, of u werkt niet voor deze gemeente.")


class DesignMoved(Conflict):
    """Somebody else saved in the meantime."""


class Design(Row):
    """`files` is a packed bundle; `revision` counts how often it was saved. `based_on` is where it began."""

    __tablename__ = "design"
    __table_args__ = (UniqueConstraint("gemeente_id", "variant"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    variant: Mapped[str] = mapped_column(String(60))
    title: Mapped[str] = mapped_column(String(200))
    based_on: Mapped[UUID | None] = mapped_column(ForeignKey("published_version.id"))
    files: Mapped[bytes] = mapped_column(LargeBinary)
    revision: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime] = mapped_column(Moment)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by: Mapped[UUID] = mapped_column(ForeignKey("person.id"))


def find(session: Session, design_id: UUID) -> Design:
    design = session.get(Design, design_id)
    if design is None:
        raise DesignNotFound
    return design


def to_change(session: Session, design_id: UUID) -> Design:
    """The same, with its row locked until the transaction ends."""
    design = session.scalar(select(Design).where(Design.id == design_id).with_for_update())
    if design is None:
        raise DesignNotFound
    return design


def named(session: Session, gemeente_id: str, variant: str) -> Design | None:
    return session.scalar(select(Design).where(Design.gemeente_id == gemeente_id, Design.variant == variant))


def bundle_of(design: Design) -> Bundle:
    return bundles.unpack(design.files)


def keep(design: Design, bundle: Bundle, person_id: UUID, now: datetime) -> None:
    """Save a bundle as the next revision."""
    design.files, design.title = bundles.pack(bundle), bundle.manifest.titel or bundle.variant
    design.revision += 1
    design.saved_at, design.saved_by = now, person_id
