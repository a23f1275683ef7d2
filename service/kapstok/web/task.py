"""The page of one task: do it, keep a draft, take it, give it back, or give it to a colleague."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID

from flask import flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.act import Outcome
from kapstok.acts.assign_task import assign_task
from kapstok.acts.claim_task import claim_task
from kapstok.acts.complete_task import complete_task
from kapstok.acts.release_task import release_task
from kapstok.acts.save_draft import save_draft
from kapstok.errors import Conflict, Forbidden, Invalid, KapstokError, NotFound
from kapstok.forms import answers
from kapstok.overviews.casus import casus_exists_for
from kapstok.overviews.consequence import consequence
from kapstok.overviews.task import TaskView, task_page
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.dutch import moment_in_words, time_of_day
from kapstok.web.form_view import with_standings
from kapstok.web.mistakes import status_of

PRIORITY = 80  # from here on a task is marked as urgent


@pages.get("/taken/<uuid:task_id>")
def task(task_id: UUID) -> ResponseReturnValue:
    return _page(task_page(viewer(), task_id))


@pages.post("/taken/<uuid:task_id>")
def complete(task_id: UUID) -> ResponseReturnValue:
    """Complete it; what was typed is never lost, whatever the answer is."""
    view = task_page(viewer(), task_id)
    raw = filling.typed(view.form)
    try:
        outcome = complete_task(viewer(), task_id, raw)
    except Invalid as error:
        return _page(view, raw, error.fields), 400
    except (Conflict, Forbidden) as error:
        return _too_late(view, raw, error)
    flash(follows(outcome, f"‘{view.row.name}’ is afgerond."), "gelukt")
    return redirect(after(outcome), 303)


@pages.route("/taken/<uuid:task_id>/concept", methods=["POST", "PUT"])
def draft(task_id: UUID) -> ResponseReturnValue:
    """Keep what was typed so far, unjudged."""
    try:
        view = task_page(viewer(), task_id)
        saved_at = save_draft(viewer(), task_id, answers.draft(view.form, filling.typed(view.form)))
    except KapstokError as error:
        if _wants_json():
            return jsonify(melding=str(error)), status_of(error)
        raise
    if _wants_json():
        return jsonify(opgeslagen=time_of_day(saved_at))
    flash(f"Uw concept is opgeslagen om {time_of_day(saved_at)}. U kunt later verder.", "gelukt")
    return redirect(url_for("web.task", task_id=task_id), 303)


@pages.post("/taken/<uuid:task_id>/oppakken")
def claim(task_id: UUID) -> ResponseReturnValue:
    try:
        claim_task(viewer(), task_id)
    except Conflict as error:
        flash(str(error), "let-op")
    else:
        flash("U hebt deze taak opgepakt. Uw collega's zien nu dat u ermee bezig bent.", "gelukt")
    return redirect(url_for("web.task", task_id=task_id), 303)


@pages.post("/taken/<uuid:task_id>/teruggeven")
def release(task_id: UUID) -> ResponseReturnValue:
    view = task_page(viewer(), task_id)
    try:
        release_task(viewer(), task_id)
    except (Conflict, Forbidden) as error:
        flash(str(error), "let-op")
        return redirect(url_for("web.task", task_id=task_id), 303)
    flash(f"‘{view.row.name}’ is teruggegeven. Iedereen met de rol {view.row.role_label} kan haar oppakken.", "gelukt")
    return redirect(url_for("web.inbox"), 303)


@pages.post("/taken/<uuid:task_id>/toewijzen")
def assign(task_id: UUID) -> ResponseReturnValue:
    """Give it to a colleague with the same role."""
    view = task_page(viewer(), task_id)
    chosen = next((one for one in view.colleagues if str(one[0]) == request.form.get("persoon")), None)
    if chosen is None:
        return _page(view, assigning="Kies aan wie u deze taak toewijst."), 400
    try:
        assign_task(viewer(), task_id, chosen[0])
    except (Conflict, Forbidden, Invalid) as error:
        flash(str(error), "let-op")
        return redirect(url_for("web.task", task_id=task_id), 303)
    flash(f"‘{view.row.name}’ ligt nu bij {chosen[1]}.", "gelukt")
    return redirect(url_for("web.inbox"), 303)


def follows(outcome: Outcome, done: str) -> str:
    """What was done, and what comes next for whom."""
    follows = consequence(viewer(), outcome.casus_id, outcome.opened, outcome.settled).follows
    coming = [f"‘{one.name}’ voor {'uzelf' if one.mine else one.whom}" for one in follows]
    if outcome.closed:
        return f"{done} De casus is daarmee afgesloten."
    if not coming:
        return f"{done} Er zijn geen nieuwe taken bij gekomen."
    return f"{done} Hierna: {' en '.join(filter(None, (', '.join(coming[:-1]), coming[-1])))}."


def after(outcome: Outcome) -> str:
    """Where a person goes on: the casus, or the inbox when the casus is no longer his."""
    if casus_exists_for(viewer(), outcome.casus_id):
        return url_for("web.casus", casus_id=outcome.casus_id)
    return url_for("web.inbox")


def _page(
    view: TaskView, raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}, assigning: str = ""
) -> str:
    values = raw
    if values is None:
        values = view.draft.answers if view.draft else answers.prefill(view.form, view.known)
    drawn = None
    if view.row.workable:
        drawn = with_standings(filling.draw(view.form, values, view.sources, view.known, errors), view.pages)
    return _render(view, formulier=drawn, concept_stand=_draft_words(view), toewijsfout=assigning)


def _too_late(view: TaskView, raw: Mapping[str, Any], error: KapstokError) -> ResponseReturnValue:
    """Somebody was first: say who, and keep what was typed, to read and as a draft."""
    kept = True
    try:
        save_draft(viewer(), view.row.id, answers.draft(view.form, raw))
    except KapstokError:
        kept = False
    typed = filling.read_back(filling.draw(view.form, raw, view.sources, view.known))
    with suppress(NotFound):  # no longer his: then the page shows the task as it was when he began
        view = task_page(viewer(), view.row.id)
    return _render(view, te_laat=str(error), getypt=typed, bewaard=kept), status_of(error)


def _render(view: TaskView, **shown: Any) -> str:
    return render_template("paginas/taak.html", menu="Taken", taak=view, rij=view.row, voorrang=PRIORITY, **shown)


def _draft_words(view: TaskView) -> str:
    if view.draft is None:
        return ""
    whose = f"Concept van {view.draft.person}" if view.draft.person else "Uw concept"
    return f"{whose}, opgeslagen {moment_in_words(view.draft.saved_at)}"


def _wants_json() -> bool:
    return request.is_json or request.accept_mimetypes.best == "application/json"
