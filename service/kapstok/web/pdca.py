"""The evaluatie of the approach in a gemeente: writing one, settling how often, and the calendar of the region."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from flask import render_template, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.act import Act
from kapstok.acts.evaluate import evaluate
from kapstok.acts.plan_netwerkmoment import plan_netwerkmoment
from kapstok.acts.settle_pdca import settle_pdca
from kapstok.overviews.pdca import Pdca
from kapstok.overviews.pdca import pdca as look
from kapstok.overviews.pdca_forms import EVALUATIE, MEETING, SETTLE
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.dossier import drawn, written

FORMS = {"evaluatie": EVALUATIE, "afspraak": SETTLE, "agenda": MEETING}
DEEDS: dict[str, Act[..., Any]] = {"evaluatie": evaluate, "afspraak": settle_pdca, "agenda": plan_netwerkmoment}


@pages.get("/cijfers/<gemeente>/evaluatie")
def pdca(gemeente: str) -> ResponseReturnValue:
    return _page(look(viewer(), gemeente))


@pages.post(f"/cijfers/<gemeente>/<any({','.join(FORMS)}):part>")
def do_pdca(gemeente: str, part: str) -> ResponseReturnValue:
    """What is wrong comes back with what was typed."""
    view = look(viewer(), gemeente)
    raw = filling.typed(FORMS[part])
    return written(
        lambda: DEEDS[part](viewer(), gemeente, raw),
        lambda errors: _page(view, part, raw, errors),
        url_for("web.pdca", gemeente=gemeente),
    )


def _page(view: Pdca, part: str = "", raw: Mapping[str, Any] | None = None, errors: Mapping[str, str] = {}) -> str:
    sources = {"eigenaren": view.owners}
    forms = {
        key: drawn(form, sources, raw, errors) if key == part else drawn(form, sources) for key, form in FORMS.items()
    }
    return render_template(
        "paginas/pdca.html", menu="Cijfers", pdca=view, formulieren=forms, open=part, sleutel=uuid4().hex
    )
