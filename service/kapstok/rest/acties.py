"""The actielijst over HTTP: agree, report back, settle, and share what was settled."""

from typing import Any
from uuid import UUID

from kapstok.acts.add_actie import add_actie
from kapstok.acts.report_actie import report_actie
from kapstok.acts.settle_actielijst import settle_actielijst
from kapstok.acts.share_actielijst import share_actielijst
from kapstok.errors import Invalid
from kapstok.overviews.acties import Actielijst as View
from kapstok.overviews.acties import actielijst
from kapstok.overviews.versions import SettledActielijst, actielijst_version
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.dossier_schemas import Actielijst, ActielijstVersie, ActielijstVerzending, Vastgelegd, Vaststelling
from kapstok.rest.schema import Herhaalsleutel
from kapstok.rest.task_schemas import Antwoorden

TAGS = ["Actielijst"]


@door.route("/casussen/<uuid:casus_id>/acties", methods=["GET"], tags=TAGS)
@door.doc(operationId="actiesOpvragen", summary="De actielijst", description="Wie doet wat, en wanneer is het klaar.")
@door.response(200, Actielijst, description="De acties.")
def show_acties(casus_id: UUID) -> View:
    return actielijst(viewer(), casus_id)


@door.route("/casussen/<uuid:casus_id>/acties", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="actieToevoegen",
    summary="Een actie afspreken",
    description="Alleen actie, wie en wanneer. Een burgerservicenummer in de tekst wordt geweigerd.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Antwoorden)
@door.response(201, Vastgelegd, description="De actie staat op de lijst.")
def add_one_actie(headers: dict[str, Any], asked: dict[str, Any], casus_id: UUID) -> tuple[dict[str, Any], int]:
    return {"id": add_actie.once(headers.get("key"), viewer(), casus_id, asked["antwoorden"]).opened[0]}, 201


@door.route("/casussen/<uuid:casus_id>/acties/<uuid:actie_id>/terugkoppeling", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="actieTerugkoppelen",
    summary="Terugkoppelen over een actie",
    description="Over uw eigen actie; wie regie heeft over elke actie. `status` is gedaan, open of vervallen.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Antwoorden)
@door.response(201, Vastgelegd, description="De terugkoppeling is vastgelegd.")
def report(headers: dict[str, Any], asked: dict[str, Any], casus_id: UUID, actie_id: UUID) -> tuple[Any, int]:
    outcome = report_actie.once(headers.get("key"), viewer(), casus_id, actie_id, asked["antwoorden"])
    return {"id": outcome.opened[0]}, 201


@door.route("/casussen/<uuid:casus_id>/actielijsten", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="actielijstVaststellen",
    summary="De actielijst vaststellen",
    description="Een genummerde versie met alleen actie, wie en wanneer. Zij verandert niet meer.",
)
@door.arguments(Vaststelling)
@door.response(201, ActielijstVersie, description="De versie.", headers={"Location": {"schema": {"type": "string"}}})
def settle(asked: dict[str, Any], casus_id: UUID) -> tuple[SettledActielijst, int, dict[str, str]]:
    again_on = asked.get("volgende_bespreking")
    settle_actielijst(viewer(), casus_id, {"volgende_bespreking": again_on.isoformat()} if again_on else {})
    number = actielijst(viewer(), casus_id).versions[0].number
    place = f"{PREFIX}/casussen/{casus_id}/actielijsten/{number}"
    return actielijst_version(viewer(), casus_id, number), 201, {"Location": place}


@door.route("/casussen/<uuid:casus_id>/actielijsten/<int:number>", methods=["GET"], tags=TAGS)
@door.doc(operationId="actielijstOpvragen", summary="Eén vastgestelde actielijst", description="Zoals zij toen was.")
@door.response(200, ActielijstVersie, description="De versie.")
def show_settled(casus_id: UUID, number: int) -> SettledActielijst:
    return actielijst_version(viewer(), casus_id, number)


@door.route("/casussen/<uuid:casus_id>/actielijsten/<int:number>/verzending", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="actielijstVerzenden",
    summary="Een vastgestelde actielijst mailen",
    description="Aan mensen die meedoen in de casus. Het is het enige uit een casus dat gemaild kan worden.",
)
@door.arguments(ActielijstVerzending)
@door.response(204, description="De mail gaat weg.")
def share(asked: dict[str, Any], casus_id: UUID, number: int) -> None:
    try:
        persons = [UUID(one) for one in asked["personen"]]
    except ValueError:
        raise Invalid({"personen": "Geef geldige ids (uuid)."}) from None
    share_actielijst(viewer(), casus_id, number, persons)
