"""Carry out an order about routes, step by step; broken off halfway it is simply carried out again."""

import time
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from kapstok import clock
from kapstok.acts.finish_order import finish_order, tell_progress
from kapstok.acts.migrate_casussen import migrate_casus
from kapstok.acts.publish_process import Published, publish_process
from kapstok.acts.rehearse_region import rehearsed
from kapstok.acts.undo_migration import undo_casus
from kapstok.catalogue import design as designs
from kapstok.catalogue import orders
from kapstok.catalogue.orders import Order
from kapstok.db import reading
from kapstok.errors import Broken, Conflict, KapstokError, NotFound
from kapstok.people.model import Person
from kapstok.rights import Viewer, viewer_of
from kapstok.settings import settings
from kapstok.variants import bundle
from kapstok.variants.bundle import Bundle

EVERY = 1.0
Step = Callable[[Viewer | None, UUID, UUID], str]


def carry_out(order_id: UUID) -> dict[str, Any]:
    """Do what is left of an order in the name of whoever asked it; answers its result. Done already: that result."""
    with reading() as session:
        order = session.get(Order, order_id)
        if order is None:
            raise NotFound("Deze opdracht bestaat niet.")
        person = session.get(Person, order.asked_by) if order.asked_by else None
        viewer = viewer_of(session, person, clock.now()) if person else None
        kind, parameters, finished = order.kind, dict(order.parameters), order.finished_at is not None
    if not finished:
        KINDS[kind](viewer, order_id, parameters)
    with reading() as session:
        return dict(session.get_one(Order, order_id).result or {})


def _move(viewer: Viewer | None, order_id: UUID, parameters: dict[str, Any]) -> None:
    _each(viewer, order_id, order_id, "wacht", migrate_casus)


def _undo(viewer: Viewer | None, order_id: UUID, parameters: dict[str, Any]) -> None:
    _each(viewer, order_id, UUID(parameters["opdracht"]), "bijgewerkt", undo_casus)


def _each(viewer: Viewer | None, order_id: UUID, list_id: UUID, status: str, step: Step) -> None:
    """Every casus in a transaction of its own: the others go on when one cannot."""
    with reading() as session:
        casussen = orders.waiting(session, list_id, status)
    failed = []
    for casus_id in casussen:
        try:
            step(viewer, list_id, casus_id)
        except KapstokError as error:
            failed.append(str(error))
    with reading() as session:
        counts = orders.counts(session, list_id)
    finish_order(None, order_id, {"aantallen": counts, "mislukt": failed[:20]}, refused=bool(failed))


def _publish(viewer: Viewer | None, order_id: UUID, parameters: dict[str, Any]) -> None:
    from kapstok.rehearsal import verdict  # what plays stories is loaded by who plays them, not by every web process

    since = date.fromisoformat(parameters["vanaf"]) if parameters["vanaf"] else None
    try:
        found = _meant(parameters)
        report = verdict.report(found, tell=_telling(order_id))
        published = publish_process(viewer, found, parameters["gemeenten"], report, since)
        finish_order(None, order_id, {**_version(published), "rapport": report.to_json()})
    except KapstokError as error:
        _refuse(order_id, error)


def _rehearse(viewer: Viewer | None, order_id: UUID, parameters: dict[str, Any]) -> None:
    from kapstok.rehearsal import verdict

    try:
        report = verdict.report(_meant(parameters), tell=_telling(order_id))
        finish_order(None, order_id, {"rapport": report.to_json()}, refused=not report.passed)
    except KapstokError as error:
        _refuse(order_id, error)


def _rehearse_region(viewer: Viewer | None, order_id: UUID, parameters: dict[str, Any]) -> None:
    """The outcome is in the matrix, also when somebody breaks: then the work itself went well."""
    try:
        finish_order(None, order_id, rehearsed(parameters, _telling(order_id)))
    except KapstokError as error:
        _refuse(order_id, error)


def _refuse(order_id: UUID, error: KapstokError) -> None:
    if isinstance(error, Broken):
        findings = [item.to_json() for item in error.findings]
        finish_order(None, order_id, {"bevindingen": findings}, refused=True)
    else:
        finish_order(None, order_id, {"melding": str(error)}, refused=True)


def _meant(parameters: dict[str, Any]) -> Bundle:
    """The files that the order is about: a design as it was when it was asked, or a variant of the installation."""
    if "ontwerp" not in parameters:
        return bundle.load(settings().processes, settings().forms, parameters["variant"])
    with reading() as session:
        found = designs.bundle_of(designs.find(session, UUID(parameters["ontwerp"])))
    if found.digest != parameters["vingerafdruk"]:
        raise Conflict("Het ontwerp is intussen veranderd. Draai het opnieuw proef.")
    return found


def _telling(order_id: UUID) -> Callable[[str, int, int], None]:
    """Tells whoever waits how far it is, not more often than he can see."""
    told = 0.0

    def tell(what: str, done: int, total: int) -> None:
        nonlocal told
        if done == 0 or time.monotonic() - told > EVERY:
            told = time.monotonic()
            tell_progress(None, order_id, what, done, total)

    return tell


def _version(published: Published) -> dict[str, Any]:
    return {"versie": str(published.version_id), "variant": published.variant, "nummer": published.number}


KINDS: dict[str, Callable[[Viewer | None, UUID, dict[str, Any]], None]] = {
    "bijwerken": _move,
    "terugzetten": _undo,
    "publiceren": _publish,
    "proefdraaien": _rehearse,
    orders.REGION: _rehearse_region,
}
