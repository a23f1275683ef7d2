"""Published versions: an immutable bundle with its digest and number, active in a gemeente from a moment."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, ForeignKey, LargeBinary, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row
from kapstok.errors import NotFound
from kapstok.variants import bundle as bundles
from kapstok.variants import version as versions
from kapstok.variants.bundle import Bundle
from kapstok.variants.version import Version


class NoActiveVersion(NotFound):
    """Nothing was published for this gemeente yet."""


class PublishedVersion(Row):
    """One publication of a variant. `files` is the packed bundle; it never changes."""

    __tablename__ = "published_version"
    __table_args__ = (UniqueConstraint("variant", "number"), UniqueConstraint("variant", "digest"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    variant: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    files: Mapped[bytes] = mapped_column(LargeBinary)
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Activation(Row):
    """From `since` on, new casussen of a gemeente start with this version."""

    __tablename__ = "activation"
    __table_args__ = (UniqueConstraint("gemeente_id", "since"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("published_version.id"))
    since: Mapped[datetime] = mapped_column(Moment)


def keep(session: Session, bundle: Bundle, person_id: UUID | None, now: datetime) -> PublishedVersion:
    """The published version of a bundle; the same files are kept once."""
    same = (PublishedVersion.variant == bundle.variant) & (PublishedVersion.digest == bundle.digest)
    found = session.scalar(select(PublishedVersion).where(same))
    if found is not None:
        return found
    last = select(func.max(PublishedVersion.number)).where(PublishedVersion.variant == bundle.variant)
    row = PublishedVersion(
        variant=bundle.variant,
        number=(session.scalar(last) or 0) + 1,
        title=bundle.manifest.titel,
        digest=bundle.digest,
        files=bundles.pack(bundle),
        published_at=now,
        published_by=person_id,
    )
    session.add(row)
    session.flush()
    return row


def activate(session: Session, gemeente_id: str, version_id: UUID, now: datetime) -> None:
    """Let new casussen of a gemeente start with a version from now on."""
    if active_id(session, gemeente_id, now) != version_id:
        session.add(Activation(gemeente_id=gemeente_id, version_id=version_id, since=now))
        session.flush()


def active_id(session: Session, gemeente_id: str, now: datetime) -> UUID | None:
    """The version with which a casus of this gemeente starts now."""
    query = (
        select(Activation.version_id)
        .where(Activation.gemeente_id == gemeente_id, Activation.since <= now)
        .order_by(Activation.since.desc(), Activation.id.desc())
    )
    return session.scalars(query.limit(1)).first()


def active(session: Session, gemeente_id: str, now: datetime) -> UUID:
    """The same, or NoActiveVersion."""
    version_id = active_id(session, gemeente_id, now)
    if version_id is None:
        raise NoActiveVersion(
            "Voor deze gemeente is nog geen route gepubliceerd. Vraag de functioneel beheerder om dat te doen."
        )
    return version_id


def compiled(asked: Session | Connection, version_id: UUID) -> Version:
    """A version ready to run: compiled once in this process and shared by all its casussen."""
    if version_id not in _compiled:
        files = asked.scalar(select(PublishedVersion.files).where(PublishedVersion.id == version_id))
        if files is None:
            raise NotFound("Deze versie van de route bestaat niet.")
        _compiled[version_id] = versions.compile(bundles.unpack(files))
    return _compiled[version_id]


# Versions never change, so this only grows with what is published.
_compiled: dict[UUID, Version] = {}
