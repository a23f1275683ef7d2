"""The casussen that somebody may know, and opening a new one."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from kapstok.acts.open_casus import OPENERS, Opening, open_casus
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.forms.answers import clean
from kapstok.forms.fields import Option
from kapstok.overviews import me
from kapstok.overviews.casussen import CasusQuery, casusregisseurs
from kapstok.overviews.casussen import casussen as look
from kapstok.rights import Viewer
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.dutch import page_numbers
from kapstok.web.mistakes import status_of
from kapstok.web.opening_form import OPENING
from kapstok.web.task import after, follows

STATES = (("open", "Lopend"), ("afgesloten", "Afgesloten"), ("alle", "Alle"))


@pages.get("/casussen")
def casussen() -> ResponseReturnValue:
    """One page of the list."""
    chosen = request.args
    query = CasusQuery(
        state=chosen.get("status") or "open",
        gemeente=chosen.get("gemeente") or None,
        fase=chosen.get("fase", type=int),
        search=chosen.get("zoek", "").strip(),
        page=max(1, chosen.get("pagina", 1, type=int)),
    )
    found = look(viewer(), query)
    if query.page > found.pages:
        found = look(viewer(), replace(query, page=found.pages))
    return render_template(
        "paginas/casussen.html",
        menu="Casussen",
        lijst=found,
        keuze=found.query,
        standen=STATES,
        bladzijden=page_numbers(found.query.page, found.pages),
        gefilterd=bool(query.gemeente or query.fase is not None or query.search),
        mag_openen=bool(_places(viewer())),
    )


@pages.get("/casussen/nieuw")
def new_casus() -> ResponseReturnValue:
    places = _places(viewer())
    if not places:
        raise Forbidden("Een casus openen hoort niet bij uw rol. Vraag het aan een casusregisseur.")
    first = {"gemeente": places[0].value} if len(places) == 1 else {}
    return _page(first, {}, uuid4().hex)


@pages.post("/casussen/nieuw")
def do_open_casus() -> ResponseReturnValue:
    """The key in the form makes sure that pressing twice opens one casus."""
    raw = filling.typed(OPENING)
    key = request.form.get("_sleutel", "")[:64] or uuid4().hex
    try:
        answers = clean(OPENING, raw, _sources(viewer())).answers
        outcome = open_casus.once(key, viewer(), _opening(answers))
    except Invalid as error:
        return _page(raw, error.fields, key), 400
    except (Conflict, Forbidden) as error:
        return _page(raw, {"": str(error)}, uuid4().hex), status_of(error)
    flash(follows(outcome, "De casus is geopend."), "gelukt")
    return redirect(after(outcome), 303)


def _opening(answers: dict[str, Any]) -> Opening:
    chosen = answers.get("casusregisseur")
    return Opening(
        gemeente=answers["gemeente"],
        title=answers["titel"],
        fase=2 if answers["soort"] == "nieuw" else int(answers.get("fase") or 1),
        lopend=answers["soort"] == "lopend",
        spoed=answers["soort"] == "spoed",
        doelfase=int(answers["doelfase"]) if answers.get("doelfase") else None,
        toelichting=answers.get("reden") or answers.get("toelichting") or "",
        casusregisseur=UUID(chosen) if chosen else None,
        besluit_datum=answers.get("besluitDatum"),
        anoniem=bool(answers.get("anoniem")),
    )


def _page(values: dict[str, Any], errors: dict[str, str], key: str) -> str:
    drawn = filling.draw(OPENING, values, _sources(viewer()), {}, errors)
    return render_template("paginas/casus_nieuw.html", menu="Casussen", formulier=drawn, sleutel=key)


def _places(person: Viewer) -> list[Option]:
    """The gemeenten in which the viewer may open a casus."""
    found = {gemeente: name for role, gemeente, name in me.me(person).roles if role in OPENERS}
    return [Option(key, name) for key, name in sorted(found.items(), key=lambda item: item[1])]


def _sources(person: Viewer) -> dict[str, list[Option]]:
    places = _places(person)
    people: list[Option] = []
    for place in places:
        where = f" ({place.label})" if len(places) > 1 else ""
        people += [Option(str(one), f"{name}{where}") for one, name in casusregisseurs(person, place.value)]
    return {"gemeenten": places, "casusregisseurs": people}
