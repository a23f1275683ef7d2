"""Inzageverzoeken over HTTP: taking one, its term, what each owner says, and what the betrokkene gets."""

from typing import Any
from uuid import UUID

from marshmallow import pre_dump, validate

from kapstok.acts.take_inzageverzoek import (
    Asking,
    answer_inzageverzoek,
    extend_inzageverzoek,
    judge_stuk,
    take_inzageverzoek,
)
from kapstok.overviews.inzage import (
    Export,
    Verzoek,
    asked_of,
    guarded,
    inzage_export,
    inzageverzoek,
    inzageverzoeken,
)
from kapstok.rest.door import PREFIX, door, viewer
from kapstok.rest.schema import Base, day, flag, identity, many, moment, number, text, texts
from kapstok.rest.written_schemas import Regel

TAGS = ["Inzage"]


class Inzageverzoek(Base):
    id = identity("id", "Het id van het verzoek.")
    gemeente = text("gemeente", "Het id van de gemeente.")
    name = text("naam", "Wie het vraagt.")
    received_on = day("ontvangstdatum", "De dag van ontvangst.")
    due_on = day("uiterlijkeDatum", "De dag waarop er een antwoord moet zijn.")
    late = flag("teLaat", "Of die dag voorbij is zonder antwoord.")
    extension = text("verlengdOmdat", "Waarom de termijn is verlengd; null als dat niet zo is.", allow_none=True)
    answered_at = moment("beantwoordOp", "Wanneer het is beantwoord.", allow_none=True)
    pieces = number("stukken", "Hoeveel stukken er zijn gevonden.")
    waiting = texts("wachtOp", "De organisaties die nog niets zeiden.")
    refused = number("geweigerd", "Hoeveel stukken een eigenaar niet geeft.")


class InzageverzoekenLijst(Base):
    verzoeken = many("verzoeken", Inzageverzoek, "Wat loopt eerst, de naaste termijn voorop.")


