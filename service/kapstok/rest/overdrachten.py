"""Overdracht of regie over HTTP: offer it, answer it, take it back, and appoint somebody where nobody has the role."""

from typing import Any
from uuid import UUID

from marshmallow import validate

from kapstok.acts.act import Outcome
from kapstok.acts.appoint_holder import Appointment, appoint_holder
from kapstok.acts.overdragen import (
    Offer,
    accept_overdracht,
    propose_overdracht,
    refuse_overdracht,
    withdraw_overdracht,
)
from kapstok.overviews.overdracht import offered_to, overdrachten_of, vacancies
from kapstok.rest.casus_schemas import Gevolg
from kapstok.rest.casussen import consequence
from kapstok.rest.door import door, viewer
from kapstok.rest.schema import Base, Herhaalsleutel, flag, identity, many, moment, text

TAGS = ["Regie"]
KINDS = ("casusregie", "procesregie")
ANSWERS = ("aannemen", "weigeren")
MOST = validate.Length(max=20_000, error="Gebruik ten hoogste 20000 tekens.")


class Overdracht(Base):
    id = identity("id", "Het id van de overdracht.")
    casus_id = identity("casusId", "Het id van de casus.")
    kenmerk = text("kenmerk", "Het kenmerk van de casus.")
    kind = text("soort", "Casusregie of procesregie.")
    label = text("naam", "De soort in woorden.")
    giver = text("van", "Wie de regie aanbiedt.")
    receiver = text("aan", "Aan wie.")
    status = text("status", "open, accepted, refused, withdrawn of lapsed.")
    proposed_at = moment("voorgesteldOp", "Wanneer.")
    answered_at = moment("beantwoordOp", "Wanneer er een antwoord was.", allow_none=True)
    notitie = text("notitie", "De overdrachtsnotitie; alleen voor gever en ontvanger.", allow_none=True)
    reason = text("reden", "Waarom geweigerd; alleen voor gever en ontvanger.", allow_none=True)
    to_me = flag("aanMij", "Of u haar kunt aannemen of weigeren.")
    by_me = flag("vanMij", "Of u haar kunt intrekken.")


class OverdrachtenLijst(Base):
    overdrachten = many("overdrachten", Overdracht, "De overdrachten.")


class Voorstel(Base):
    soort = text(
        "soort", "Casusregie of procesregie.", validate=validate.OneOf(KINDS, error="Kies casusregie of procesregie.")
    )
    ontvanger = identity("ontvanger", "Het id van wie de regie krijgt aangeboden.")
    notitie = text("notitie", "De overdrachtsnotitie: wat moet de ontvanger weten?", validate=MOST)


class Overdrachtsantwoord(Base):
    besluit = text(
        "besluit", "Aannemen of weigeren.", validate=validate.OneOf(ANSWERS, error="Kies aannemen of weigeren.")
    )
    reden = text("reden", "Waarom u weigert; verplicht bij weigeren.", load_default="", validate=MOST)


class Kandidaat(Base):
    id = identity("id", "Het id van de persoon.")
    name = text("naam", "De naam.")


class RegieZonderRol(Base):
    casus_id = identity("casusId", "Het id van de casus.")
    kenmerk = text("kenmerk", "Het kenmerk van de casus.")
    gemeente_name = text("gemeenteNaam", "De gemeente.")
    kind = text("soort", "Casusregie of procesregie.")
    role_label = text("rolNaam", "De rol waarin de regie wordt gevoerd.")
    person = text("persoon", "Bij wie de regie nu ligt; null bij niemand.", allow_none=True)
    since = moment("vanafOp", "Sinds wanneer.")
    people = many("kandidaten", Kandidaat, "Wie de rol heeft.")


class RegieZonderRolLijst(Base):
    regie = many("regie", RegieZonderRol, "Waar iemand moet worden aangewezen, de langst wachtende eerst.")


class Aanwijzing(Base):
    soort = text(
        "soort", "Casusregie of procesregie.", validate=validate.OneOf(KINDS, error="Kies casusregie of procesregie.")
    )
    persoon = identity("persoon", "Wie de regie krijgt.")
    reden = text("reden", "Waarom.", validate=MOST)


