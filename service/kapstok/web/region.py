"""The region at a glance: the regiekaart, who holds which regie, and which scenario holds in which gemeente."""

from uuid import UUID

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.rehearse_region import NewBasis, ask_region_rehearsal
from kapstok.overviews.designs import my_gemeenten
from kapstok.overviews.regiekaart import regie_per_gemeente
from kapstok.overviews.regiekaart import regiekaart as look
from kapstok.overviews.region_matrix import bases, matrix_of, region_rehearsals
from kapstok.web.door import pages, viewer


@pages.get("/processen/regie")
def regie_overview() -> ResponseReturnValue:
    return render_template("paginas/regie_per_gemeente.html", menu="Processen", lijst=regie_per_gemeente(viewer()))


@pages.get("/processen/<gemeente>/regiekaart")
def regiekaart(gemeente: str) -> ResponseReturnValue:
    return render_template("paginas/regiekaart.html", menu="Processen", zicht=look(viewer(), gemeente))


@pages.get("/processen/scenarios")
def region_scenarios() -> ResponseReturnValue:
    """Try the gemeenten on a new basis, and what came of it the last time."""
    choices, done = bases(viewer()), region_rehearsals(viewer())
    last = next((one for one in done if matrix_of(one)), None)
    return render_template(
        "paginas/regioproef.html",
        menu="Processen",
        keuzes=choices,
        gemeenten=my_gemeenten(viewer()),
        opdrachten=done[:10],
        laatste=last,
        matrix=matrix_of(last) if last else None,
    )


@pages.post("/processen/scenarios")
def rehearse_region() -> ResponseReturnValue:
    asked = ask_region_rehearsal(viewer(), request.form.getlist("gemeenten"), _new_basis(request.form.get("basis", "")))
    return redirect(url_for("web.route_order", order_id=asked), 303)


def _new_basis(text: str) -> NewBasis:
    """The choice of the page: `versie:ID`, `ontwerp:ID`, `installatie:VARIANT`, or nothing."""
    kind, _, key = text.partition(":")
    if kind == "installatie":
        return NewBasis(installed=key)
    if kind not in ("versie", "ontwerp"):
        return NewBasis()
    try:
        found = UUID(key)
    except ValueError:
        abort(404)
    return NewBasis(version_id=found) if kind == "versie" else NewBasis(design_id=found)
