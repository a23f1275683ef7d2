"""Meetings over HTTP: plan, sit at the table, close."""

from typing import Any
from uuid import UUID

from kapstok.acts.hold_overleg import hold_overleg
from kapstok.acts.leave_overleg import leave_overleg
from kapstok.acts.plan_overleg import plan_overleg
from kapstok.acts.tell_of_vooroverleg import tell_of_vooroverleg
from kapstok.acts.write_bouwschema import write_bouwschema
from kapstok.overviews.overleggen import Overleggen, OverlegView, overleg, overleggen
from kapstok.rest.door import door, viewer
from kapstok.rest.dossier_schemas import Overleg, OverlegLijst, Vastgelegd
from kapstok.rest.schema import Herhaalsleutel
from kapstok.rest.task_schemas import Antwoorden, Bewaard

TAGS = ["Overleg"]
HERE = "/casussen/<uuid:casus_id>/overleggen"
ONE = f"{HERE}/<uuid:overleg_id>"


@door.route(HERE, methods=["GET"], tags=TAGS)
@door.doc(operationId="overleggenOpvragen", summary="De overleggen van een casus", description="Het laatste eerst.")
@door.response(200, OverlegLijst, description="De overleggen.")
def list_overleggen(casus_id: UUID) -> Overleggen:
    return overleggen(viewer(), casus_id)


@door.route(HERE, methods=["POST"], tags=TAGS)
@door.doc(
    operationId="overlegPlannen",
    summary="Een overleg plannen",
    description="Of de burger erbij is volgt uit de soort; afwijken heeft een reden.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Antwoorden)
@door.response(201, Vastgelegd, description="Het overleg is gepland.")
def plan(headers: dict[str, Any], asked: dict[str, Any], casus_id: UUID) -> tuple[dict[str, Any], int]:
    return {"id": plan_overleg.once(headers.get("key"), viewer(), casus_id, asked["antwoorden"]).opened[0]}, 201


@door.route(ONE, methods=["GET"], tags=TAGS)
@door.doc(operationId="overlegOpvragen", summary="Eén overleg", description="Met het bouwschema als u aan tafel zit.")
@door.response(200, Overleg, description="Het overleg.")
def show_overleg(casus_id: UUID, overleg_id: UUID) -> OverlegView:
    return overleg(viewer(), casus_id, overleg_id)


@door.route(f"{ONE}/bouwschema", methods=["PUT"], tags=TAGS)
@door.doc(
    operationId="bouwschemaBewaren",
    summary="Het bouwschema invullen",
    description="Wat een partner inbrengt; wat er van die partner stond wordt vervangen.",
)
@door.arguments(Antwoorden)
@door.response(200, Bewaard, description="Het is bewaard.")
def write(asked: dict[str, Any], casus_id: UUID, overleg_id: UUID) -> dict[str, Any]:
    return {"saved_at": write_bouwschema(viewer(), casus_id, overleg_id, asked["antwoorden"])}


@door.route(f"{ONE}/afronding", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="overlegAfronden",
    summary="Een overleg afronden",
    description="Met het cliëntperspectief en wat de tafel van de fase vindt. Dat is een advies.",
)
@door.arguments(Antwoorden)
@door.response(204, description="Het overleg is gehouden.")
def close(asked: dict[str, Any], casus_id: UUID, overleg_id: UUID) -> None:
    hold_overleg(viewer(), casus_id, overleg_id, asked["antwoorden"])


@door.route(f"{ONE}/melding", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="vooroverlegMelden",
    summary="Vastleggen dat de burger van een vooroverleg weet",
    description="Zolang dit openstaat, kan het MDO niet worden afgerond.",
)
@door.arguments(Antwoorden)
@door.response(204, description="Het is vastgelegd.")
def tell(asked: dict[str, Any], casus_id: UUID, overleg_id: UUID) -> None:
    tell_of_vooroverleg(viewer(), casus_id, overleg_id, asked["antwoorden"])


@door.route(f"{ONE}/deelnemers/<uuid:person_id>", methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="deelnemerVanOverlegHalen",
    summary="Iemand van de lijst van een overleg halen",
    description="Het bouwschema bestaat daarna niet meer voor die persoon.",
)
@door.response(204, description="De persoon staat niet meer op de lijst.")
def leave(casus_id: UUID, overleg_id: UUID, person_id: UUID) -> None:
    leave_overleg(viewer(), casus_id, overleg_id, person_id)