class Aangewezen(Base):
    id = identity("casusId", "Het id van de casus.")


@door.route("/overdrachten", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="overdrachtenOpvragen",
    summary="Regie die u is aangeboden",
    description="De oudste eerst. U krijgt de regie pas als u haar aanneemt.",
)
@door.response(200, OverdrachtenLijst, description="De overdrachten die op uw antwoord wachten.")
def list_offered() -> dict[str, Any]:
    return {"overdrachten": offered_to(viewer())}


@door.route("/casussen/<uuid:casus_id>/overdrachten", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="overdrachtenVanCasusOpvragen",
    summary="De overdrachten van een casus",
    description="De laatste eerst, met wat ervan werd.",
)
@door.response(200, OverdrachtenLijst, description="De overdrachten.")
def list_of_casus(casus_id: UUID) -> dict[str, Any]:
    return {"overdrachten": overdrachten_of(viewer(), casus_id)}


@door.route("/casussen/<uuid:casus_id>/overdrachten", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="overdrachtVoorstellen",
    summary="Uw regie aanbieden aan een collega",
    description="U houdt de regie tot de collega haar aanneemt.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Voorstel)
@door.response(201, OverdrachtenLijst, description="De regie is aangeboden.")
def propose(headers: dict[str, Any], asked: dict[str, Any], casus_id: UUID) -> dict[str, Any]:
    offer = Offer(asked["soort"], asked["ontvanger"], asked["notitie"])
    propose_overdracht.once(headers.get("key"), viewer(), casus_id, offer)
    return {"overdrachten": overdrachten_of(viewer(), casus_id)}


@door.route("/overdrachten/<uuid:overdracht_id>/antwoord", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="overdrachtBeantwoorden",
    summary="Een overdracht aannemen of weigeren",
    description="Bij aannemen gaat de regie over, met de open taken die erbij horen.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Overdrachtsantwoord)
@door.response(200, Gevolg, description="Uw antwoord is verwerkt.")
def answer(headers: dict[str, Any], asked: dict[str, Any], overdracht_id: UUID) -> dict[str, Any]:
    return consequence(viewer(), _answered(headers.get("key"), asked, overdracht_id))


def _answered(key: str | None, asked: dict[str, Any], overdracht_id: UUID) -> Outcome:
    if asked["besluit"] == "aannemen":
        return accept_overdracht.once(key, viewer(), overdracht_id)
    return refuse_overdracht.once(key, viewer(), overdracht_id, asked["reden"])


@door.route("/overdrachten/<uuid:overdracht_id>", methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="overdrachtIntrekken",
    summary="Een overdracht intrekken",
    description="Dat kan wie haar voorstelde, zolang er geen antwoord is.",
)
@door.response(200, Gevolg, description="De overdracht is ingetrokken.")
def withdraw(overdracht_id: UUID) -> dict[str, Any]:
    return consequence(viewer(), withdraw_overdracht(viewer(), overdracht_id))


@door.route("/regie/zonder-rol", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="regieZonderRolOpvragen",
    summary="Regie bij iemand die de rol niet meer heeft",
    description="Voor wie een gemeente coördineert. Zonder titel of inhoud van de casus.",
)
@door.response(200, RegieZonderRolLijst, description="Waar u iemand moet aanwijzen.")
def list_vacancies() -> dict[str, Any]:
    found = [
        {**vars(one), "people": [{"id": id, "name": name} for id, name in one.candidates]}
        for one in vacancies(viewer())
    ]
    return {"regie": found}


@door.route("/casussen/<uuid:casus_id>/aanwijzing", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="regieAanwijzen",
    summary="Iemand aanwijzen waar de regie bij niemand met de rol ligt",
    description="Voor wie een gemeente coördineert. U krijgt daarmee geen toegang tot de casus.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(Aanwijzing)
@door.response(200, Aangewezen, description="De regie is overgegaan.")
def appoint(headers: dict[str, Any], asked: dict[str, Any], casus_id: UUID) -> dict[str, Any]:
    appointment = Appointment(asked["soort"], asked["persoon"], asked["reden"])
    outcome = appoint_holder.once(headers.get("key"), viewer(), casus_id, appointment)
    return {"id": outcome.casus_id}
