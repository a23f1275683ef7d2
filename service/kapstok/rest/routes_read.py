"""The route of a gemeente to read: its regiekaart, its steps in words, who holds which regie, and what differs."""

from typing import Any

from marshmallow import fields

from kapstok.overviews.processes import process_page
from kapstok.overviews.regiekaart import regie_per_gemeente, regiekaart
from kapstok.overviews.route_versions import differences
from kapstok.rest.door import door, viewer
from kapstok.rest.schema import Base, flag, identity, many, number, text

TAGS = ["Processen"]
OF = "/processen/gemeenten/<string:gemeente>"


class KaartFase(Base):
    number_ = number("fase", "1 tot en met 4.", attribute="number")
    naam = text("naam", "De naam van de fase.")
    route = text("inDeRoute", "Hoe de fase heet in de route van deze gemeente.")
    kleur = text("kleur", "De kleur waarmee de fase wordt getoond; nooit het enige teken.")
    casusregie = text("casusregie", "Wie de casusregie heeft.")
    procesregie = text("procesregie", "Wie de procesregie heeft, of niemand.")
    bestuurlijk = text("bestuurlijk", "Wie bestuurlijk verantwoordelijk is.")


class KaartCriterium(Base):
    key = text("sleutel", "De sleutel van het criterium.")
    opschalen = text("opschalen", "De reden om op te schalen.")
    afschalen = text("afschalen", "De spiegel: de reden om af te schalen.")


class KaartContact(Base):
    role = text("rol", "De sleutel van de rol.")
    label = text("label", "De rol in woorden.")
    omschrijving = text("omschrijving", "Wat deze rol doet.")
    who = fields.List(
        fields.String(), data_key="wie", metadata={"description": "De mensen of het nummer; leeg: niet ingevuld."}
    )


class KaartTermijn(Base):
    name = text("taak", "De taak.")
    role = text("rol", "Wie haar doet.")
    termijn = text("termijn", "Binnen welke tijd.")


class Regiekaart(Base):
    variant = text("variant", "De variant.")
    title = text("titel", "De naam van de route.")
    omschrijving = text("omschrijving", "Waar de route voor is.")
    digest = text("vingerafdruk", "Van welke versie de kaart is gemaakt.")
    fasen = many("fasen", KaartFase, "De fasen en wie er de regie heeft.")
    criteria = many("criteria", KaartCriterium, "Waarop op- en afgeschaald wordt.")
    contacts = many("contacten", KaartContact, "Wie u belt.")
    termijnen = many("termijnen", KaartTermijn, "De termijnen op weg naar boven.")


class RouteStap(Base):
    level = number("niveau", "0 voor de hoofdlijn, 1 voor wat die aanroept, enzovoort.")
    number_ = text("nummer", "Zoals 3.2.", attribute="number")
    process = text("proces", "Het id van het proces.")
    element = text("element", "Het id van het element.")
    name = text("naam", "Wat er gebeurt.")
    kind = text("soort", "De soort van het element in BPMN.")
    role_label = text("rol", "Wie het doet; leeg als niemand.")
    termijn = text("termijn", "Binnen welke tijd; leeg zonder termijn.")
    next = fields.List(fields.String(), data_key="daarna", metadata={"description": "Hoe het verder gaat."})
    see = text("zie", "Het nummer waar de aangeroepen route al is uitgeschreven.")


class RouteStappen(Base):
    steps = many("stappen", RouteStap, "De stappen in volgorde.")


class FaseRegie(Base):
    fase = number("fase", "1 tot en met 4.")
    kind = text("soort", "casusregie, procesregie of bestuurlijk.")
    role = text("rol", "De sleutel van de rol of het bestuur; leeg: niemand.")
    label = text("label", "In woorden.")
    running = number("lopend", "De open casussen in deze fase; null onder de tien.", allow_none=True)


class GemeenteRegie(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    gemeente_name = text("gemeenteNaam", "De naam van de gemeente.")
    regie = many("regie", FaseRegie, "Wie welke regie heeft, per fase.")


class RegieMatrix(Base):
    gemeenten = many("gemeenten", GemeenteRegie, "Uw gemeenten.")


class RouteWijziging(Base):
    kind = text("soort", "wie, wanneer, welke_beslissing, wat_wordt_gevraagd, route, instelling, tekst of scenario.")
    sentence = text("zin", "Wat er verandert.")
    file = text("bestand", "In welk bestand.")
    element = text("element", "Bij welk element.")
    weight = number("gewicht", "Hoe zwaar het telt in de afstand.")


class RouteVerschil(Base):
    same = flag("gelijk", "Of de betekenis gelijk is.")
    distance = number("afstand", "De wijzigingen opgeteld naar gewicht.")
    changes = many("wijzigingen", RouteWijziging, "Wat er verandert, het zwaarste eerst.")


class VerschilVraag(Base):
    other = identity("met", "De oudere versie; anders de vorige van deze variant.", load_default=None)


@door.route(f"{OF}/regiekaart", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="regiekaartOpvragen",
    summary="De regiekaart van een gemeente",
    description="Fasen, regie, criteria en wie u belt, uit de route die nu geldt.",
)
@door.response(200, Regiekaart, description="De regiekaart.")
def show_card(gemeente: str) -> Any:
    return regiekaart(viewer(), gemeente).card


@door.route(f"{OF}/stappen", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="stappenOpvragen",
    summary="De route in woorden",
    description="De diagrammen van de route die nu geldt, als genummerde stappen.",
)
@door.response(200, RouteStappen, description="De stappen.")
def show_steps(gemeente: str) -> dict[str, Any]:
    return {"steps": process_page(viewer(), gemeente).outline}


@door.route("/processen/regie", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="regiePerGemeenteOpvragen",
    summary="Wie welke regie heeft, per gemeente en fase",
    description="Zoals de route het zegt, met hoeveel casussen er lopen; kleine aantallen worden niet genoemd.",
)
@door.response(200, RegieMatrix, description="De gemeenten naast elkaar.")
def show_regie() -> dict[str, Any]:
    found = [
        {
            "gemeente": one.gemeente,
            "gemeente_name": one.gemeente_name,
            "regie": [{**vars(holder), "running": one.counts.get(holder.fase)} for holder in one.holders],
        }
        for one in regie_per_gemeente(viewer())
    ]
    return {"gemeenten": found}


@door.route("/processen/versies/<uuid:versie_id>/verschil", methods=["GET"], tags=TAGS)
@door.doc(
    operationId="verschilOpvragen",
    summary="Wat een versie anders doet dan een andere",
    description="In gewone taal, met de afstand. Alleen voor wie de route beheert.",
)
@door.arguments(VerschilVraag, location="query")
@door.response(200, RouteVerschil, description="De wijzigingen.")
def show_differences(asked: dict[str, Any], versie_id: Any) -> Any:
    return differences(viewer(), versie_id, asked["other"])
