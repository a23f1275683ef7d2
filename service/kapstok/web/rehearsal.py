"""The pages on which a designer tries a design whole, publishes it, and follows the work that takes a while."""

from datetime import date
from typing import Any
from uuid import UUID

from flask import make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.rehearse_design import ask_design_publication, ask_rehearsal
from kapstok.acts.undo_migration import ask_undo
from kapstok.errors import Invalid, NotFound
from kapstok.overviews.designs import design_page, my_gemeenten
from kapstok.overviews.region_matrix import matrix_of
from kapstok.overviews.rehearsals import tried
from kapstok.overviews.route_versions import OrderView, order
from kapstok.web.designs import HERE
from kapstok.web.door import pages, viewer
from kapstok.web.judgement import judged

ORDER = "/processen/opdrachten/<uuid:order_id>"
EVERY = 3


@pages.post(HERE + "/proefdraaien")
def rehearse(design_id: UUID) -> ResponseReturnValue:
    return _follow(ask_rehearsal(viewer(), design_id))


@pages.get(HERE + "/publiceren")
def publish_page(design_id: UUID) -> ResponseReturnValue:
    return _publish_page(design_id, {}, {})


@pages.post(HERE + "/publiceren")
def publish_design(design_id: UUID) -> ResponseReturnValue:
    typed = request.form
    try:
        day = day_of(typed.get("vanaf", ""))
        asked = ask_design_publication(
            viewer(), design_id, typed.get("vingerafdruk", ""), typed.getlist("gemeenten"), day
        )
    except Invalid as invalid:
        return _publish_page(design_id, typed.to_dict(), invalid.fields), 400
    return _follow(asked)


def _publish_page(design_id: UUID, typed: dict[str, Any], wrong: dict[str, str]) -> str:
    chosen = request.form.getlist("gemeenten")
    return render_template(
        "paginas/publiceren.html",
        menu="Processen",
        ontwerp=design_page(viewer(), design_id),
        proef=tried(viewer(), design_id),
        gemeenten=my_gemeenten(viewer()),
        gekozen=chosen,
        getypt=typed,
        fouten=wrong,
    )


def day_of(text: str) -> date | None:
    """A day as a form sends it; nothing typed is None."""
    try:
        return date.fromisoformat(text) if text.strip() else None
    except ValueError:
        raise Invalid({"vanaf": "Vul een dag in als 2026-04-01, of laat het leeg."}) from None


@pages.get(ORDER)
def route_order(order_id: UUID) -> ResponseReturnValue:
    """How far it is. As long as it is not done the browser looks again by itself, also without script."""
    found = order(viewer(), order_id)
    answer = make_response(
        render_template(
            "paginas/opdracht.html",
            menu="Processen",
            opdracht=found,
            ontwerp=_design_of(found),
            oordeel=_judged(found),
            matrix=matrix_of(found),
            namen=dict(my_gemeenten(viewer())),
        )
    )
    if found.finished_at is None:
        answer.headers["Refresh"] = str(EVERY)
    return answer


@pages.post(ORDER + "/ongedaan")
def undo_order(order_id: UUID) -> ResponseReturnValue:
    order(viewer(), order_id)
    return _follow(ask_undo(viewer(), order_id))


def _design_of(found: OrderView) -> str | None:
    """The design, as long as there is one."""
    design_id = found.parameters.get("ontwerp")
    try:
        tried(viewer(), UUID(design_id)) if design_id else None
    except NotFound:
        return None
    return design_id


def _judged(found: OrderView) -> Any:
    report = (found.result or {}).get("rapport")
    if report is None:
        return None
    design_id = _design_of(found)
    same = design_id is not None and tried(viewer(), UUID(design_id)).digest == report["vingerafdruk"]
    if not same:
        return judged(report, lambda process, name: None)
    return judged(report, lambda process, name: url_for("web.design_file", design_id=design_id, name=name, ruw=1))


def _follow(order_id: UUID) -> ResponseReturnValue:
    return redirect(url_for("web.route_order", order_id=order_id), 303)
