"""The life of a route over HTTP: versions, when they begin, what they mean for casussen, and moving those."""

from typing import Any
from uuid import UUID

from kapstok.acts.ask_publication import ask_publication
from kapstok.acts.migrate_casussen import ask_migration
from kapstok.acts.publish_process import activate_version
from kapstok.acts.roll_back_version import roll_back_version
from kapstok.acts.undo_migration import ask_undo
from kapstok.acts.withdraw_activation import withdraw_activation
from kapstok.overviews.impact import Impact, impact
from kapstok.overviews.route_versions import ActivationLine, OrderView, VersionLine, activations, order
from kapstok.overviews.route_versions import version as one_version
from kapstok.overviews.route_versions import versions as every_version
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.versie_schemas import (
    ELSEWHERE,
    Activeren,
    Activering,
    ActiveringenLijst,
    Bijwerking,
    Invloed,
    Keuzes,
    Opdracht,
    Publicatie,
    RouteVersie,
    VersiesLijst,
    choice,
    migration,
)

TAGS = ["Processen"]
Asked = dict[str, Any]
Accepted = tuple[OrderView, int, dict[str, str]]


@door.route("/processen/versies", methods=["GET"], tags=TAGS)
@door.doc(operationId="versiesOpvragen", summary="De versies van routes", description="Voor functioneel beheer.")
@door.response(200, VersiesLijst, description="De versies.")
def list_versions() -> dict[str, Any]:
    return {"versies": every_version(viewer())}


@door.route("/processen/versies", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="versiePubliceren",
    summary="Een variant controleren en publiceren",
    description="De worker doet het; volg de opdracht. Is er iets mis, dan wordt zij geweigerd met de bevindingen.",
)
@door.arguments(Publicatie)
@door.response(202, Opdracht, description="De opdracht.", headers=ELSEWHERE)
def publish(asked: Asked) -> Accepted:
    return _accepted(ask_publication(viewer(), asked["variant"], asked["gemeenten"], asked["since"]))


@door.route("/processen/versies/<uuid:versie_id>", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="versieOpvragen", summary="Eén versie", description="Met het verslag dat bij de controle is gemaakt."
)
@door.response(200, RouteVersie, description="De versie.")
def show_version(versie_id: UUID) -> VersionLine:
    return one_version(viewer(), versie_id)


@door.route("/processen/versies/<uuid:versie_id>/invloed", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="invloedBekijken",
    summary="Wat een versie betekent voor lopende casussen",
    description="Er verandert niets. Geen casus wordt genoemd: u ziet aantallen en plekken.",
)
@door.arguments(Keuzes)
@door.response(200, Invloed, description="De invloed.")
def show_impact(asked: Asked, versie_id: UUID) -> Impact:
    one_version(viewer(), versie_id)
    return impact(viewer(), versie_id, asked["gemeenten"], choice(asked))


@door.route("/processen/versies/<uuid:versie_id>/bijwerkingen", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="casussenBijwerken",
    summary="Lopende casussen laten meegaan naar een versie",
    description="De worker doet het casus voor casus; volg de opdracht.",
)
@door.arguments(Bijwerking)
@door.response(202, Opdracht, description="De opdracht.", headers=ELSEWHERE)
def migrate(asked: Asked, versie_id: UUID) -> Accepted:
    one_version(viewer(), versie_id)
    return _accepted(ask_migration(viewer(), migration(asked, versie_id)))


@door.route("/processen/gemeenten/<string:gemeente>/activeringen", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="activeringenOpvragen",
    summary="Wat er in een gemeente geldt, gold en gaat gelden",
    description="De geschiedenis, met wie wat besloot.",
)
@door.response(200, ActiveringenLijst, description="De activeringen.")
def list_activations(gemeente: str) -> dict[str, Any]:
    return {"activeringen": activations(viewer(), gemeente)}


@door.route("/processen/gemeenten/<string:gemeente>/activeringen", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="versieActiveren",
    summary="Een gecontroleerde versie laten gelden",
    description="Meteen of vanaf een dag.",
)
@door.arguments(Activeren)
@door.response(200, ActiveringenLijst, description="De activeringen.")
def activate(asked: Asked, gemeente: str) -> dict[str, Any]:
    activations(viewer(), gemeente)
    activate_version(viewer(), asked["version_id"], [gemeente], asked["since"])
    return {"activeringen": activations(viewer(), gemeente)}


@door.route("/processen/activeringen/<string:activering_id>", methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="planningIntrekken",
    summary="Een planning intrekken",
    description="Alleen als de dag nog niet gekomen is.",
)
@door.response(204, description="De planning is ingetrokken.")
def withdraw(activering_id: str) -> None:
    known = activering_id.isascii() and activering_id.isdigit() and len(activering_id) < 10
    withdraw_activation(viewer(), int(activering_id) if known else 0)


@door.route("/processen/gemeenten/<string:gemeente>/terugdraaiing", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="versieTerugdraaien",
    summary="Terug naar de vorige versie",
    description="Nieuwe casussen beginnen weer met de vorige versie. Lopende casussen blijven waar zij zijn.",
)
@door.response(200, Activering, description="Wat nu geldt.")
def roll_back(gemeente: str) -> ActivationLine:
    activations(viewer(), gemeente)
    roll_back_version(viewer(), gemeente)
    return next(line for line in activations(viewer(), gemeente) if line.status == "actief")


@door.route("/processen/opdrachten/<uuid:opdracht_id>", methods=["GET"], tags=TAGS)
@door.doc(operationId="opdrachtOpvragen", summary="Hoever een opdracht is", description="En wat eruit kwam.")
@door.response(200, Opdracht, description="De opdracht.")
def show_order(opdracht_id: UUID) -> OrderView:
    return order(viewer(), opdracht_id)


@door.route("/processen/opdrachten/<uuid:opdracht_id>/terugzetting", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="casussenTerugzetten",
    summary="Casussen terugzetten die waren meegegaan",
    description="Elk zolang er geen stap is gezet. Volg de nieuwe opdracht.",
)
@door.response(202, Opdracht, description="De nieuwe opdracht.", headers=ELSEWHERE)
def undo(opdracht_id: UUID) -> Accepted:
    order(viewer(), opdracht_id)
    return _accepted(ask_undo(viewer(), opdracht_id))


def _accepted(order_id: UUID) -> Accepted:
    return order(viewer(), order_id), 202, {"Location": f"{PREFIX}/processen/opdrachten/{order_id}"}
