"""The pages of a designer: the designs of his gemeenten, their files, and the drawing table."""

from collections.abc import Sequence
from uuid import UUID

from flask import Response, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from kapstok.acts.save_design import drop_design, save_design
from kapstok.acts.start_design import start_design
from kapstok.clock import AMSTERDAM
from kapstok.compare import KINDS
from kapstok.errors import Broken, Finding, Invalid, KapstokError
from kapstok.overviews import designs
from kapstok.overviews.rehearsals import tried
from kapstok.web.design_files import grouped
from kapstok.web.door import pages, viewer
from kapstok.web.mistakes import STATUS

HERE = "/processen/ontwerpen/<uuid:design_id>"
FILE = HERE + "/bestanden/<path:name>"


@pages.get("/processen/ontwerpen")
def design_list() -> ResponseReturnValue:
    return _list_page({}, {})


@pages.post("/processen/ontwerpen")
def begin_design() -> ResponseReturnValue:
    typed = request.form
    try:
        made = start_design(viewer(), typed.get("gemeente", ""), typed.get("variant", ""), typed.get("titel", ""))
    except Invalid as invalid:
        return _list_page(dict(typed), invalid.fields), 400
    return redirect(url_for("web.design", design_id=made), 303)


def _list_page(typed: dict[str, str], wrong: dict[str, str]) -> str:
    lines, places = designs.my_designs(viewer()), designs.my_gemeenten(viewer())
    return render_template(
        "paginas/ontwerpen.html", menu="Processen", ontwerpen=lines, gemeenten=places, getypt=typed, fouten=wrong
    )


@pages.get(HERE)
def design(design_id: UUID) -> ResponseReturnValue:
    found = designs.design_page(viewer(), design_id)
    last = tried(viewer(), design_id)
    return render_template(
        "paginas/ontwerp.html",
        menu="Processen",
        ontwerp=found,
        groepen=grouped(found.files),
        soorten=KINDS,
        proef=last,
    )


@pages.post(HERE + "/weggooien")
def throw_design_away(design_id: UUID) -> ResponseReturnValue:
    drop_design(viewer(), design_id, _revision())
    flash("Het ontwerp is weggegooid. Wat al gepubliceerd was, is er nog.", "gelukt")
    return redirect(url_for("web.design_list"), 303)


@pages.post(HERE + "/bestanden")
def put_file(design_id: UUID) -> ResponseReturnValue:
    """A file from the designer's own machine, under its own name."""
    given = request.files.get("bestand")
    if given is None or not given.filename:
        raise Invalid({"bestand": "Kies een bestand."}, "Er is geen bestand gekozen.")
    name = given.filename.replace("\\", "/").rpartition("/")[2]
    try:
        save_design(viewer(), design_id, _revision(), name, given.read())
    except Broken as broken:
        flash(" ".join(item.sentence for item in broken.findings), "fout")
    else:
        flash(f"{name} is in het ontwerp gezet.", "gelukt")
    return redirect(url_for("web.design", design_id=design_id), 303)


@pages.get(FILE)
def design_file(design_id: UUID, name: str) -> ResponseReturnValue:
    """The page to change a file on; with `?ruw` the file itself."""
    line, data = designs.design_file(viewer(), design_id, name)
    if "ruw" in request.args:
        return _as_file(data, name)
    page = "tekentafel" if name.endswith(".bpmn") and "tekst" not in request.args else "ontwerpbestand"
    return render_template(f"paginas/{page}.html", menu="Processen", lijn=line, naam=name, tekst=_text(data), fouten=())


@pages.post(FILE)
def save_file(design_id: UUID, name: str) -> ResponseReturnValue:
    """Save the text of a file. From the drawing table the answer is JSON, else the page of the design."""
    typed = request.form.get("inhoud", "")
    try:
        revision = save_design(viewer(), design_id, _revision(), name, typed.replace("\r\n", "\n").encode())
    except KapstokError as error:
        return _not_saved(design_id, name, error)
    if _wants_json():
        line, _ = designs.design_file(viewer(), design_id, name)
        return jsonify({"revisie": revision, "bewaard": f"{line.saved_at.astimezone(AMSTERDAM):%H:%M}"})
    flash(f"{name} is bewaard.", "gelukt")
    return redirect(url_for("web.design", design_id=design_id), 303)


def _not_saved(design_id: UUID, name: str, error: KapstokError) -> ResponseReturnValue:
    """What was typed stays on the screen."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    status = 400 if isinstance(error, Broken) else status
    findings: Sequence[Finding] = error.findings if isinstance(error, Broken) else ()
    if _wants_json():
        return jsonify({"bericht": " ".join(item.sentence for item in findings) or str(error)}), status
    if status not in (400, 409):
        raise error
    line, _ = designs.design_file(viewer(), design_id, name)
    said = [item.sentence for item in findings] or [str(error)]
    typed = request.form.get("inhoud", "")
    page = render_template(
        "paginas/ontwerpbestand.html", menu="Processen", lijn=line, naam=name, tekst=typed, fouten=said
    )
    return page, status


@pages.post(FILE + "/weg")
def take_file_out(design_id: UUID, name: str) -> ResponseReturnValue:
    save_design(viewer(), design_id, _revision(), name, None)
    flash(f"{name} is uit het ontwerp gehaald.", "gelukt")
    return redirect(url_for("web.design", design_id=design_id), 303)


@pages.post(HERE + "/controle/<path:name>")
def check_file(design_id: UUID, name: str) -> ResponseReturnValue:
    """The findings of a file as it is being drawn; nothing is saved."""
    data = request.form.get("inhoud", "").encode()
    try:
        found = designs.checked_with(viewer(), design_id, name, data)
    except Broken as broken:
        found = list(broken.findings)
    return jsonify({"bevindingen": [item.to_json() for item in found]})


@pages.get(HERE + "/keuzes.json")
def design_choices(design_id: UUID) -> ResponseReturnValue:
    found = designs.choices(viewer(), design_id)
    lists = {
        "rollen": found.roles,
        "formulieren": found.forms,
        "termijnen": found.termijnen,
        "beslistabellen": found.tables,
    }
    return jsonify({kind: [{"sleutel": key, "label": label} for key, label in pairs] for kind, pairs in lists.items()})


def _revision() -> int:
    text = request.form.get("revisie", "")
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise Invalid({"revisie": "Ververs de pagina."}, "Deze pagina is verouderd. Ververs haar en probeer het weer.")
    return int(text)


def _wants_json() -> bool:
    return request.accept_mimetypes.best == "application/json"


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")


def _as_file(data: bytes, name: str) -> Response:
    """As an attachment: what a designer uploaded is never shown as a page of ours."""
    answer = Response(data, content_type="application/octet-stream")
    answer.headers.set("Content-Disposition", "attachment", filename=name.rpartition("/")[2])
    return answer
