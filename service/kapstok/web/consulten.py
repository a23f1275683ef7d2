"""Anonymous sparring on the screen: ask a colleague, advise, and refer to it from a casus."""

from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.consult import Question, advise_consult, ask_consult, refer_to_consult
from kapstok.consulting import CONSULTED
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.forms.answers import clean
from kapstok.forms.fields import Field, Form, Limits, Option
from kapstok.overviews.consulten import asking, consult, consulten
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.mistakes import status_of

LONG = Limits(max_length=20_000)
NOBODY = "Noem niemand: geen naam, geboortedatum, BSN, adres, telefoonnummer of e-mailadres."
VRAAG = Form(
    file="",
    id="consult",
    title="Anoniem overleggen",
    button="Vraag stellen",
    fields=(
        Field("gemeente", "select", label="Gemeente", required=True, bron="gemeenten"),
        Field("rol", "radio", label="Met wie wilt u overleggen?", required=True, bron="rollen"),
        Field("leefgebieden", "checklist", label="Waar gaat het over?", required=True, bron="leefgebieden"),
        Field("vraag", "textarea", label="Wat is uw vraag?", required=True, limits=LONG, description=NOBODY),
    ),
)
ADVIES = Form(
    file="",
    id="advies",
    title="Advies geven",
    button="Advies geven",
    fields=(Field("advies", "textarea", label="Wat adviseert u?", required=True, limits=LONG, description=NOBODY),),
)


@pages.get("/consulten")
def list_consulten() -> ResponseReturnValue:
    return render_template("paginas/consulten.html", menu="Consulten", consulten=consulten(viewer()))


@pages.get("/consulten/nieuw")
def new_consult() -> ResponseReturnValue:
    places = asking(viewer()).gemeenten
    return _asking({"gemeente": places[0][0]} if len(places) == 1 else {}, {})


@pages.post("/consulten/nieuw")
def do_ask_consult() -> ResponseReturnValue:
    raw = filling.typed(VRAAG)
    try:
        given = clean(VRAAG, raw, _sources()).answers
        question = Question(given["gemeente"], given["rol"], tuple(given["leefgebieden"]), given["vraag"])
        consult_id = ask_consult(viewer(), question)
    except Invalid as error:
        return _asking(raw, error.fields), 400
    flash(f"Uw vraag ligt bij {CONSULTED[given['rol']]}. Er is geen casus gemaakt.", "gelukt")
    return redirect(url_for("web.show_consult", consult_id=consult_id), 303)


@pages.get("/consulten/<uuid:consult_id>")
def show_consult(consult_id: UUID) -> ResponseReturnValue:
    return _one(consult_id, {}, {})


@pages.post("/consulten/<uuid:consult_id>")
def do_advise(consult_id: UUID) -> ResponseReturnValue:
    raw = filling.typed(ADVIES)
    try:
        advise_consult(viewer(), consult_id, clean(ADVIES, raw, {}).answers["advies"])
    except Invalid as error:
        return _one(consult_id, raw, error.fields), 400
    except (Conflict, Forbidden) as error:
        return _one(consult_id, raw, {"": str(error)}), status_of(error)
    flash("Uw advies is gegeven.", "gelukt")
    return redirect(url_for("web.show_consult", consult_id=consult_id), 303)


@pages.post("/casussen/<uuid:casus_id>/consult")
def refer(casus_id: UUID) -> ResponseReturnValue:
    """From the page of a casus; what was chosen is one of the viewer's own consulten."""
    chosen = next((one for one in consulten(viewer()) if str(one.id) == request.form.get("consult")), None)
    if chosen is None:
        flash("Kies naar welk consult u verwijst.", "let-op")
        return redirect(url_for("web.casus", casus_id=casus_id), 303)
    try:
        refer_to_consult(viewer(), casus_id, chosen.id)
    except (Conflict, Forbidden) as error:
        flash(str(error), "let-op")
    else:
        flash("De casus verwijst nu naar dit consult.", "gelukt")
    return redirect(url_for("web.casus", casus_id=casus_id), 303)


def _sources() -> dict[str, list[Option]]:
    found = asking(viewer())
    return {
        "gemeenten": [Option(key, name) for key, name in found.gemeenten],
        "rollen": [Option(key, whom[0].upper() + whom[1:]) for key, whom in CONSULTED.items()],
        "leefgebieden": [Option(key, label) for key, label in found.leefgebieden],
    }


def _asking(values: dict[str, Any], errors: dict[str, str]) -> str:
    drawn = filling.draw(VRAAG, values, _sources(), {}, errors)
    return render_template("paginas/consult_nieuw.html", menu="Consulten", formulier=drawn)


def _one(consult_id: UUID, values: dict[str, Any], errors: dict[str, str]) -> str:
    found = consult(viewer(), consult_id)
    drawn = filling.draw(ADVIES, values, {}, {}, errors)
    return render_template("paginas/consult.html", menu="Consulten", consult=found, formulier=drawn)