class NieuwInzageverzoek(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    naam = text("naam", "De naam van wie het vraagt. Stel eerst vast dat het deze persoon zelf is.")
    geboren = day("geboortedatum", "Om naamgenoten te onderscheiden.", load_default=None, allow_none=True)
    ontvangen = day("ontvangstdatum", "De dag van ontvangst.")


class Verlengreden(Base):
    reden = text("reden", "Waarom het langer duurt. Wie het vroeg, krijgt dit te lezen.")


class MetRegels(Base):
    lines = many("regels", Regel, "De inhoud.")

    @pre_dump
    def name_pairs(self, found: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(found), "lines": [{"label": label, "words": words} for label, words in found.lines]}


class Inzagevraag(MetRegels):
    id = identity("id", "Het id van het stuk.")
    kenmerk = text("kenmerk", "Het kenmerk van de casus.")
    about = text("over", "Wie inzage vraagt.")
    kind = text("soort", "Wat voor stuk het is.")
    due_on = day("uiterlijkeDatum", "Wanneer het verzoek beantwoord moet zijn.")
    judgement = text("oordeel", "Wat u zei; leeg als u nog niets zei.")


class InzagevragenLijst(Base):
    vragen = many("vragen", Inzagevraag, "Uw eigen stukken waar iemand om vraagt.")


class Inzageoordeel(Base):
    akkoord = flag("akkoord", "Of het stuk mee mag.")
    grond = text(
        "grond",
        "Op welke grond u weigert.",
        load_default="",
        validate=validate.Length(max=1000, error="Gebruik ten hoogste 1000 tekens."),
    )


class Stuk(MetRegels):
    casus = text("casus", "Het kenmerk van de casus.")
    kind = text("soort", "Wat voor stuk het is.")
    at = moment("geschrevenOp", "Wanneer het is geschreven.")


class Eigenaarsdeel(Base):
    owner = text("eigenaar", "De organisatie die het inbracht.")
    parts = many("stukken", Stuk, "Wat deze eigenaar geeft. Namen van anderen zijn weggelaten.")
    withheld = number("nietGegeven", "Hoeveel stukken deze eigenaar niet geeft.")
    waiting = number("nogNietBeoordeeld", "Over hoeveel stukken hij nog moet antwoorden.")


class Lezing(Base):
    at = moment("gelezenOp", "Wanneer.")
    organisation = text("organisatie", "Welke organisatie keek.")
    what = text("onderdeel", "Waarnaar.")

    @pre_dump
    def from_row(self, row: Any, **_options: Any) -> dict[str, Any]:
        return dict(zip(("at", "organisation", "what"), row, strict=True))


class Inzageoverzicht(Base):
    name = text("naam", "Wie het vroeg.")
    gemeente = text("gemeenteNaam", "De gemeente.")
    received_on = day("ontvangstdatum", "De dag van ontvangst.")
    owners = many("eigenaren", Eigenaarsdeel, "Wat is vastgelegd, per eigenaar.")
    read_by = many("gelezenDoor", Lezing, "Welke organisatie wanneer keek.")


@door.route("/inzageverzoeken", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="inzageverzoekenOpvragen",
    summary="De inzageverzoeken van uw gemeenten",
    description="Voor de privacy officer.",
)
@door.response(200, InzageverzoekenLijst, description="De verzoeken.")
def show_verzoeken() -> dict[str, Any]:
    guarded(viewer())
    return {"verzoeken": inzageverzoeken(viewer())}


@door.route("/inzageverzoeken", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="inzageverzoekAannemen",
    summary="Een inzageverzoek aannemen",
    description="Binnen een maand na ontvangst hoort de betrokkene iets. Elke eigenaar krijgt zijn eigen stukken "
    "voorgelegd.",
)
@door.arguments(NieuwInzageverzoek)
@door.response(201, Inzageverzoek, description="Het verzoek.", headers={"Location": {"schema": {"type": "string"}}})
def take(asked: dict[str, Any]) -> tuple[Verzoek, int, dict[str, str]]:
    born = asked["geboren"].isoformat() if asked["geboren"] else None
    verzoek_id = take_inzageverzoek(viewer(), Asking(asked["gemeente"], asked["naam"], asked["ontvangen"], born))
    return inzageverzoek(viewer(), verzoek_id), 201, {"Location": f"{PREFIX}/inzageverzoeken/{verzoek_id}"}


@door.route("/inzageverzoeken/<uuid:verzoek_id>", methods=["GET"], tags=TAGS)
@door.doc(operationId="inzageverzoekOpvragen", summary="Eén inzageverzoek", description="Met zijn termijn.")
@door.response(200, Inzageverzoek, description="Het verzoek.")
def show_verzoek(verzoek_id: UUID) -> Verzoek:
    return inzageverzoek(viewer(), verzoek_id)


@door.route("/inzageverzoeken/<uuid:verzoek_id>/verlenging", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="inzageverzoekVerlengen",
    summary="De termijn verlengen",
    description="Eén keer, met twee maanden en met een reden.",
)
@door.arguments(Verlengreden)
@door.response(200, Inzageverzoek, description="Het verzoek met de nieuwe termijn.")
def extend(asked: dict[str, Any], verzoek_id: UUID) -> Verzoek:
    extend_inzageverzoek(viewer(), verzoek_id, asked["reden"])
    return inzageverzoek(viewer(), verzoek_id)


@door.route("/inzageverzoeken/<uuid:verzoek_id>/afronding", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="inzageverzoekAfronden",
    summary="Het verzoek is beantwoord",
    description="Dat kan pas als elke eigenaar iets zei.",
)
@door.response(200, Inzageverzoek, description="Het verzoek.")
def finish(verzoek_id: UUID) -> Verzoek:
    answer_inzageverzoek(viewer(), verzoek_id)
    return inzageverzoek(viewer(), verzoek_id)


@door.route("/inzageverzoeken/<uuid:verzoek_id>/overzicht", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="inzageoverzichtOpvragen",
    summary="Wat de betrokkene krijgt",
    description="Per eigenaar wat die geeft, zonder namen van anderen; en welke organisatie wanneer keek.",
)
@door.response(200, Inzageoverzicht, description="Het overzicht.")
def show_overzicht(verzoek_id: UUID) -> Export:
    return inzage_export(viewer(), verzoek_id)


@door.route("/inzagevragen", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="inzagevragenOpvragen",
    summary="Wat iemand van u wil inzien",
    description="Wat u zelf schreef, of een collega die weg is.",
)
@door.response(200, InzagevragenLijst, description="De stukken.")
def show_questions() -> dict[str, Any]:
    return {"vragen": asked_of(viewer())}


@door.route("/inzagevragen/<uuid:stuk_id>/oordeel", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="inzagevraagBeantwoorden",
    summary="Zeggen of uw stuk mee mag",
    description="Wie weigert, noemt de grond.",
)
@door.arguments(Inzageoordeel)
@door.response(204, description="Uw antwoord is vastgelegd.")
def judge(asked: dict[str, Any], stuk_id: UUID) -> None:
    judge_stuk(viewer(), stuk_id, asked["akkoord"], asked["grond"])
