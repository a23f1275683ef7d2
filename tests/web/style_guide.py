"""The style guide as a small site of its own: every part of the look, and a form with every kind of field."""

from pathlib import Path

from flask import Flask, Response, jsonify, render_template

import kapstok.web
from kapstok.forms.fields import Field, Form, Option
from kapstok.web import form_view

WEB = Path(kapstok.web.__file__).parent
STATIC = WEB / "static"
DESIGNER = WEB.parents[1] / "designer"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'"
)
PEOPLE = {"personen:casusregisseur": (Option("1", "Noor Bakker"), Option("2", "Joris Peters"))}


def options(*values: str) -> tuple[Option, ...]:
    return tuple(Option(value, value.capitalize()) for value in values)


EVERY_KIND = Form(
    "opschaalverzoek.form",
    "opschaalverzoek",
    "Opschaalverzoek",
    (
        Field("uitleg", "text", text="Beschrijf waarom.\n\nDe procesregisseur weegt dit verzoek."),
        Field("aanleiding", "textfield", label="Aanleiding", required=True, description="In een zin."),
        Field("toelichting", "textarea", label="Toelichting", explanation="Schrijf op wat nodig is."),
        Field("datum", "datetime", label="Datum van het overleg", required=True),
        Field("aantal", "number", label="Aantal kinderen"),
        Field("lijn", "separator"),
        Field(
            "criteria",
            "checklist",
            label="Welke criteria gelden?",
            required=True,
            options=options("stagnatie", "veiligheid"),
        ),
        Field("onveilig", "textarea", label="Wat is er onveilig?", hide='=not(list contains(criteria, "veiligheid"))'),
        Field("akkoord", "radio", label="Is de inwoner akkoord?", required=True, options=options("ja", "nee")),
        Field("waarom", "textfield", label="Waarom niet?", hide='=akkoord != "nee"'),
        Field("wie", "select", label="Wie wordt casusregisseur?", required=True, bron="personen:casusregisseur"),
        Field("leven", "group", label="Leefgebieden"),
        Field("gebieden", "taglist", label="Waar spelen problemen?", group="leven", options=options(*"abcdefghij")),
        Field("verteld", "checkbox", label="De inwoner weet wat wij delen", required=True, group="leven"),
        Field(
            "besluit",
            "radio",
            label="Wat is uw besluit?",
            required=True,
            buttons=True,
            options=options("opschalen", "wachten"),
        ),
    ),
)
HIDDEN = frozenset({"onveilig", "waarom"})
SHOWN = frozenset(field.key for field in EVERY_KIND.fields) - HIDDEN


class Noor:
    naam = "Noor Bakker"
    rol = "casusregisseur"
    gemeente = "Oosterhaven"


def small_site() -> Flask:
    site = Flask("kapstok", root_path=str(WEB))
    site.secret_key = "alleen voor deze proef"
    site.jinja_env.globals["csrf_token"] = lambda: "teken"
    site.add_url_rule("/stijlgids", view_func=style_guide)
    site.add_url_rule("/diagram", view_func=diagram)
    site.add_url_rule("/concept", view_func=draft, methods=["POST"])
    site.after_request(strict)
    return site


def strict(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = CSP
    return response


def style_guide() -> str:
    drawn = form_view.view(EVERY_KIND, {"akkoord": "ja"}, {"aanleiding": "Vul 'Aanleiding' in."}, PEOPLE, SHOWN)
    return render_template("stijlgids.html", persoon=Noor, menu="Taken", formulier=drawn, diagram_url="/diagram")


def draft() -> Response:
    return jsonify(opgeslagen="10:42")


def diagram() -> Response:
    return Response(DIAGRAM, mimetype="application/xml")


DIAGRAM = """<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
 xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"
 xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="d" targetNamespace="urn:proef">
<bpmn:process id="p">
<bpmn:startEvent id="start" name="Signaal"/><bpmn:userTask id="wegen" name="Opschaling wegen"/>
<bpmn:sequenceFlow id="start_naar_wegen" sourceRef="start" targetRef="wegen"/></bpmn:process>
<bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="p">
<bpmndi:BPMNShape id="s1" bpmnElement="start"><dc:Bounds x="100" y="122" width="36" height="36"/></bpmndi:BPMNShape>
<bpmndi:BPMNShape id="s2" bpmnElement="wegen"><dc:Bounds x="190" y="100" width="100" height="80"/></bpmndi:BPMNShape>
<bpmndi:BPMNEdge id="e1" bpmnElement="start_naar_wegen"><di:waypoint x="136" y="140"/><di:waypoint x="190" y="140"/>
</bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>"""
