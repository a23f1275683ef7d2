"""Brieven en notities over HTTP: which fit now, what each asks, making one, and reading one as it is printed."""

from typing import Any
from uuid import UUID

from marshmallow import pre_dump, validate

from kapstok.acts.make_brief import make_brief
from kapstok.overviews.brieven import BriefView, BrievenView, brief, brieven
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.form_schemas import Formulier, formulier
from kapstok.rest.schema import Base, Herhaalsleutel, answers, identity, many, moment, one, text, texts

TAGS = ["Brieven"]


class Briefsoort(Base):
    key = text("soort", "De sleutel van de brief.")
    title = text("titel", "Hoe de brief heet.")
    purpose = text("doel", "Waarvoor de brief is.")
    refused = text("kanNietOmdat", "Wat er eerst moet gebeuren; null als de brief nu kan.", allow_none=True)
    formulier = one("formulier", Formulier, "Wat er wordt gevraagd om de brief te maken.")

    @pre_dump
    def from_offer(self, offer: Any, **_options: Any) -> dict[str, Any]:
        kind = offer.kind
        told = {"key": kind.key, "title": kind.title, "purpose": kind.purpose, "refused": offer.refused}
        return {**told, "formulier": formulier(kind.form, {}, {})}


class GemaakteBrief(Base):
    id = identity("id", "Het id van de brief.")
    key = text("soort", "De sleutel van de soort.", attribute="kind.key")
    title = text("titel", "Hoe de brief heet.", attribute="kind.title")
    person = text("gemaaktDoor", "Wie de brief maakte.")
    at = moment("gemaaktOp", "Wanneer.")
    version = text("tekstVan", "De versie van de route waaruit de tekst komt.")


class Brieven(Base):
    offers = many("mogelijk", Briefsoort, "Wat past bij uw rol en bij de fase.")
    made = many("gemaakt", GemaakteBrief, "Wat er is gemaakt en wat u mag lezen, het nieuwste eerst.")


class Tekstblok(Base):
    kind = text("soort", "kop, alinea of opsomming.", validate=validate.OneOf(["kop", "alinea", "opsomming"]))
    lines = texts("regels", "De regels.")


class Brief(Base):
    made = one("brief", GemaakteBrief, "Welke brief dit is.")
    blocks = many("tekst", Tekstblok, "De tekst zoals hij wordt afgedrukt.")
    template = text("vingerafdruk", "SHA-256 van het sjabloon waaruit de brief is gemaakt.")


class NieuweBrief(Base):
    soort = text("soort", "De sleutel van de soort, uit `mogelijk`.")
    antwoorden = answers("antwoorden", "De antwoorden op het formulier van die soort.")


@door.route("/casussen/<uuid:casus_id>/brieven", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="brievenOpvragen",
    summary="De brieven en notities van een casus",
    description="Welke u nu kunt maken, en welke er zijn. Een brief wordt nooit verstuurd: u drukt hem af.",
)
@door.response(200, Brieven, description="De brieven.")
def show_brieven(casus_id: UUID) -> BrievenView:
    return brieven(viewer(), casus_id)


@door.route("/casussen/<uuid:casus_id>/brieven", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="briefMaken",
    summary="Een brief maken",
    description="De tekst van de gemeente wordt ingevuld en bewaard. Er gaat niets de deur uit.",
)
@door.arguments(Herhaalsleutel, location="headers")
@door.arguments(NieuweBrief)
@door.response(201, Brief, description="De brief.", headers={"Location": {"schema": {"type": "string"}}})
def make_one_brief(headers: dict[str, Any], asked: dict[str, Any], casus_id: UUID) -> tuple[Any, int, dict[str, str]]:
    outcome = make_brief.once(headers.get("key"), viewer(), casus_id, asked["soort"], asked["antwoorden"])
    brief_id = outcome.opened[0]
    return brief(viewer(), casus_id, brief_id), 201, {"Location": f"{PREFIX}/casussen/{casus_id}/brieven/{brief_id}"}


@door.route("/casussen/<uuid:casus_id>/brieven/<uuid:brief_id>", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="briefOpvragen",
    summary="Eén brief",
    description="Zoals hij wordt afgedrukt. Lezen staat in het leeslogboek.",
)
@door.response(200, Brief, description="De brief.")
def show_brief(casus_id: UUID, brief_id: UUID) -> BriefView:
    return brief(viewer(), casus_id, brief_id)
