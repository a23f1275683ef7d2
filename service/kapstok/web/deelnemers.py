"""Who is involved in a casus: who to call, who is invited, and inviting or letting go."""

from uuid import UUID

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.invite_deelnemer import Invitation, end_deelnemer, invite_deelnemer
from kapstok.errors import Conflict, Invalid
from kapstok.forms.answers import clean
from kapstok.forms.fields import Field, Form, Limits, Option
from kapstok.overviews.deelnemers import Candidate, DeelnemersView
from kapstok.overviews.deelnemers import deelnemers as look
from kapstok.web import filling
from kapstok.web.door import pages, viewer

INVITING = Form(
    file="",
    id="uitnodigen_deelnemer",
    title="Iemand uitnodigen",
    button="Uitnodigen",
    fields=(
        Field("wie", "select", label="Wie nodigt u uit?", required=True, bron="kandidaten"),
        Field(
            "reden",
            "textarea",
            label="Waarom is deze partij nu nodig?",
            limits=Limits(max_length=2000),
            description="Alleen nodig als de organisatie geen convenant heeft getekend.",
        ),
        Field(
            "afspraak",
            "textarea",
            label="Wat spraken de partners hierover af?",
            limits=Limits(max_length=2000),
            description="Alleen nodig zonder convenant. Noem ook wanneer dat is besproken.",
        ),
    ),
)


@pages.get("/casussen/<uuid:casus_id>/deelnemers")
def deelnemers(casus_id: UUID) -> ResponseReturnValue:
    return _page(look(viewer(), casus_id), {}, {})


@pages.post("/casussen/<uuid:casus_id>/deelnemers")
def invite(casus_id: UUID) -> ResponseReturnValue:
    view = look(viewer(), casus_id)
    raw = filling.typed(INVITING)
    try:
        answers = clean(INVITING, raw, _sources(view)).answers
        invite_deelnemer(viewer(), casus_id, _invitation(view, answers))
    except Invalid as error:
        fields = {key if key in ("reden", "afspraak") else "wie": said for key, said in error.fields.items()}
        return _page(view, raw, fields), 400
    except Conflict as error:
        return _page(view, raw, {"wie": str(error)}), 409
    flash("De uitnodiging staat. Vanaf nu ziet deze partij de casus: de afspraken, niet de inhoud.", "gelukt")
    return redirect(url_for("web.deelnemers", casus_id=casus_id), 303)


@pages.post("/casussen/<uuid:casus_id>/deelnemers/<uuid:deelnemer_id>/einde")
def end_invitation(casus_id: UUID, deelnemer_id: UUID) -> ResponseReturnValue:
    try:
        end_deelnemer(viewer(), casus_id, deelnemer_id)
    except Conflict as error:
        flash(str(error), "let-op")
    else:
        flash("Deze partij is geen deelnemer meer en ziet de casus vanaf nu niet.", "gelukt")
    return redirect(url_for("web.deelnemers", casus_id=casus_id), 303)


def _page(view: DeelnemersView, values: dict[str, object], errors: dict[str, str]) -> str:
    drawn = filling.draw(INVITING, values, _sources(view), {}, errors) if view.may_invite else None
    return render_template("paginas/deelnemers.html", menu="Casussen", kop=view.head, view=view, formulier=drawn)


def _sources(view: DeelnemersView) -> dict[str, list[Option]]:
    return {"kandidaten": [Option(_key(one), _words(one)) for one in view.candidates]}


def _key(one: Candidate) -> str:
    return f"{one.organisation_id}.{one.role}.{one.person_id or ''}"


def _words(one: Candidate) -> str:
    who = f"{one.person} ({one.organisation}), {one.role_label}" if one.person else f"{one.organisation}, heel het team"
    return who if one.convenant else f"{who} – zonder convenant"


def _invitation(view: DeelnemersView, answers: dict[str, str]) -> Invitation:
    chosen = next(one for one in view.candidates if _key(one) == answers["wie"])
    return Invitation(
        organisation=None if chosen.person_id else chosen.organisation_id,
        person=chosen.person_id,
        role=chosen.role,
        reason=answers.get("reden") or "",
        agreement=answers.get("afspraak") or "",
    )
