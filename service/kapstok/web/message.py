"""Sending a message to a casus: an opschaalverzoek, a tussentijds signaal, a question."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from kapstok.acts.deliver_message import deliver_message
from kapstok.errors import Conflict, Forbidden, Invalid, NotFound
from kapstok.overviews.casus import casus_exists_for
from kapstok.overviews.message import MessagePage, message_page
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.mistakes import page_of, status_of
from kapstok.web.task import after, follows

NO_LONGER = (
    "De casus wacht niet (meer) op dit bericht. Misschien was het al verstuurd. Bekijk de casus; "
    "wat u had geschreven staat hieronder."
)


@pages.get("/casussen/<uuid:casus_id>/berichten/<name>")
def message(casus_id: UUID, name: str) -> ResponseReturnValue:
    found = message_page(viewer(), casus_id, name)
    return _page(found, filling.fresh(found.form, found.sources, found.known), uuid4().hex)


@pages.post("/casussen/<uuid:casus_id>/berichten/<name>")
def send_message(casus_id: UUID, name: str) -> ResponseReturnValue:
    """The key in the form makes sure that pressing twice sends one message."""
    key = request.form.get("_sleutel", "")[:64] or uuid4().hex
    try:
        found = message_page(viewer(), casus_id, name)
    except NotFound:
        return _no_longer(casus_id)
    raw = filling.typed(found.form)
    try:
        outcome = deliver_message.once(key, viewer(), casus_id, name, raw)
    except Invalid as error:
        return _page(found, _drawn(found, raw, error.fields), key), 400
    except (Conflict, Forbidden) as error:
        typed = filling.read_back(_drawn(found, raw))
        return _page(found, None, key, te_laat=str(error), getypt=typed), status_of(error)
    flash(follows(outcome, f"‘{found.label}’ is verstuurd."), "gelukt")
    return redirect(after(outcome), 303)


def _no_longer(casus_id: UUID) -> ResponseReturnValue:
    """The casus went on meanwhile; what was typed is shown, so that it can be used elsewhere."""
    if not casus_exists_for(viewer(), casus_id):
        raise NotFound
    typed = [text for key, text in request.form.items() if key not in filling.OURS and text]
    return page_of(409, NO_LONGER, typed=typed)


def _drawn(found: MessagePage, raw: Mapping[str, Any], errors: Mapping[str, str] = {}) -> filling.FormView:
    return filling.draw(found.form, raw, found.sources, found.known, errors)


def _page(found: MessagePage, drawn: filling.FormView | None, key: str, **shown: Any) -> str:
    return render_template(
        "paginas/bericht.html", menu="Casussen", bericht=found, formulier=drawn, sleutel=key, **shown
    )
