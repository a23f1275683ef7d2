"""Handing regie over, answering what is offered, and appointing somebody where nobody has the role."""

from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.act import Outcome
from kapstok.acts.appoint_holder import Appointment, appoint_holder
from kapstok.acts.overdragen import (
    Offer,
    accept_overdracht,
    propose_overdracht,
    refuse_overdracht,
    withdraw_overdracht,
)
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.forms.answers import clean
from kapstok.forms.fields import Field, Form, Limits, Option
from kapstok.overviews.overdracht import (
    Transfer,
    Vacancy,
    overdracht_page,
    transfer_page,
    vacancies,
    vacancy,
)
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.mistakes import status_of
from kapstok.web.task import after

LONG = Limits(max_length=20_000)
VOORSTEL = Form(
    file="",
    id="overdracht",
    title="Regie overdragen",
    button="Overdracht voorstellen",
    fields=(
        Field("ontvanger", "select", label="Aan wie draagt u over?", required=True, bron="ontvangers"),
        Field(
            "notitie",
            "textarea",
            label="Overdrachtsnotitie",
            required=True,
            limits=LONG,
            description="Wat moet de ontvanger weten om verder te gaan? Alleen u en de ontvanger lezen dit.",
        ),
    ),
)
WEIGERING = Form(
    file="",
    id="weigering",
    title="Overdracht weigeren",
    button="Weigeren",
    fields=(Field("reden", "textarea", label="Waarom neemt u de regie niet aan?", required=True, limits=LONG),),
)
AANWIJZING = Form(
    file="",
    id="aanwijzing",
    title="Iemand aanwijzen",
    button="Aanwijzen",
    fields=(
        Field("persoon", "select", label="Wie neemt de regie over?", required=True, bron="ontvangers"),
        Field(
            "reden", "textarea", label="Waarom wijst u iemand anders aan?", required=True, limits=Limits(max_length=180)
        ),
    ),
)


@pages.get("/casussen/<uuid:casus_id>/overdracht/<kind>")
def transfer(casus_id: UUID, kind: str) -> ResponseReturnValue:
    return _transfer(transfer_page(viewer(), casus_id, kind), {}, {}, uuid4().hex)


@pages.post("/casussen/<uuid:casus_id>/overdracht/<kind>")
def do_transfer(casus_id: UUID, kind: str) -> ResponseReturnValue:
    """Offer it; the key makes sure that pressing twice offers it once."""
    found = transfer_page(viewer(), casus_id, kind)
    raw = filling.typed(VOORSTEL)
    key = request.form.get("_sleutel", "")[:64] or uuid4().hex
    try:
        given = clean(VOORSTEL, raw, {"ontvangers": _options(found.receivers)}).answers
        offer = Offer(kind, UUID(given["ontvanger"]), given["notitie"])
        propose_overdracht.once(key, viewer(), casus_id, offer)
    except Invalid as error:
        return _transfer(found, raw, error.fields, key), 400
    except (Conflict, Forbidden) as error:
        return _transfer(found, raw, {"": str(error)}, uuid4().hex), status_of(error)
    flash("De overdracht is voorgesteld. U houdt de regie tot uw collega haar aanneemt.", "gelukt")
    return redirect(url_for("web.casus", casus_id=casus_id), 303)


@pages.get("/overdrachten/<uuid:overdracht_id>")
def overdracht(overdracht_id: UUID) -> ResponseReturnValue:
    return _offered(overdracht_id, {}, {})


@pages.post("/overdrachten/<uuid:overdracht_id>/aannemen")
def accept(overdracht_id: UUID) -> ResponseReturnValue:
    label = overdracht_page(viewer(), overdracht_id).label.lower()
    return _done(overdracht_id, lambda: accept_overdracht(viewer(), overdracht_id), f"U hebt nu de {label}.")


@pages.post("/overdrachten/<uuid:overdracht_id>/weigeren")
def refuse(overdracht_id: UUID) -> ResponseReturnValue:
    raw = filling.typed(WEIGERING)
    try:
        reason = clean(WEIGERING, raw, {}).answers["reden"]
    except Invalid as error:
        return _offered(overdracht_id, raw, error.fields), 400
    return _done(
        overdracht_id,
        lambda: refuse_overdracht(viewer(), overdracht_id, reason),
        "U hebt de overdracht geweigerd. De regie blijft waar zij was.",
    )


@pages.post("/overdrachten/<uuid:overdracht_id>/intrekken")
def withdraw(overdracht_id: UUID) -> ResponseReturnValue:
    return _done(
        overdracht_id,
        lambda: withdraw_overdracht(viewer(), overdracht_id),
        "De overdracht is ingetrokken. U houdt de regie.",
    )


@pages.get("/regie")
def regie_without_role() -> ResponseReturnValue:
    return render_template("paginas/regie_zonder_rol.html", menu="Casussen", regels=vacancies(viewer()))


@pages.get("/casussen/<uuid:casus_id>/aanwijzing/<kind>")
def appointment(casus_id: UUID, kind: str) -> ResponseReturnValue:
    return _appointment(vacancy(viewer(), casus_id, kind), {}, {})


@pages.post("/casussen/<uuid:casus_id>/aanwijzing/<kind>")
def appoint(casus_id: UUID, kind: str) -> ResponseReturnValue:
    found = vacancy(viewer(), casus_id, kind)
    raw = filling.typed(AANWIJZING)
    try:
        given = clean(AANWIJZING, raw, {"ontvangers": _options(found.candidates)}).answers
        appoint_holder(viewer(), casus_id, Appointment(kind, UUID(given["persoon"]), given["reden"]))
    except Invalid as error:
        return _appointment(found, raw, error.fields), 400
    except Conflict as error:
        return _appointment(found, raw, {"": str(error)}), 409
    flash(f"De {found.label.lower()} van {found.kenmerk} is overgegaan.", "gelukt")
    return redirect(url_for("web.regie_without_role"), 303)


def _done(overdracht_id: UUID, deed: Any, said: str) -> ResponseReturnValue:
    try:
        outcome: Outcome = deed()
    except (Conflict, Forbidden) as error:
        return _offered(overdracht_id, {}, {"": str(error)}), status_of(error)
    flash(said, "gelukt")
    return redirect(after(outcome), 303)


def _options(people: list[tuple[UUID, str]]) -> list[Option]:
    return [Option(str(person_id), name) for person_id, name in people]


def _transfer(found: Transfer, values: dict[str, Any], errors: dict[str, str], key: str) -> str:
    drawn = filling.draw(VOORSTEL, values, {"ontvangers": _options(found.receivers)}, {}, errors)
    return render_template(
        "paginas/overdracht_voorstellen.html", menu="Casussen", overdracht=found, formulier=drawn, sleutel=key
    )


def _offered(overdracht_id: UUID, values: dict[str, Any], errors: dict[str, str]) -> str:
    found = overdracht_page(viewer(), overdracht_id)
    drawn = filling.draw(WEIGERING, values, {}, {}, errors)
    return render_template("paginas/overdracht.html", menu="Taken", overdracht=found, formulier=drawn)


def _appointment(found: Vacancy, values: dict[str, Any], errors: dict[str, str]) -> str:
    drawn = filling.draw(AANWIJZING, values, {"ontvangers": _options(found.candidates)}, {}, errors)
    return render_template("paginas/aanwijzing.html", menu="Casussen", plek=found, formulier=drawn)
