"""Bewaren en vernietigen on the screen: settle terms, propose and judge destruction, extend, and the verklaring."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.delay_vernietiging import Extension, end_keeping, extend_bewaartermijn, keep_casus
from kapstok.acts.judge_vernietiging import approve_vernietiging, propose_vernietiging, refuse_vernietiging
from kapstok.acts.settle_bewaartermijn import Term, settle_bewaartermijn
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.forms.answers import clean
from kapstok.forms.fields import Field, Form, Option
from kapstok.forms.made import day, line, one_of, options, words
from kapstok.overviews.bewaren import DUTIES, LAYERS, Bewaarlijst, bewaarlijst, kept_casus, organisations, verklaring
from kapstok.web import filling
from kapstok.web.door import pages, viewer

MENU = "Bewaren"
TERM = Form(
    file="",
    id="bewaartermijn",
    title="Een bewaartermijn vaststellen",
    button="Vaststellen",
    fields=(
        one_of("gemeente", "Gemeente", bron="gemeenten"),
        one_of("laag", "Laag van samenwerken", tuple(Option(key, label) for key, label in LAYERS.items())),
        one_of(
            "eigenaar",
            "Voor wat deze organisatie inbracht",
            bron="organisaties",
            required=False,
            description="Laat dit leeg voor de termijn die voor iedereen geldt.",
        ),
        Field("maanden", "number", label="Aantal maanden na het afsluiten", required=True),
        line("basis", "Waar komt deze termijn vandaan?", most=300, description="Bijvoorbeeld de selectielijst."),
    ),
)
EXTEND = Form(
    file="",
    id="verlenging",
    title="Langer bewaren",
    button="Verlengen",
    fields=(
        line("besluit", "Welk besluit is dit?", most=1000, description="Wie besloot, en waar dat staat."),
        words("reden", "Waarom langer?", most=1000, description="Noem geen namen."),
        day("einddatum", "Nieuwe einddatum"),
    ),
)
KEEP = Form(
    file="",
    id="bewaarplicht",
    title="Vernietiging tegenhouden",
    button="Tegenhouden",
    fields=(
        one_of("soort", "Waarom mag dit niet weg?", options(**{k: v.capitalize() for k, v in DUTIES.items()})),
        words("uitleg", "Licht toe", most=1000, description="Noem geen namen."),
    ),
)


@pages.get("/bewaren")
def bewaren() -> ResponseReturnValue:
    return _list({}, {})


@pages.post("/bewaren/termijnen")
def do_settle() -> ResponseReturnValue:
    found = bewaarlijst(viewer())
    raw = filling.typed(TERM)
    try:
        given = clean(TERM, raw, _sources(found)).answers
        term = Term(given["gemeente"], given["laag"], int(given["maanden"]), given["basis"], given.get("eigenaar"))
        settle_bewaartermijn(viewer(), term)
    except Invalid as error:
        return _list(raw, error.fields), 400
    flash("De bewaartermijn is vastgesteld. Zij geldt ook voor casussen die al gesloten zijn.", "gelukt")
    return redirect(url_for("web.bewaren"), 303)


@pages.post("/bewaren/<gemeente>/voorstel")
def do_propose(gemeente: str) -> ResponseReturnValue:
    try:
        list_id = propose_vernietiging(viewer(), gemeente)
    except Conflict as error:
        flash(str(error), "let-op")
        return redirect(url_for("web.bewaren"), 303)
    flash("De lijst is voorgesteld. Een collega moet haar goedkeuren voordat er iets weggaat.", "gelukt")
    return redirect(url_for("web.vernietiging", vernietiging_id=list_id), 303)


@pages.get("/vernietigingen/<uuid:vernietiging_id>")
def vernietiging(vernietiging_id: UUID) -> ResponseReturnValue:
    found = verklaring(viewer(), vernietiging_id)
    return render_template("paginas/vernietiging.html", menu=MENU, lijst=found, lagen=LAYERS)


@pages.post("/vernietigingen/<uuid:vernietiging_id>/<any(goedkeuren,afwijzen):besluit>")
def do_judge(vernietiging_id: UUID, besluit: str) -> ResponseReturnValue:
    judge = approve_vernietiging if besluit == "goedkeuren" else refuse_vernietiging
    try:
        judge(viewer(), vernietiging_id)
    except (Conflict, Forbidden) as error:
        flash(str(error), "let-op")
    else:
        said = "Goedgekeurd. Kapstok vernietigt nu wat op de lijst staat." if besluit == "goedkeuren" else "Afgewezen."
        flash(said, "gelukt")
    return redirect(url_for("web.vernietiging", vernietiging_id=vernietiging_id), 303)


@pages.get("/bewaren/<uuid:bewaard_id>")
def kept(bewaard_id: UUID) -> ResponseReturnValue:
    return _kept(bewaard_id, {}, {})


@pages.post("/bewaren/<uuid:bewaard_id>/verlenging")
def do_extend(bewaard_id: UUID) -> ResponseReturnValue:
    kept_casus(viewer(), bewaard_id)
    raw = filling.typed(EXTEND)
    try:
        given = clean(EXTEND, raw, {}).answers
        until = date.fromisoformat(given["einddatum"])
        extend_bewaartermijn(viewer(), bewaard_id, Extension(given["besluit"], given["reden"], until))
    except Invalid as error:
        return _kept(bewaard_id, raw, error.fields), 400
    flash("De termijn is verlengd.", "gelukt")
    return redirect(url_for("web.kept", bewaard_id=bewaard_id), 303)


@pages.post("/bewaren/<uuid:bewaard_id>/plicht")
def do_keep(bewaard_id: UUID) -> ResponseReturnValue:
    kept_casus(viewer(), bewaard_id)
    raw = filling.typed(KEEP)
    try:
        given = clean(KEEP, raw, {}).answers
        keep_casus(viewer(), bewaard_id, given["soort"], given["uitleg"])
    except Invalid as error:
        return _kept(bewaard_id, raw, error.fields), 400
    flash("Deze casus wordt niet vernietigd tot u de plicht beëindigt.", "gelukt")
    return redirect(url_for("web.kept", bewaard_id=bewaard_id), 303)


@pages.post("/bewaren/<uuid:bewaard_id>/plicht/einde")
def do_end_keeping(bewaard_id: UUID) -> ResponseReturnValue:
    end_keeping(viewer(), bewaard_id)
    flash("De plicht is beëindigd. De gewone termijn geldt weer.", "gelukt")
    return redirect(url_for("web.kept", bewaard_id=bewaard_id), 303)


def _sources(found: Bewaarlijst) -> dict[str, list[Option]]:
    return {
        "gemeenten": [Option(key, name) for key, name in found.gemeenten],
        "organisaties": [Option(key, name) for key, name in organisations()],
    }


def _list(values: dict[str, Any], errors: dict[str, str]) -> str:
    found = bewaarlijst(viewer())
    drawn = filling.draw(TERM, values, _sources(found), {}, errors)
    return render_template("paginas/bewaren.html", menu=MENU, lijst=found, lagen=LAYERS, formulier=drawn)


def _kept(casus_id: UUID, values: dict[str, Any], errors: dict[str, str]) -> str:
    found = kept_casus(viewer(), casus_id)
    extend = filling.draw(EXTEND, values, {}, {}, errors)
    keep = filling.draw(KEEP, values, {}, {}, errors)
    return render_template(
        "paginas/bewaarde_casus.html",
        menu=MENU,
        een=found,
        lagen=LAYERS,
        plichten=DUTIES,
        verlengen=extend,
        houden=keep,
    )
