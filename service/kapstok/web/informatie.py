"""The informatie in a casus: bring it in, read it for a purpose, and (its owner) mend, share or take it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.bring_informatie import (
    Contribution,
    Wording,
    bring_informatie,
    correct_informatie,
    withdraw_informatie,
)
from kapstok.acts.log_reading import Purpose, Read, read_informatie
from kapstok.acts.share_informatie import share_informatie, stop_sharing
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.forms.answers import clean
from kapstok.forms.fields import Form, Option
from kapstok.overviews import informatie as overview
from kapstok.overviews.informatie import PieceView
from kapstok.web import filling
from kapstok.web.door import pages, viewer
from kapstok.web.informatie_forms import BRINGING, KEYS, MENDING, READING, SHARING
from kapstok.web.mistakes import status_of


@dataclass(frozen=True)
class Tried:
    """The form on the page that was sent and came back, with what was typed and what is wrong with it."""

    form: Form | None = None
    raw: Mapping[str, Any] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def draw(self, form: Form, values: Mapping[str, Any], sources: filling.Sources) -> filling.FormView:
        """A form of the page: as it was typed when it is this one."""
        mine = self.form is form
        return filling.draw(form, self.raw if mine else values, sources, {}, self.errors if mine else {})


NOTHING = Tried()


@pages.get("/casussen/<uuid:casus_id>/informatie")
def informatie(casus_id: UUID) -> ResponseReturnValue:
    return _list(casus_id, {"laag": "wat", "label": "gewoon"}, {})


@pages.post("/casussen/<uuid:casus_id>/informatie")
def bring_piece(casus_id: UUID) -> ResponseReturnValue:
    overview.informatie(viewer(), casus_id)
    raw = filling.typed(BRINGING)
    try:
        given = clean(BRINGING, raw, {}).answers
        bring_informatie(viewer(), casus_id, _contribution(given))
    except Invalid as error:
        return _list(casus_id, raw, _at_home(BRINGING, error.fields)), 400
    except (Conflict, Forbidden) as error:
        return _list(casus_id, raw, {"titel": str(error)}), status_of(error)
    flash("De informatie staat in de casus. Uw organisatie is eigenaar; u bepaalt wie WAT leest.", "gelukt")
    return redirect(url_for("web.informatie", casus_id=casus_id), 303)


@pages.get("/casussen/<uuid:casus_id>/informatie/<uuid:informatie_id>")
def informatie_piece(casus_id: UUID, informatie_id: UUID) -> ResponseReturnValue:
    """Opens at once when the reader said not long ago what it is for; else it asks."""
    overview.piece(viewer(), casus_id, informatie_id)
    try:
        read = read_informatie(viewer(), casus_id, informatie_id, None, "web")
    except Invalid:
        return _piece(casus_id, informatie_id, None)
    return _piece(casus_id, informatie_id, read)


@pages.post("/casussen/<uuid:casus_id>/informatie/<uuid:informatie_id>/inzage")
def open_informatie(casus_id: UUID, informatie_id: UUID) -> ResponseReturnValue:
    raw = filling.typed(READING)
    try:
        given = clean(READING, raw, _purposes()).answers
        purpose = Purpose(given["doel"], given.get("toelichting") or "")
        read_informatie(viewer(), casus_id, informatie_id, purpose, "web")
    except Invalid as error:
        return _piece(casus_id, informatie_id, None, Tried(READING, raw, error.fields)), 400
    return redirect(url_for("web.informatie_piece", casus_id=casus_id, informatie_id=informatie_id), 303)


@pages.post("/casussen/<uuid:casus_id>/informatie/<uuid:informatie_id>/verbetering")
def mend_piece(casus_id: UUID, informatie_id: UUID) -> ResponseReturnValue:
    raw = filling.typed(MENDING)
    try:
        given = clean(MENDING, raw, {}).answers
        correct_informatie(viewer(), casus_id, informatie_id, _wording(given))
    except (Invalid, Conflict) as error:
        fields = error.fields if isinstance(error, Invalid) else {"titel": str(error)}
        return _piece(casus_id, informatie_id, None, Tried(MENDING, raw, fields)), status_of(error)
    flash("De informatie is verbeterd. De vorige tekst leest niemand meer.", "gelukt")
    return redirect(url_for("web.informatie_piece", casus_id=casus_id, informatie_id=informatie_id), 303)


@pages.post("/casussen/<uuid:casus_id>/informatie/<uuid:informatie_id>/lezers")
def share_piece(casus_id: UUID, informatie_id: UUID) -> ResponseReturnValue:
    view = overview.piece(viewer(), casus_id, informatie_id)
    raw = filling.typed(SHARING)
    try:
        given = clean(SHARING, raw, _parties(view)).answers
        organisation, _, person = given["partij"].partition(".")
        party = (organisation or None, UUID(person) if person else None)
        share_informatie(viewer(), casus_id, informatie_id, party, given["waarvoor"])
    except Invalid as error:
        fields = {"waarvoor" if key == "doel" else key: said for key, said in error.fields.items()}
        return _piece(casus_id, informatie_id, None, Tried(SHARING, raw, fields)), 400
    except Conflict as error:
        return _piece(casus_id, informatie_id, None, Tried(SHARING, raw, {"partij": str(error)})), 409
    flash("De informatie is gedeeld met deze ene partij, voor dit ene doel.", "gelukt")
    return redirect(url_for("web.informatie_piece", casus_id=casus_id, informatie_id=informatie_id), 303)


@pages.post("/casussen/<uuid:casus_id>/informatie/<uuid:informatie_id>/lezers/<uuid:reader_id>/einde")
def unshare_piece(casus_id: UUID, informatie_id: UUID, reader_id: UUID) -> ResponseReturnValue:
    try:
        stop_sharing(viewer(), casus_id, informatie_id, reader_id)
    except Conflict as error:
        flash(str(error), "let-op")
    else:
        flash("Deze partij leest de informatie vanaf nu niet meer.", "gelukt")
    return redirect(url_for("web.informatie_piece", casus_id=casus_id, informatie_id=informatie_id), 303)


@pages.post("/casussen/<uuid:casus_id>/informatie/<uuid:informatie_id>/intrekking")
def withdraw_piece(casus_id: UUID, informatie_id: UUID) -> ResponseReturnValue:
    withdraw_informatie(viewer(), casus_id, informatie_id)
    flash("De informatie is ingetrokken. Niemand leest haar nog.", "gelukt")
    return redirect(url_for("web.informatie", casus_id=casus_id), 303)


def _list(casus_id: UUID, values: dict[str, Any], errors: dict[str, str]) -> str:
    view = overview.informatie(viewer(), casus_id)
    drawn = filling.draw(BRINGING, values, {}, {}, errors) if view.may_bring else None
    return render_template(
        "paginas/informatie.html", menu="Casussen", kop=view.head, view=view, formulier=drawn, open=bool(errors)
    )


def _piece(casus_id: UUID, informatie_id: UUID, read: Read | None, tried: Tried = NOTHING) -> str:
    view = overview.piece(viewer(), casus_id, informatie_id)
    if read is None and view.asked:
        read = read_informatie(viewer(), casus_id, informatie_id, None, "web")
    return render_template(
        "paginas/informatie_stuk.html",
        menu="Casussen",
        kop=view.head,
        stuk=view.item,
        view=view,
        tekst=read,
        fout=bool(tried.errors),
        poging=tried.form.id if tried.form else "",
        **_forms(view, read, tried),
    )


def _forms(view: PieceView, read: Read | None, tried: Tried) -> dict[str, filling.FormView | None]:
    words = dict(zip(("titel", "inhoud", "doel"), view.wording, strict=True)) if view.wording else {}
    shares = view.may_change and view.item.layer == "wat"
    return {
        "vraag": tried.draw(READING, {}, _purposes()) if read is None else None,
        "verbeter": tried.draw(MENDING, words, {}) if view.may_change and read else None,
        "deel": tried.draw(SHARING, {}, _parties(view)) if shares else None,
    }


def _purposes() -> dict[str, list[Option]]:
    return {"leesdoelen": [Option(key, words) for key, words in overview.purposes().items()]}


def _parties(view: PieceView) -> dict[str, list[Option]]:
    return {
        "partijen": [Option(f"{one.organisation_id or ''}.{one.person_id or ''}", one.name) for one in view.parties]
    }


def _wording(given: dict[str, Any]) -> Wording:
    return Wording(given["titel"], given["inhoud"], given["doel"])


def _contribution(given: dict[str, Any]) -> Contribution:
    return Contribution(
        wording=_wording(given),
        layer=given["laag"],
        label=given["label"],
        special=bool(given.get("bijzonder")),
        necessity=given.get("noodzaak") or "",
        secrecy=given.get("beroepsgeheim"),
        secrecy_reason=given.get("beroepsgeheim_reden") or "",
    )


def _at_home(form: Form, fields: dict[str, str]) -> dict[str, str]:
    """Sentences of the act at the fields of the form."""
    return {KEYS.get(key, key) if KEYS.get(key, key) in form.by_key else "titel": said for key, said in fields.items()}
