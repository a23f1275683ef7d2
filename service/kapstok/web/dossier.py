"""The parts of the dossier: what stands there, and writing something in it."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.act import Act
from kapstok.acts.act_without_consent import act_without_consent
from kapstok.acts.add_betrokkene import add_betrokkene
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.acts.end_entry import end_entry
from kapstok.acts.inform_burger import inform_burger
from kapstok.acts.record_interventie import record_interventie
from kapstok.acts.record_procedure import record_procedure
from kapstok.acts.settle_plan import settle_plan
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.forms.fields import Form
from kapstok.overviews.dossier import DossierPart, dossier_part
from kapstok.overviews.versions import plan_version, plan_versions
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.mistakes import status_of

WRITING: dict[str, Act[..., Any]] = {
    "betrokkenen": add_betrokkene,
    "plan": add_plan_regel,
    "procedures": record_procedure,
    "interventies": record_interventie,
    "informeren": inform_burger,
    "toestemming": act_without_consent,
}
PART = f"<any({','.join(WRITING)}):part>"


@pages.get(f"/casussen/<uuid:casus_id>/{PART}")
def dossier(casus_id: UUID, part: str) -> ResponseReturnValue:
    return _page(dossier_part(viewer(), casus_id, part))


@pages.post(f"/casussen/<uuid:casus_id>/{PART}")
def write_dossier(casus_id: UUID, part: str) -> ResponseReturnValue:
    """Pressing twice writes once; what is wrong comes back with what was typed."""
    view = dossier_part(viewer(), casus_id, part)
    raw = filling.typed(view.form)
    return written(
        lambda: WRITING[part].once(sent_key(), viewer(), casus_id, raw),
        lambda errors: _page(view, raw, errors),
        url_for("web.dossier", casus_id=casus_id, part=part),
    )


@pages.post(f"/casussen/<uuid:casus_id>/{PART}/<uuid:entry_id>/beeindigen")
def end_of_entry(casus_id: UUID, part: str, entry_id: UUID) -> ResponseReturnValue:
    end_entry(viewer(), casus_id, part, entry_id)
    flash("Vastgelegd.", "gelukt")
    return redirect(url_for("web.dossier", casus_id=casus_id, part=part), 303)


@pages.post("/casussen/<uuid:casus_id>/plan/vaststellen")
def settle(casus_id: UUID) -> ResponseReturnValue:
    settle_plan(viewer(), casus_id)
    flash("Het plan is vastgesteld. Deze versie blijft zoals zij is.", "gelukt")
    return redirect(url_for("web.dossier", casus_id=casus_id, part="plan"), 303)


@pages.get("/casussen/<uuid:casus_id>/plan/<int:number>")
def settled_plan(casus_id: UUID, number: int) -> ResponseReturnValue:
    return render_template("paginas/plan_versie.html", menu="Casussen", plan=plan_version(viewer(), casus_id, number))


def sent_key() -> str:
    """The key in the form, or one of this request only."""
    return request.form.get("_sleutel", "")[:64] or uuid4().hex


def written(
    write: Callable[[], Any], again: Callable[[Mapping[str, str]], str], then: str, done: str = "Vastgelegd."
) -> ResponseReturnValue:
    """Write, and go on to `then`; or show the page again with what is wrong."""
    try:
        write()
    except Invalid as error:
        return again(error.fields), 400
    except (Conflict, Forbidden) as error:
        return again({"": str(error)}), status_of(error)
    flash(done, "gelukt")
    return redirect(then, 303)


def drawn(
    form: Form, sources: filling.Sources, raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}
) -> filling.FormView:
    """A form of the dossier: as it opens, or as it came back."""
    if raw is None:
        return filling.fresh(form, sources, {})
    return filling.draw(form, raw, sources, {}, errors)


def _page(view: DossierPart, raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}) -> str:
    return render_template(
        "paginas/dossier.html",
        menu="Casussen",
        deel=view,
        formulier=drawn(view.form, view.sources, raw, errors) if view.may_write else None,
        open=raw is not None or not view.rows,
        versies=plan_versions(viewer(), view.head.id) if view.key == "plan" else [],
        sleutel=uuid4().hex,
    )
