"""Anonymous sparring over HTTP: ask, advise, and refer to it from a casus."""

from typing import Any
from uuid import UUID

from marshmallow import fields, validate

from kapstok.acts.consult import Question, advise_consult, ask_consult, refer_to_consult
from kapstok.overviews.consulten import ConsultView, consult, consulten, consulten_of_casus
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.schema import Base, flag, identity, many, moment, text, texts

TAGS = ["Consulten"]
MOST = validate.Length(max=20_000, error="Gebruik ten hoogste 20000 tekens.")


class Consult(Base):
    id = identity("id", "Het id van het consult.")
    gemeente_name = text("gemeenteNaam", "De gemeente.")
    role = text("rol", "Aan welke rol het is gevraagd.")
    leefgebieden = texts("leefgebieden", "De leefgebieden, in woorden.")
    vraag = text("vraag", "De vraag.")
    advies = text("advies", "Het advies; null zolang dat er niet is.", allow_none=True)
    asker = text("vanNaam", "Wie het vroeg.")
    adviser = text("adviseurNaam", "Wie adviseerde.", allow_none=True)
    asked_at = moment("gevraagdOp", "Wanneer het is gevraagd.")
    answered_at = moment("geadviseerdOp", "Wanneer het advies kwam.", allow_none=True)
    to_advise = flag("aanMij", "Of u het advies kunt geven.")


class ConsultenLijst(Base):
    consulten = many("consulten", Consult, "Wat op uw advies wacht eerst, daarna wat u vroeg of adviseerde.")


class Consultvraag(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    rol = text("rol", "wijkagent, pga_coordinator, procescoordinator of procesregisseur_ave3.")
    leefgebieden = fields.List(
        fields.String(),
        data_key="leefgebieden",
        required=True,
        metadata={"description": "De sleutels van een of meer leefgebieden."},
    )
    vraag = text("vraag", "De vraag, zonder iets waaraan iemand te herkennen is.", validate=MOST)


class Consultadvies(Base):
    advies = text("advies", "Het advies, zonder iets waaraan iemand te herkennen is.", validate=MOST)


class Consultverwijzing(Base):
    consult = identity("consult", "Het id van het consult.")


@door.route("/consulten", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="consultenOpvragen",
    summary="Uw anonieme consulten",
    description="Er staat niemand in genoemd; er is niet op personen te zoeken.",
)
@door.response(200, ConsultenLijst, description="De consulten.")
def list_consulten() -> dict[str, Any]:
    return {"consulten": consulten(viewer())}


@door.route("/consulten", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="consultVragen",
    summary="Anoniem overleggen met een collega",
    description="Maakt geen casus. Wie een persoon aanwijst (BSN, geboortedatum, adres), wordt geweigerd.",
)
@door.arguments(Consultvraag)
@door.response(201, Consult, description="De vraag is gesteld.", headers={"Location": {"schema": {"type": "string"}}})
def ask(asked: dict[str, Any]) -> tuple[ConsultView, int, dict[str, str]]:
    question = Question(asked["gemeente"], asked["rol"], tuple(asked["leefgebieden"]), asked["vraag"])
    consult_id = ask_consult(viewer(), question)
    return consult(viewer(), consult_id), 201, {"Location": f"{PREFIX}/consulten/{consult_id}"}


@door.route("/consulten/<uuid:consult_id>", methods=["GET"], tags=TAGS)
@door.doc(operationId="consultOpvragen", summary="Eén consult", description="Voor wie vroeg, adviseert of adviseerde.")
@door.response(200, Consult, description="Het consult.")
def show(consult_id: UUID) -> ConsultView:
    return consult(viewer(), consult_id)


@door.route("/consulten/<uuid:consult_id>/advies", methods=["POST"], tags=TAGS)
@door.doc(operationId="consultAdviseren", summary="Advies geven", description="Voor wie de gevraagde rol heeft.")
@door.arguments(Consultadvies)
@door.response(200, Consult, description="Het advies is gegeven.")
def advise(given: dict[str, Any], consult_id: UUID) -> ConsultView:
    advise_consult(viewer(), consult_id, given["advies"])
    return consult(viewer(), consult_id)


@door.route("/casussen/<uuid:casus_id>/consulten", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="consultenVanCasusOpvragen",
    summary="De consulten waarnaar een casus verwijst",
    description="Voor wie de inhoud van de casus mag zien.",
)
@door.response(200, ConsultenLijst, description="De consulten.")
def list_of_casus(casus_id: UUID) -> dict[str, Any]:
    return {"consulten": consulten_of_casus(viewer(), casus_id)}


@door.route("/casussen/<uuid:casus_id>/consulten", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="naarConsultVerwijzen",
    summary="Met de hand verwijzen naar een eerder consult",
    description="Door wie regie heeft op de casus en bij het consult betrokken was.",
)
@door.arguments(Consultverwijzing)
@door.response(200, ConsultenLijst, description="De verwijzing staat erbij.")
def refer(given: dict[str, Any], casus_id: UUID) -> dict[str, Any]:
    refer_to_consult(viewer(), casus_id, given["consult"])
    return {"consulten": consulten_of_casus(viewer(), casus_id)}
