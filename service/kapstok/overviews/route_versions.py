"""The versions of routes: what was checked, what is active where since when, and what is planned."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kapstok import clock, compare
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.catalogue import orders
from kapstok.catalogue.model import Activation, PublishedVersion
from kapstok.catalogue.orders import Order
from kapstok.compare import Comparison
from kapstok.db import reading
from kapstok.errors import NotFound
from kapstok.people.model import names
from kapstok.rights import DESIGNERS, Viewer

CHECKED, PLANNED, ACTIVE, PAST, WITHDRAWN = "gecontroleerd", "gepland", "actief", "eerder", "ingetrokken"


@dataclass(frozen=True)
class ActivationLine:
    """One decision about the route of a gemeente; `status` actief, gepland, eerder or ingetrokken."""

    id: int
    gemeente: str
    version_id: UUID
    variant: str
    number: int
    since: datetime
    kind: str
    status: str
    decided_at: datetime
    decided_by: str | None


@dataclass(frozen=True)
class VersionLine:
    """`running` counts the open casussen of the viewer's gemeenten that follow this version."""

    id: UUID
    variant: str
    number: int
    title: str
    digest: str
    status: str
    published_at: datetime
    published_by: str | None
    active_in: tuple[str, ...]
    planned_in: tuple[str, ...]
    running: int
    report: dict[str, Any] | None


@dataclass(frozen=True)
class OrderView:
    """How far an order is; `counts` are casussen by status, `remarks` what was said of those that did not go."""

    id: UUID
    kind: str
    status: str
    asked_at: datetime
    finished_at: datetime | None
    parameters: dict[str, Any]
    counts: dict[str, int]
    remarks: tuple[tuple[str, int], ...]
    result: dict[str, Any] | None


def versions(viewer: Viewer, variant: str | None = None) -> list[VersionLine]:
    """Every version in the catalogue, the latest first; none for whoever is no functioneel beheerder."""
    if not _gemeenten(viewer):
        return []
    with reading() as session:
        query = select(PublishedVersion).order_by(PublishedVersion.variant, PublishedVersion.number.desc())
        if variant is not None:
            query = query.where(PublishedVersion.variant == variant)
        rows = list(session.scalars(query))
        decided = [line for gemeente in _gemeenten(viewer) for line in _activations(session, gemeente)]
        running = _running(session, viewer)
        people = names(session, {row.published_by for row in rows if row.published_by})
        return [_line(row, decided, running.get(row.id, 0), people) for row in rows]


def version(viewer: Viewer, version_id: UUID) -> VersionLine:
    """One version with the report that was kept with it."""
    found = next((line for line in versions(viewer) if line.id == version_id), None)
    if found is None:
        raise NotFound("Deze versie van de route bestaat niet.")
    return found


def differences(viewer: Viewer, new: UUID, old: UUID | None = None) -> Comparison:
    """What a version does otherwise than another, or else than the one before it; for functioneel beheer."""
    line = version(viewer, new)
    earlier = [one.id for one in versions(viewer, line.variant) if one.number < line.number]
    old = version(viewer, old).id if old else (earlier or [new])[0]
    with reading() as session:
        before, after = (catalogue.compiled(session, each).bundle for each in (old, new))
    return compare.bundles(before, after)


def activations(viewer: Viewer, gemeente: str) -> list[ActivationLine]:
    """The history of a gemeente and what is planned, the latest first; for its functioneel beheer."""
    if gemeente not in _gemeenten(viewer):
        raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
    with reading() as session:
        return _activations(session, gemeente)


def order(viewer: Viewer, order_id: UUID) -> OrderView:
    """An order about the viewer's gemeenten."""
    with reading() as session:
        row = session.get(Order, order_id)
        if row is None or not set(row.parameters["gemeenten"]) <= _gemeenten(viewer):
            raise NotFound("Deze opdracht bestaat niet.")
        listed = UUID(row.parameters["opdracht"]) if row.kind == "terugzetten" else row.id
        remarks: dict[str, int] = {}
        for moved in orders.of_order(session, listed):
            if moved.remark:
                remarks[moved.remark] = remarks.get(moved.remark, 0) + 1
        return OrderView(
            row.id,
            row.kind,
            row.status,
            row.asked_at,
            row.finished_at,
            dict(row.parameters),
            orders.counts(session, listed),
            tuple(remarks.items()),
            row.result,
        )


def _gemeenten(viewer: Viewer) -> set[str]:
    return {gemeente for role, gemeente in viewer.groups if role in DESIGNERS}


def _activations(session: Session, gemeente: str) -> list[ActivationLine]:
    now = clock.now()
    rows = catalogue.activations(session, gemeente)
    people = names(session, {row.decided_by for row in rows if row.decided_by})
    current = next((row for row in rows if row.withdrawn_at is None and row.since <= now), None)
    lines = []
    for row in rows:
        version = session.get_one(PublishedVersion, row.version_id)
        lines.append(
            ActivationLine(
                row.id,
                gemeente,
                row.version_id,
                version.variant,
                version.number,
                row.since,
                row.kind,
                _status(row, row is current, now),
                row.decided_at,
                people.get(row.decided_by) if row.decided_by else None,
            )
        )
    return lines


def _status(row: Activation, current: bool, now: datetime) -> str:
    if row.withdrawn_at is not None:
        return WITHDRAWN
    if row.since > now:
        return PLANNED
    return ACTIVE if current else PAST


def _running(session: Session, viewer: Viewer) -> dict[UUID, int]:
    query = (
        select(Casus.version_id, func.count().label("many"))
        .where(Casus.closed_at.is_(None), Casus.gemeente_id.in_(_gemeenten(viewer)))
        .group_by(Casus.version_id)
    )
    return {row.version_id: row.many for row in session.execute(query)}


def _line(row: PublishedVersion, decided: list[ActivationLine], running: int, people: dict[UUID, str]) -> VersionLine:
    mine = [line for line in decided if line.version_id == row.id]
    known = {line.status for line in mine}
    status = next((one for one in (ACTIVE, PLANNED, PAST) if one in known), CHECKED)
    return VersionLine(
        row.id,
        row.variant,
        row.number,
        row.title,
        row.digest,
        status,
        row.published_at,
        people.get(row.published_by) if row.published_by else None,
        tuple(line.gemeente for line in mine if line.status == ACTIVE),
        tuple(line.gemeente for line in mine if line.status == PLANNED),
        running,
        row.report,
    )
