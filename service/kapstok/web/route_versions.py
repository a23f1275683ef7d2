"""The pages of versions: what is in force where, what a version means for running casussen, and moving those."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.migrate_casussen import Asked, ask_migration
from kapstok.acts.publish_process import activate_version
from kapstok.acts.roll_back_version import roll_back_version
from kapstok.acts.withdraw_activation import withdraw_activation
from kapstok.errors import Invalid
from kapstok.overviews.designs import design_page, my_gemeenten
from kapstok.overviews.impact import Choice
from kapstok.overviews.moving import Means, design_means, version_means
from kapstok.overviews.rehearsals import orders_of, version_xml
from kapstok.overviews.route_versions import activations, version, versions
from kapstok.web.casus import as_file
from kapstok.web.designs import HERE
from kapstok.web.door import pages, viewer
from kapstok.web.judgement import judged
from kapstok.web.rehearsal import day_of

VERSION = "/processen/versies/<uuid:version_id>"


@pages.get("/processen/versies")
def version_list() -> ResponseReturnValue:
    places = _places()
    history = [(key, name, activations(viewer(), key)) for key, name in places]
    return render_template(
        "paginas/versies.html",
        menu="Processen",
        versies=versions(viewer()),
        gemeenten=history,
        namen=dict(places),
        opdrachten=orders_of(viewer())[:10],
    )


@pages.get(VERSION)
def route_version(version_id: UUID) -> ResponseReturnValue:
    return _version_page(version_id, {})


@pages.post(VERSION + "/gelden")
def activate(version_id: UUID) -> ResponseReturnValue:
    version(viewer(), version_id)
    try:
        activate_version(viewer(), version_id, request.form.getlist("gemeenten"), day_of(request.form.get("vanaf", "")))
    except Invalid as invalid:
        return _version_page(version_id, invalid.fields), 400
    flash("Het is vastgelegd. Lopende casussen houden de versie waarmee zij begonnen.", "gelukt")
    return redirect(url_for("web.version_list"), 303)


def _version_page(version_id: UUID, wrong: dict[str, str]) -> str:
    line = version(viewer(), version_id)

    def drawing(process: str, name: str) -> str:
        return url_for("web.version_diagram", version_id=version_id, process=process)

    return render_template(
        "paginas/versie.html",
        menu="Processen",
        versie=line,
        oordeel=judged(line.report, drawing) if line.report else None,
        gemeenten=_places(),
        fouten=wrong,
    )


@pages.get(VERSION + "/diagram/<process>.bpmn")
def version_diagram(version_id: UUID, process: str) -> Response:
    return as_file(version_xml(viewer(), version_id, process), process)


@pages.post("/processen/gemeenten/<gemeente>/terugdraaien")
def roll_back(gemeente: str) -> ResponseReturnValue:
    activations(viewer(), gemeente)
    back = roll_back_version(viewer(), gemeente)
    flash(f"Nieuwe casussen beginnen weer met versie {back.number} van {back.variant}.", "gelukt")
    return redirect(url_for("web.version_list"), 303)


@pages.post("/processen/activeringen/<int:activation_id>/intrekken")
def withdraw_plan(activation_id: int) -> ResponseReturnValue:
    withdraw_activation(viewer(), activation_id)
    flash("De planning is ingetrokken.", "gelukt")
    return redirect(url_for("web.version_list"), 303)


@pages.route(HERE + "/invloed", methods=["GET", "POST"])
def design_impact(design_id: UUID) -> ResponseReturnValue:
    """Nothing changes by it; it is a POST only to carry the choices."""
    line = design_page(viewer(), design_id).line

    def look(gemeenten: list[str], choice: Choice) -> Means | None:
        return design_means(viewer(), design_id, gemeenten, choice)

    back = url_for("web.design", design_id=design_id)
    return _impact_page(
        look, line.title, back, lambda _, name: url_for("web.design_file", design_id=design_id, name=name, ruw=1)
    )


@pages.route(VERSION + "/casussen", methods=["GET", "POST"])
def version_impact(version_id: UUID) -> ResponseReturnValue:
    """What a version means for running casussen, with the choices that they ask for; and letting them go along."""
    line = version(viewer(), version_id)
    if request.form.get("actie") == "overzetten":
        chosen = _choice()
        asked = Asked(
            tuple(_gemeenten()),
            version_id,
            tuple(request.form.getlist("groepen")),
            chosen.renamed,
            chosen.go_on,
            "opnieuw" if request.form.get("termijnen") == "opnieuw" else "houden",
        )
        if asked.groups:
            return redirect(url_for("web.route_order", order_id=ask_migration(viewer(), asked)), 303)
        flash("Kies welke groepen meegaan.", "fout")

    def look(gemeenten: list[str], choice: Choice) -> Means | None:
        return version_means(viewer(), version_id, gemeenten, choice)

    def drawing(process: str, name: str) -> str:
        return url_for("web.version_diagram", version_id=version_id, process=process)

    back = url_for("web.route_version", version_id=version_id)
    return _impact_page(look, f"{line.variant} {line.number}", back, drawing, moves=True)


def _impact_page(
    look: Callable[[list[str], Choice], Means | None],
    title: str,
    back: str,
    drawing: Callable[[str, str], str],
    moves: bool = False,
) -> str:
    chosen = _gemeenten()
    return render_template(
        "paginas/invloed.html",
        menu="Processen",
        titel=title,
        terug=back,
        betekent=look(chosen, _choice()),
        gemeenten=_places(),
        gekozen=chosen,
        tekening=drawing,
        getypt=request.form,
        zetbaar=moves,
    )


def _gemeenten() -> list[str]:
    """Those that were ticked, else all of the viewer's. A gemeente that is not his is refused further on."""
    return request.values.getlist("gemeenten") or [key for key, _ in _places()]


def _choice() -> Choice:
    """`verder:PLEK` says where a casus goes on (or "vervalt"), `heet:ELEMENT` what an element is called now."""

    def picked(kind: str) -> dict[str, str]:
        return {key[len(kind) :]: text for key, text in request.form.items() if key.startswith(kind) and text}

    return Choice(picked("heet:"), picked("verder:"))


def _places() -> list[tuple[str, Any]]:
    """The gemeenten for which the viewer designs; for anybody else these pages are not there."""
    places = my_gemeenten(viewer())
    if not places:
        abort(404)
    return list(places)
