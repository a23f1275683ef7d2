"""Brieven en notities of a casus: choosing one, filling it in, and the page to print."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.make_brief import make_brief
from kapstok.acts.record_interventie import record_interventie
from kapstok.forms.fields import Form
from kapstok.overviews.brieven import BriefView, Making, making
from kapstok.overviews.brieven import brief as one
from kapstok.overviews.brieven import brieven as look
from kapstok.overviews.dossier import PARTS
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.dossier import drawn, sent_key, written

PGA = "pga_brief"


def _handing_over() -> Form:
    """The form of an interventie for a PGA-brief: its own questions, without the choice of what it is."""
    form = PARTS["interventies"].form
    kept = tuple(
        replace(field, hide=None) if PGA in str(field.hide) else field
        for field in form.fields
        if field.key not in ("soort", "uitgevoerd_door")
    )
    return replace(form, id="overhandigd", title="De brief is overhandigd", button="Vastleggen", fields=kept)


HANDED_OVER = _handing_over()


@pages.get("/casussen/<uuid:casus_id>/brieven")
def brieven(casus_id: UUID) -> ResponseReturnValue:
    return render_template("paginas/brieven.html", menu="Casussen", lijst=look(viewer(), casus_id))


@pages.get("/casussen/<uuid:casus_id>/brieven/nieuw/<kind>")
def new_brief(casus_id: UUID, kind: str) -> ResponseReturnValue:
    return _asking(making(viewer(), casus_id, kind))


@pages.post("/casussen/<uuid:casus_id>/brieven/nieuw/<kind>")
def do_make_brief(casus_id: UUID, kind: str) -> ResponseReturnValue:
    """Pressing twice makes one brief."""
    view = making(viewer(), casus_id, kind)
    raw = filling.typed(view.form)
    return written(
        lambda: make_brief.once(sent_key(), viewer(), casus_id, kind, raw),
        lambda errors: _asking(view, raw, errors),
        url_for("web.brieven", casus_id=casus_id),
        "De brief is gemaakt. Open de brief om haar af te drukken.",
    )


@pages.get("/casussen/<uuid:casus_id>/brieven/<uuid:brief_id>")
def brief(casus_id: UUID, brief_id: UUID) -> ResponseReturnValue:
    return _page(one(viewer(), casus_id, brief_id))


@pages.post("/casussen/<uuid:casus_id>/brieven/<uuid:brief_id>/overhandigd")
def handed_over(casus_id: UUID, brief_id: UUID) -> ResponseReturnValue:
    """A PGA-brief was given to somebody: that is an interventie (DOC-01)."""
    view = one(viewer(), casus_id, brief_id)
    raw = filling.typed(HANDED_OVER)
    return written(
        lambda: record_interventie.once(sent_key(), viewer(), casus_id, {**raw, "soort": PGA}),
        lambda errors: _page(view, raw, errors),
        url_for("web.dossier", casus_id=casus_id, part="interventies"),
    )


def _asking(view: Making, raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}) -> str:
    form = drawn(view.form, {}, raw, errors) if not view.refused else None
    return render_template("paginas/brief_nieuw.html", menu="Casussen", zicht=view, formulier=form, sleutel=uuid4().hex)


def _page(view: BriefView, raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}) -> str:
    form = drawn(HANDED_OVER, view.sources, raw, errors) if view.hands_over else None
    return render_template("paginas/brief.html", menu="Casussen", brief=view, formulier=form, sleutel=uuid4().hex)
