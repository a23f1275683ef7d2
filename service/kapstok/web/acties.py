"""The actielijst: agree, report back, settle, share by mail or on paper."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.add_actie import add_actie
from kapstok.acts.report_actie import report_actie
from kapstok.acts.settle_actielijst import settle_actielijst
from kapstok.acts.share_actielijst import share_actielijst
from kapstok.errors import Invalid, NotFound
from kapstok.overviews.acties import WARNING, Actielijst, actielijst
from kapstok.overviews.versions import actielijst_version
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.dossier import drawn, sent_key, written

HERE = "/casussen/<uuid:casus_id>/acties"


@pages.get(HERE)
def acties(casus_id: UUID) -> ResponseReturnValue:
    return _page(actielijst(viewer(), casus_id))


@pages.post(HERE)
def do_add_actie(casus_id: UUID) -> ResponseReturnValue:
    view = actielijst(viewer(), casus_id)
    raw = filling.typed(view.form)
    answer = written(
        lambda: add_actie.once(sent_key(), viewer(), casus_id, raw),
        lambda errors: _page(view, raw, errors),
        url_for("web.acties", casus_id=casus_id),
        "De actie staat op de lijst.",
    )
    if any(row.warning and row.actie == raw.get("actie") for row in actielijst(viewer(), casus_id).rows):
        flash(WARNING, "let-op")
    return answer


@pages.get(f"{HERE}/<uuid:actie_id>")
def actie(casus_id: UUID, actie_id: UUID) -> ResponseReturnValue:
    """Report back on one action."""
    return _report_page(actielijst(viewer(), casus_id), actie_id)


@pages.post(f"{HERE}/<uuid:actie_id>")
def do_report_actie(casus_id: UUID, actie_id: UUID) -> ResponseReturnValue:
    view = actielijst(viewer(), casus_id)
    raw = filling.typed(view.report)
    return written(
        lambda: report_actie.once(sent_key(), viewer(), casus_id, actie_id, raw),
        lambda errors: _report_page(view, actie_id, raw, errors),
        url_for("web.acties", casus_id=casus_id),
        "Uw terugkoppeling is vastgelegd.",
    )


@pages.post(f"{HERE}/vaststellen")
def do_settle_actielijst(casus_id: UUID) -> ResponseReturnValue:
    view = actielijst(viewer(), casus_id)
    raw = filling.typed(view.settle)
    return written(
        lambda: settle_actielijst.once(sent_key(), viewer(), casus_id, raw),
        lambda errors: _page(view, settling=raw, errors=errors),
        url_for("web.acties", casus_id=casus_id),
        "De actielijst is vastgesteld. U kunt deze versie nu delen.",
    )


@pages.get(f"{HERE}/<int:number>")
def settled_actielijst(casus_id: UUID, number: int) -> ResponseReturnValue:
    """The page that is printed: action, who and when, and nothing else."""
    lijst = actielijst_version(viewer(), casus_id, number)
    view = actielijst(viewer(), casus_id)
    persons = view.sources["deelnemers"] if view.may_write else ()
    return render_template("paginas/actielijst_versie.html", menu="Casussen", lijst=lijst, personen=persons)


@pages.post(f"{HERE}/<int:number>/delen")
def do_share_actielijst(casus_id: UUID, number: int) -> ResponseReturnValue:
    try:
        persons = [UUID(one) for one in request.form.getlist("ontvangers")]
        share_actielijst(viewer(), casus_id, number, persons)
    except (Invalid, ValueError) as error:
        said = next(iter(error.fields.values())) if isinstance(error, Invalid) else "Kies aan wie u de lijst stuurt."
        flash(said, "fout")
    else:
        flash(f"De actielijst gaat naar {len(persons)} {'persoon' if len(persons) == 1 else 'personen'}.", "gelukt")
    return redirect(url_for("web.settled_actielijst", casus_id=casus_id, number=number), 303)


def _page(
    view: Actielijst,
    raw: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] = {},
    settling: Mapping[str, Any] | None = None,
) -> str:
    return render_template(
        "paginas/acties.html",
        menu="Casussen",
        lijst=view,
        formulier=drawn(view.form, view.sources, raw, errors) if view.may_write else None,
        vaststellen=drawn(view.settle, {}, settling, errors) if view.may_write else None,
        open=raw is not None or not view.rows,
        sleutel=uuid4().hex,
    )


def _report_page(
    view: Actielijst, actie_id: UUID, raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}
) -> str:
    row = next((row for row in view.rows if row.id == actie_id), None)
    if row is None:
        raise NotFound("Deze actie staat niet (meer) op de lijst.")
    form = drawn(view.report, {}, raw, errors) if row.may_report else None
    return render_template(
        "paginas/actie.html", menu="Casussen", lijst=view, actie=row, formulier=form, sleutel=uuid4().hex
    )
