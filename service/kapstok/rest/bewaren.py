"""Bewaren over HTTP: what each gemeente settled, how long a closed casus is kept, and keeping it longer."""

from typing import Any
from uuid import UUID

from marshmallow import validate

from kapstok.acts.delay_vernietiging import Extension, end_keeping, extend_bewaartermijn, keep_casus
from kapstok.acts.settle_bewaartermijn import Term, settle_bewaartermijn
from kapstok.overviews.bewaren import DUTIES, LAYERS, Bewaarlijst, Kept, bewaarlijst, kept_casus
from kapstok.rest.door import door, viewer
from kapstok.rest.schema import Base, day, flag, identity, many, moment, number, one, text, texts

TAGS = ["Bewaren"]


class Bewaartermijn(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    layer = text("laag", "De laag van samenwerken.", validate=validate.OneOf(list(LAYERS)))
    label = text("laagNaam", "Hoe die laag heet.")
    owner = text("eigenaar", "Alleen voor wat deze organisatie inbracht; null voor iedereen.", allow_none=True)
    owner_name = text("eigenaarNaam", "Hoe die organisatie heet.", allow_none=True)
    months = number("maanden", "Zo lang na het afsluiten; null zolang niets is vastgesteld.", allow_none=True)
    basis = text("basis", "Waar de termijn vandaan komt.", allow_none=True)
    by = text("vastgesteldDoor", "Wie haar vaststelde.", allow_none=True)
    since = moment("vastgesteldOp", "Wanneer.", allow_none=True)


class BewaardeCasus(Base):
    casus_id = identity("id", "Het id van de casus.")
    kenmerk = text("kenmerk", "Het kenmerk.")
    gemeente = text("gemeente", "Het id van de gemeente.")
    closed_at = moment("afgeslotenOp", "Wanneer de casus is afgesloten.")
    layers = texts("lagen", "De lagen waar de casus door ging.")
    missing = texts("zonderTermijn", "De lagen waarvoor niets is vastgesteld: dan verdwijnt er niets.")
    due_on = day("bewaardatum", "Tot wanneer; null als een termijn ontbreekt.", allow_none=True)
    overdue = flag("termijnVoorbij", "Of die dag voorbij is.")
    extensions = number("verlengingen", "Hoe vaak er is verlengd.")
    kept = text("plicht", "De plicht die vernietigen tegenhoudt; null als die er niet is.", allow_none=True)
    on_a_list = flag("opEenLijst", "Of de casus op een lijst van vernietiging staat.")


class Bewaaroverzicht(Base):
    terms = many("termijnen", Bewaartermijn, "Per laag, en waar dat zo is per eigenaar.")
    casussen = many("casussen", BewaardeCasus, "De afgesloten casussen, zonder titel en zonder inhoud.")
    overdue = number("termijnVoorbij", "Hoeveel er nog niet op een lijst staat.")


class NieuweTermijn(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    layer = text("laag", "De laag van samenwerken.", validate=validate.OneOf(list(LAYERS)))
    months = number("maanden", "Het aantal maanden na het afsluiten.")
    basis = text("basis", "Waar de termijn vandaan komt, bijvoorbeeld de selectielijst.")
    owner = text("eigenaar", "Alleen voor wat deze organisatie inbracht.", load_default=None, allow_none=True)


class Verlenging(Base):
    number_ = number("nummer", "De hoeveelste verlenging dit is.", attribute="number")
    decision = text("besluit", "Wie besloot, en waar dat staat.")
    reason = text("reden", "Waarom.")
    keep_until = day("einddatum", "De nieuwe einddatum.")
    by = text("door", "Wie verlengde.")
    at = moment("verlengdOp", "Wanneer.")


class BewaardeCasusGeheel(Base):
    line = one("casus", BewaardeCasus, "De casus en zijn termijn.")
    extensions = many("verlengingen", Verlenging, "De besluiten om langer te bewaren.")
    duty = text("plicht", "Waarom niets weg mag; null als dat niet zo is.", allow_none=True)
    duty_reason = text("plichtUitleg", "De uitleg daarbij.", allow_none=True)
    duty_since = moment("plichtBegonnenOp", "Sinds wanneer.", allow_none=True)


class NieuweVerlenging(Base):
    decision = text("besluit", "Wie besloot, en waar dat staat.")
    reason = text("reden", "Waarom langer. Noem geen namen.")
    keep_until = day("einddatum", "De nieuwe einddatum.")


class NieuwePlicht(Base):
    kind = text("soort", f"Een van: {', '.join(DUTIES)}.", validate=validate.OneOf(list(DUTIES)))
    reason = text("uitleg", "Licht toe. Noem geen namen.")


@door.route("/bewaartermijnen", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="bewaartermijnenOpvragen",
    summary="De bewaartermijnen, en wat er bewaard wordt",
    description="Voor de privacy officer en de functioneel beheerder, van hun gemeenten.",
)
@door.response(200, Bewaaroverzicht, description="Het overzicht.")
def show_terms() -> Bewaarlijst:
    return bewaarlijst(viewer())


@door.route("/bewaartermijnen", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="bewaartermijnVaststellen",
    summary="Een bewaartermijn vaststellen",
    description="Zij geldt ook voor casussen die al gesloten zijn.",
)
@door.arguments(NieuweTermijn)
@door.response(200, Bewaaroverzicht, description="Het overzicht.")
def settle_term(asked: dict[str, Any]) -> Bewaarlijst:
    settle_bewaartermijn(viewer(), Term(**asked))
    return bewaarlijst(viewer())


@door.route("/bewaarde-casussen/<uuid:casus_id>", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="bewaardeCasusOpvragen",
    summary="Hoelang een afgesloten casus wordt bewaard",
    description="Met elke verlenging en met de plicht die vernietigen tegenhoudt.",
)
@door.response(200, BewaardeCasusGeheel, description="De casus, zonder titel en zonder inhoud.")
def show_kept(casus_id: UUID) -> Kept:
    return kept_casus(viewer(), casus_id)


@door.route("/bewaarde-casussen/<uuid:casus_id>/verlengingen", methods=["POST"], tags=TAGS)
@door.doc(
    operationId="bewaringVerlengen",
    summary="Een casus langer bewaren",
    description="Met een besluit, een reden en een nieuwe einddatum. Elke verlenging blijft te zien.",
)
@door.arguments(NieuweVerlenging)
@door.response(201, BewaardeCasusGeheel, description="De casus met de nieuwe einddatum.")
def extend_term(asked: dict[str, Any], casus_id: UUID) -> Kept:
    extend_bewaartermijn(viewer(), casus_id, Extension(**asked))
    return kept_casus(viewer(), casus_id)


@door.route("/bewaarde-casussen/<uuid:casus_id>/plicht", methods=["PUT"], tags=TAGS)
@door.doc(
    operationId="vernietigingTegenhouden",
    summary="Vernietiging tegenhouden",
    description="Zolang deze plicht geldt, verdwijnt er niets, ook niet wat al op een lijst staat.",
)
@door.arguments(NieuwePlicht)
@door.response(200, BewaardeCasusGeheel, description="De casus met de plicht.")
def keep(asked: dict[str, Any], casus_id: UUID) -> Kept:
    keep_casus(viewer(), casus_id, asked["kind"], asked["reason"])
    return kept_casus(viewer(), casus_id)


@door.route("/bewaarde-casussen/<uuid:casus_id>/plicht", methods=["DELETE"], tags=TAGS)
@door.doc(
    operationId="plichtBeeindigen",
    summary="De plicht om te bewaren beëindigen",
    description="De gewone termijn geldt weer.",
)
@door.response(200, BewaardeCasusGeheel, description="De casus zonder plicht.")
def end_duty(casus_id: UUID) -> Kept:
    end_keeping(viewer(), casus_id)
    return kept_casus(viewer(), casus_id)
