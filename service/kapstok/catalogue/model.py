"""Published versions: an immutable bundle with its digest and number, active in a gemeente from a moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from sqlalchemy import (
    JSON,
    Connection,
    ForeignKey,
    Index,
    LargeBinary,
    Select,
    String,
    UniqueConstraint,
    bindparam,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from kapstok.db import Moment, Row
from kapstok.errors import NotFound
from kapstok.prebuilt import Prebuilt
from kapstok.variants import bundle as bundles
from kapstok.variants import version as versions
from kapstok.variants.bundle import Bundle
from kapstok.variants.version import Version


class NoActiveVersion(NotFound):
    """Nothing was published for this gemeente yet."""


class PublishedVersion(Row):
    """One checked version of a variant. `files` is the packed bundle; it never changes.

    `report` is what the gate found: what was run and what was left out (None: shipped with Kapstok itself).
    """

    __tablename__ = "published_version"
    __table_args__ = (UniqueConstraint("variant", "number"), UniqueConstraint("variant", "digest"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    variant: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    files: Mapped[bytes] = mapped_column(LargeBinary)
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    published_at: Mapped[datetime] = mapped_column(Moment)
    published_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


class Activation(Row):
    """From `since` on, new casussen of a gemeente start with this version. Nothing is ever removed.

    `kind` is "publicatie" or "teruggedraaid"; one that was planned may be withdrawn before its time.
    """

    __tablename__ = "activation"
    __table_args__ = (Index("ix_activation_gemeente_id_since", "gemeente_id", "since"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    gemeente_id: Mapped[str] = mapped_column(ForeignKey("gemeente.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("published_version.id"))
    since: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(15), default="publicatie")
    decided_at: Mapped[datetime] = mapped_column(Moment)
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))


@dataclass(frozen=True)
class Decision:
    """Who decided when."""

    person_id: UUID | None
    at: datetime


def keep(session: Session, bundle: Bundle, report: dict[str, Any] | None, decided: Decision) -> PublishedVersion:
    """The published version of a bundle; the same files are kept once."""
    _one_at_a_time(session, bundle.variant)
    same = (PublishedVersion.variant == bundle.variant) & (PublishedVersion.digest == bundle.digest)
    found = session.scalar(select(PublishedVersion).where(same))
    if found is not None:
        found.report = report or found.report
        return found
    last = select(func.max(PublishedVersion.number)).where(PublishedVersion.variant == bundle.variant)
    row = PublishedVersion(
        variant=bundle.variant,
        number=(session.scalar(last) or 0) + 1,
        title=bundle.manifest.titel,
        digest=bundle.digest,
        files=bundles.pack(bundle),
        report=report,
        published_at=decided.at,
        published_by=decided.person_id,
    )
    session.add(row)
    session.flush()
    return row


def _one_at_a_time(session: Session, variant: str) -> None:
    """Two who publish the same variant get their numbers one after the other. SQLite has one writer anyway."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:variant))"), {"variant": f"variant:{variant}"})


def activate(
    session: Session, gemeente_id: str, version_id: UUID, decided: Decision, since: datetime | None = None
) -> None:
    """Let new casussen of a gemeente start with a version, from now or from a later moment on."""
    since = max(since or decided.at, decided.at)
    if active_id(session, gemeente_id, since) != version_id:
        _add(session, gemeente_id, version_id, decided, since)


def roll_back(session: Session, gemeente_id: str, decided: Decision) -> tuple[UUID, UUID] | None:
    """Let the version before the active one be active again: (old, new) version, None when there is none."""
    past = list(session.scalars(_past(gemeente_id, decided.at)))
    previous = next((one for one in past if one.version_id != past[0].version_id), None)
    if previous is None:
        return None
    row = _add(session, gemeente_id, previous.version_id, decided, decided.at)
    row.kind = "teruggedraaid"
    session.flush()
    return past[0].version_id, previous.version_id


def _add(session: Session, gemeente_id: str, version_id: UUID, decided: Decision, since: datetime) -> Activation:
    row = Activation(
        gemeente_id=gemeente_id,
        version_id=version_id,
        since=since,
        decided_at=decided.at,
        decided_by=decided.person_id,
    )
    session.add(row)
    session.flush()
    return row


def activations(session: Session, gemeente_id: str) -> list[Activation]:
    """Everything that was decided for a gemeente, the latest first."""
    query = select(Activation).where(Activation.gemeente_id == gemeente_id)
    return list(session.scalars(query.order_by(Activation.since.desc(), Activation.id.desc())))


def _past(gemeente_id: str, now: datetime) -> Select[Activation]:
    return (
        select(Activation)
        .where(Activation.gemeente_id == gemeente_id, Activation.since <= now, Activation.withdrawn_at.is_(None))
        .order_by(Activation.since.desc(), Activation.id.desc())
    )


def active_id(session: Session, gemeente_id: str, now: datetime) -> UUID | None:
    """The version with which a casus of this gemeente starts now."""
    session.flush()
    found = ACTIVE.first(session.connection(), {"gemeente": gemeente_id, "now": now})
    return found.version_id if found else None


ACTIVE = Prebuilt(
    select(Activation.version_id)
    .where(
        Activation.gemeente_id == bindparam("gemeente", type_=String()),
        Activation.since <= bindparam("now", type_=Moment()),
        Activation.withdrawn_at.is_(None),
    )
    .order_by(Activation.since.desc(), Activation.id.desc())
    .limit(1)
)


def active(session: Session, gemeente_id: str, now: datetime) -> UUID:
    """The same, or NoActiveVersion."""
    return required(active_id(session, gemeente_id, now))


def required(version_id: UUID | None) -> UUID:
    """The version, or NoActiveVersion."""
    if version_id is None:
        raise NoActiveVersion(
            "Voor deze gemeente is nog geen route gepubliceerd. Vraag de functioneel beheerder om dat te doen."
        )
    return version_id


def compiled(asked: Session | Connection, version_id: UUID) -> Version:
    """A version ready to run: compiled once in this process and shared by all its casussen."""
    found = _compiled.get(version_id)
    if found is None:
        files = asked.scalar(select(PublishedVersion.files).where(PublishedVersion.id == version_id))
        if files is None:
            raise NotFound("Deze versie van de route bestaat niet.")
        found = _compiled[version_id] = versions.compile(bundles.unpack(files))
    return found


class Named(NamedTuple):
    """What a version is called: `version` is its variant and number, e.g. "basis 3", `route` its title."""

    version: str
    route: str


def named(asked: Session | Connection, version_id: UUID) -> Named:
    """The names of a version, read once in this process."""
    found = _named.get(version_id)
    if found is None:
        version = PublishedVersion
        names = select(version.variant, version.number, version.title).where(version.id == version_id)
        variant, number, title = asked.execute(names).one()
        found = _named[version_id] = Named(f"{variant} {number}", title)
    return found


# Versions never change, so these only grow with what is published.
_compiled: dict[UUID, Version] = {}
_named: dict[UUID, Named] = {}
