"""Meetings: plan one, sit at the table, close it; and the bouwschema that is filled in while talking."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.hold_overleg import hold_overleg
from kapstok.acts.leave_overleg import leave_overleg
from kapstok.acts.plan_overleg import plan_overleg
from kapstok.acts.tell_of_vooroverleg import tell_of_vooroverleg
from kapstok.acts.write_bouwschema import write_bouwschema
from kapstok.errors import Invalid, KapstokError
from kapstok.overviews.overleggen import Overleggen, OverlegView, overleg, overleggen
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.dossier import drawn, sent_key, written
from kapstok.web.dutch import time_of_day
from kapstok.web.mistakes import status_of

HERE = "/casussen/<uuid:casus_id>/overleggen"
ONE = f"{HERE}/<uuid:overleg_id>"


@pages.get(HERE, endpoint="overleggen")
def list_overleggen(casus_id: UUID) -> ResponseReturnValue:
    return _list_page(overleggen(viewer(), casus_id))


@pages.post(HERE)
def do_plan_overleg(casus_id: UUID) -> ResponseReturnValue:
    view = overleggen(viewer(), casus_id)
    raw = filling.typed(view.form)
    return written(
        lambda: plan_overleg.once(sent_key(), viewer(), casus_id, raw),
        lambda errors: _list_page(view, raw, errors),
        url_for("web.overleggen", casus_id=casus_id),
        "Het overleg is gepland.",
    )


@pages.get(ONE, endpoint="overleg")
def show_overleg(casus_id: UUID, overleg_id: UUID) -> ResponseReturnValue:
    return _page(overleg(viewer(), casus_id, overleg_id))


@pages.post(f"{ONE}/gehouden")
def do_hold_overleg(casus_id: UUID, overleg_id: UUID) -> ResponseReturnValue:
    view = overleg(viewer(), casus_id, overleg_id)
    raw = filling.typed(view.held)
    return written(
        lambda: hold_overleg.once(sent_key(), viewer(), casus_id, overleg_id, raw),
        lambda errors: _page(view, held=(raw, errors)),
        url_for("web.overleg", casus_id=casus_id, overleg_id=overleg_id),
        "Het overleg is afgerond. Wat de tafel van de fase vindt, is een advies: er verandert vanzelf niets.",
    )


@pages.post(f"{ONE}/gemeld")
def do_tell_of_vooroverleg(casus_id: UUID, overleg_id: UUID) -> ResponseReturnValue:
    view = overleg(viewer(), casus_id, overleg_id)
    raw = filling.typed(view.told)
    return written(
        lambda: tell_of_vooroverleg.once(sent_key(), viewer(), casus_id, overleg_id, raw),
        lambda errors: _page(view, told=(raw, errors)),
        url_for("web.overleggen", casus_id=casus_id),
        "Vastgelegd dat de burger van de afstemming weet.",
    )


@pages.post(f"{ONE}/deelnemers/<uuid:person_id>/einde")
def do_leave_overleg(casus_id: UUID, overleg_id: UUID, person_id: UUID) -> ResponseReturnValue:
    leave_overleg(viewer(), casus_id, overleg_id, person_id)
    flash("Deze persoon is van de lijst gehaald en ziet het bouwschema niet meer.", "gelukt")
    return redirect(url_for("web.overleggen", casus_id=casus_id), 303)


@pages.post(f"{ONE}/bouwschema")
def do_write_bouwschema(casus_id: UUID, overleg_id: UUID) -> ResponseReturnValue:
    """Saved while typing when there is a script, else with the button."""
    view = overleg(viewer(), casus_id, overleg_id)
    raw = filling.typed(view.schema)
    live = request.accept_mimetypes.best == "application/json"
    try:
        saved_at = write_bouwschema(viewer(), casus_id, overleg_id, raw)
    except KapstokError as error:
        if live:
            return jsonify(melding=str(error)), status_of(error)
        errors = error.fields if isinstance(error, Invalid) else {"": str(error)}
        return _page(view, brought=(raw, errors)), status_of(error)
    if live:
        return jsonify(opgeslagen=time_of_day(saved_at))
    flash(f"Het bouwschema is bewaard om {time_of_day(saved_at)}.", "gelukt")
    here = url_for("web.overleg", casus_id=casus_id, overleg_id=overleg_id, partner=str(raw.get("partner", "")))
    return redirect(here, 303)


def _list_page(view: Overleggen, raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}) -> str:
    return render_template(
        "paginas/overleggen.html",
        menu="Casussen",
        lijst=view,
        formulier=drawn(view.form, view.sources, raw, errors) if view.may_write else None,
        open=raw is not None or not view.rows,
        sleutel=uuid4().hex,
    )


Tried = tuple[Mapping[str, Any] | None, Mapping[str, str]]
FRESH: Tried = (None, {})


def _page(view: OverlegView, held: Tried = FRESH, told: Tried = FRESH, brought: Tried = FRESH) -> str:
    leads = view.may_lead and view.row.held_at is None
    return render_template(
        "paginas/overleg.html",
        menu="Casussen",
        overleg=view,
        rij=view.row,
        afronden=drawn(view.held, {}, *held) if leads else None,
        melden=drawn(view.told, {}, *told) if view.may_lead and view.row.untold else None,
        schema=_schema(view, *brought) if view.partners else None,
        sleutel=uuid4().hex,
    )


def _schema(view: OverlegView, raw: Mapping[str, Any] | None, errors: Mapping[str, str]) -> filling.FormView:
    """The form with what the chosen partner brought in already."""
    keys = [option.value for option in view.partners]
    asked = str((raw or {}).get("partner") or request.args.get("partner") or view.own)
    chosen = asked if asked in keys else keys[-1]
    known = next((one.content for one in view.table or () if one.partner == chosen), {})
    # One choice only: whoever picked another here would write over what that partner brought in.
    sources = {"tafel": [option for option in view.partners if option.value == chosen]}
    return drawn(view.schema, sources, {**known, "partner": chosen} if raw is None else raw, errors)
