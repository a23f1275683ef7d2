"""Inzageverzoeken on the screen: the privacy officer's list and export, and what each owner is asked."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.take_inzageverzoek import (
    Asking,
    answer_inzageverzoek,
    extend_inzageverzoek,
    judge_stuk,
    take_inzageverzoek,
)
from kapstok.errors import Conflict, Invalid
from kapstok.forms.answers import clean
from kapstok.forms.fields import Form, Option
from kapstok.forms.made import day, line, one_of, words
from kapstok.overviews.inzage import asked_of, guarded, inzage_export, inzageverzoek, inzageverzoeken
from kapstok.web import filling
from kapstok.web.door import pages, viewer

MENU = "Inzage"
ASKING = Form(
    file="",
    id="inzageverzoek",
    title="Een inzageverzoek aannemen",
    button="Aannemen",
    fields=(
        one_of("gemeente", "Gemeente", bron="gemeenten"),
        line("naam", "Naam", most=100, description="Stel eerst vast dat het deze persoon zelf is."),
        day("geboortedatum", "Geboortedatum", required=False, description="Om naamgenoten te onderscheiden."),
        day("ontvangstdatum", "Ontvangen op"),
    ),
)
EXTENDING = Form(
    file="",
    id="inzage_verlengen",
    title="Verlengen",
    button="Met twee maanden verlengen",
    fields=(words("reden", "Waarom duurt het langer?", most=1000, description="Wie het vroeg, krijgt dit te lezen."),),
)


@pages.get("/inzageverzoeken")
def inzage() -> ResponseReturnValue:
    return _list({}, {})


@pages.post("/inzageverzoeken")
def do_take() -> ResponseReturnValue:
    raw = filling.typed(ASKING)
    try:
        given = clean(ASKING, raw, _sources()).answers
        received = date.fromisoformat(given["ontvangstdatum"])
        asked = Asking(given["gemeente"], given["naam"], received, given.get("geboortedatum"))
        verzoek_id = take_inzageverzoek(viewer(), asked)
    except Invalid as error:
        return _list(raw, error.fields), 400
    flash("Het verzoek is aangenomen. Elke eigenaar krijgt zijn eigen stukken voorgelegd.", "gelukt")
    return redirect(url_for("web.one_inzage", verzoek_id=verzoek_id), 303)


@pages.get("/inzageverzoeken/<uuid:verzoek_id>")
def one_inzage(verzoek_id: UUID) -> ResponseReturnValue:
    return _one(verzoek_id, {}, {})


@pages.post("/inzageverzoeken/<uuid:verzoek_id>/verlenging")
def do_extend_inzage(verzoek_id: UUID) -> ResponseReturnValue:
    raw = filling.typed(EXTENDING)
    try:
        extend_inzageverzoek(viewer(), verzoek_id, clean(EXTENDING, raw, {}).answers["reden"])
    except Invalid as error:
        return _one(verzoek_id, raw, error.fields), 400
    except Conflict as error:
        flash(str(error), "let-op")
    else:
        flash("De termijn is met twee maanden verlengd.", "gelukt")
    return redirect(url_for("web.one_inzage", verzoek_id=verzoek_id), 303)


@pages.post("/inzageverzoeken/<uuid:verzoek_id>/antwoord")
def do_answer_inzage(verzoek_id: UUID) -> ResponseReturnValue:
    try:
        answer_inzageverzoek(viewer(), verzoek_id)
    except Conflict as error:
        flash(str(error), "let-op")
    else:
        flash("Het verzoek is afgerond.", "gelukt")
    return redirect(url_for("web.one_inzage", verzoek_id=verzoek_id), 303)


@pages.get("/inzageverzoeken/<uuid:verzoek_id>/overzicht")
def inzage_overview(verzoek_id: UUID) -> ResponseReturnValue:
    """What the betrokkene gets, to print; with `?vorm=json` for a program."""
    found = inzage_export(viewer(), verzoek_id)
    if request.args.get("vorm") == "json":
        return jsonify(found.to_json())
    return render_template("paginas/inzage_overzicht.html", menu=MENU, uit=found, verzoek_id=verzoek_id)


@pages.get("/inzagevragen")
def inzage_questions() -> ResponseReturnValue:
    """The pieces of the viewer that somebody asked to see."""
    return render_template("paginas/inzage_vragen.html", menu="Taken", vragen=asked_of(viewer()))


@pages.post("/inzagevragen/<uuid:stuk_id>")
def do_judge_stuk(stuk_id: UUID) -> ResponseReturnValue:
    try:
        judge_stuk(viewer(), stuk_id, request.form.get("oordeel") == "akkoord", request.form.get("grond", ""))
    except Invalid as error:
        flash(" ".join(error.fields.values()), "let-op")
    except Conflict as error:
        flash(str(error), "let-op")
    else:
        flash("Uw antwoord is vastgelegd.", "gelukt")
    return redirect(url_for("web.inzage_questions"), 303)


def _sources() -> dict[str, list[Option]]:
    return {"gemeenten": [Option(key, name) for key, name in guarded(viewer())]}


def _list(values: dict[str, Any], errors: dict[str, str]) -> str:
    drawn = filling.draw(ASKING, values, _sources(), {}, errors)
    found = inzageverzoeken(viewer())
    return render_template("paginas/inzage.html", menu=MENU, verzoeken=found, formulier=drawn)


def _one(verzoek_id: UUID, values: dict[str, Any], errors: dict[str, str]) -> str:
    drawn = filling.draw(EXTENDING, values, {}, {}, errors)
    found = inzageverzoek(viewer(), verzoek_id)
    return render_template("paginas/inzageverzoek.html", menu=MENU, verzoek=found, formulier=drawn)
