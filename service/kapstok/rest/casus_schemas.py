"""A casus in JSON."""

from typing import Any, NamedTuple
from uuid import UUID

from marshmallow import pre_dump, validate

from kapstok.overviews.casussen import STATES
from kapstok.rest.form_schemas import Formulier, formulier
from kapstok.rest.paging import PaginaVraag
from kapstok.rest.schema import Base, Pagina, answers, day, flag, identity, many, moment, number, one, text, texts, word
from kapstok.rest.task_schemas import TaakRegel, Vervolg
from kapstok.rest.written_schemas import Geschreven


class Left(NamedTuple):
    """What may still be said of a casus that is no longer the viewer's."""

    id: UUID
    fase: int
    closed: bool


def _status(casus: Any) -> str:
    if isinstance(casus, Left):
        return "afgesloten" if casus.closed else "open"
    return "afgesloten" if (casus["closed_at"] if isinstance(casus, dict) else casus.closed_at) else "open"


class Geinformeerd(Base):
    state = text("stand", "ja, nee of nog_niet.")
    recheck_on = day("hercontroleDatum", "Bij nee: wanneer er opnieuw wordt gekeken.", allow_none=True)
    overdue = flag("teLaat", "Of die dag er is of voorbij is.")


class CasusRegel(Base):
    id = identity("id", "Het id van de casus.")
    status = word("status", "Of de casus loopt.", _status, ["open", "afgesloten"])
    fase = number("fase", "De AVE-fase, 1 tot en met 4; 0 zolang die niet is bepaald.")
    kenmerk = text("kenmerk", "Het kenmerk waaronder mensen de casus kennen.", required=False)
    title = text("titel", "De titel van de casus.", required=False)
    gemeente = text("gemeente", "Het id van de gemeente.", required=False)
    gemeente_name = text("gemeenteNaam", "De naam van de gemeente.", required=False)
    fase_name = text("faseNaam", "De naam van de fase.", required=False)
    fase_since = moment("inFaseOp", "Sinds wanneer de casus in deze fase is.", required=False)
    spoed = flag("spoed", "Of de casus met spoed is geopend.", required=False)
    opened_at = moment("geopendOp", "Wanneer de casus is geopend.", required=False)
    closed_at = moment("afgeslotenOp", "Wanneer de casus is afgesloten.", required=False, allow_none=True)
    version = text("routeversie", "De versie van de route die de casus volgt.", required=False)
    route = text("route", "De naam van die route.", required=False)
    informed = one(
        "burgerGeinformeerd",
        Geinformeerd,
        "Of het huishouden het weet; bij één casus.",
        required=False,
        allow_none=True,
    )


class CasussenLijst(Pagina):
    rows = many("casussen", CasusRegel, "De casussen, de laatst geopende eerst.")


class CasussenVraag(PaginaVraag):
    state = text(
        "status",
        "Open, afgesloten of alle casussen.",
        load_default="open",
        validate=validate.OneOf(STATES, error=f"Kies een van: {', '.join(STATES)}."),
    )


class Regie(Base):
    kind = text("soort", "Casusregie, procesregie of bestuurlijk.")
    label = text("naam", "De soort in woorden.")
    role = text("rol", "De rol waarin de regie wordt gevoerd.")
    role_label = text("rolNaam", "Die rol in woorden.")
    person = text("persoon", "De naam van wie de regie heeft.", allow_none=True)
    person_id = identity("persoonId", "Het id van die persoon.", allow_none=True)
    since = moment("vanafOp", "Sinds wanneer.")
    until = moment("totOp", "Tot wanneer; null voor wie de regie nu heeft.", allow_none=True)
    basis = text("grond", "Waardoor de regie overging.")


class RegieVanCasus(Base):
    regie = many("regie", Regie, "Wie welke regie heeft en had, de oudste eerst.")


class Gebeurtenis(Base):
    at = moment("gebeurdOp", "Wanneer.")
    kind = text("soort", "De soort gebeurtenis.")
    sentence = text("zin", "Wat er gebeurde, in een zin.")
    person = text("persoon", "Wie het deed; null als de route het zelf deed.", allow_none=True)
    element = text("element", "Het element in het diagram.", allow_none=True)
    fase = number("fase", "De fase waar de casus in kwam.", allow_none=True)


class Tijdlijn(Base):
    gebeurtenissen = many("gebeurtenissen", Gebeurtenis, "Wat er gebeurde, het laatste eerst.")


class Fasestap(Base):
    nummer = number("nummer", "Het nummer van de fase.", attribute="number")
    name = text("naam", "De naam van de fase.")
    colour = text("kleur", "De kleur van de fase.")
    state = text("stand", "Nu, geweest, overgeslagen of niet.")
    since = moment("vanafOp", "Wanneer de casus erin kwam.", allow_none=True)


class Bericht(Base):
    message = text("bericht", "De naam waarmee u het bericht stuurt.")
    label = text("naam", "Het bericht in woorden.")
    form = text("formulier", "Het formulier dat bij het bericht hoort.", allow_none=True)


class Diagramstand(Base):
    process = text("proces", "Het id van het proces.")
    name = text("naam", "De naam van het proces.")
    active = texts("actief", "De elementen waar de casus nu staat.")
    passed = texts("doorlopen", "De elementen waar de casus was.")


class VolgendOverleg(Base):
    id = identity("id", "Het id van het overleg.")
    label = text("naam", "De soort overleg.")
    on = day("datum", "Wanneer.")


class LooptErnaast(Base):
    label = text("naam", "Wat er naast AVE loopt.")
    due_on = day("uiterlijkeDatum", "Wanneer er een uitkomst hoort te zijn.", allow_none=True)
    overdue = flag("teLaat", "Of die dag voorbij is.")


class Samenvatting(Base):
    meeting = one("volgendOverleg", VolgendOverleg, "Het eerste overleg dat nog komt.", allow_none=True)
    open_acties = number("openActies", "Hoeveel acties er open staan.")
    late_acties = number("teLateActies", "Hoeveel daarvan te laat zijn.")
    beside = many("looptErnaast", LooptErnaast, "De procedures die naast AVE lopen.")
    untold = identity("vooroverlegNogMelden", "Het vooroverleg waarvan de burger nog niet weet.", allow_none=True)
    without_consent = flag("zonderToestemming", "Of er zonder toestemming wordt gehandeld.")
    without_execution = flag(
        "casusregieZonderUitvoering", "Of de casusregisseur zelf geen hulp verleent; alleen voor wie regie heeft."
    )


class Casus(CasusRegel):
    summary = one("samenvatting", Samenvatting, "De casus in het kort.")
    fasen = many("fasen", Fasestap, "De vier fasen en waar de casus daarin staat.")
    regie = many("regie", Regie, "Wie welke regie heeft en had, de oudste eerst.")
    tasks = many("taken", TaakRegel, "De open taken, de dringendste eerst.")
    messages = many("berichten", Bericht, "De berichten die u nu kunt sturen.")
    written = many("geschreven", Geschreven, "Wat er is opgeschreven, voor zover u het mag lezen.")
    diagrams = many("diagrammen", Diagramstand, "Waar de casus in de diagrammen staat.")

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        return {**view.head._asdict(), **vars(view)}


class Gevolg(Base):
    casus = one("casus", CasusRegel, "De casus zoals die nu is. Is die niet meer van u, dan alleen id, status en fase.")
    taken = many("taken", TaakRegel, "De taken die hierdoor ontstonden, voor zover u ze mag zien.")
    vervolg = many("vervolg", Vervolg, "Al wat hierdoor ontstond, in woorden: welke taak, en welke rol aan zet is.")


class Opening(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    title = text(
        "titel",
        "Een korte titel zonder persoonsgegevens.",
        validate=validate.Length(1, 100, error="Geef een titel van 1 tot en met 100 tekens."),
    )
    fase = number(
        "fase",
        "1 voor een signaal, 2 voor een vraag of probleem; 3 of 4 voor een casus die al loopt.",
        load_default=1,
        strict=True,
        validate=validate.OneOf((1, 2, 3, 4), error="Kies fase 1, 2, 3 of 4."),
    )
    lopend = flag(
        "lopend",
        "Of de casus in fase 2 al liep voor hij hier kwam; dan vervallen de eerste stappen.",
        load_default=False,
        truthy={True},
        falsy={False},
    )
    spoed = flag("spoed", "Of het niet kan wachten.", load_default=False, truthy={True}, falsy={False})
    doelfase = number(
        "doelfase",
        "Bij spoed: fase 3 of 4.",
        required=False,
        strict=True,
        allow_none=True,
        validate=validate.OneOf((3, 4), error="Kies voor een spoedcasus of u AVE 3 of AVE 4 voorstelt."),
    )
    toelichting = text(
        "toelichting",
        "Waarom; verplicht bij spoed.",
        load_default="",
        validate=validate.Length(max=20_000, error="Gebruik ten hoogste 20000 tekens."),
    )
    casusregisseur = identity(
        "casusregisseur", "Wie casusregisseur wordt; anders bent u het.", required=False, allow_none=True
    )
    besluit_datum = day("besluitDatum", "Bij fase 4: wanneer de burgemeester besloot.", required=False, allow_none=True)
    anoniem = flag(
        "anoniem",
        "Of u bij dit signaal (fase 1) onbekend blijft voor ieder die er niet mee aan de slag moet.",
        load_default=False,
        truthy={True},
        falsy={False},
    )


class BerichtMetFormulier(Base):
    message = text("bericht", "De naam waarmee u het bericht stuurt.")
    label = text("naam", "Het bericht in woorden.")
    explanation = text("uitleg", "Waarvoor het bericht is.")
    formulier = one("formulier", Formulier, "Wat er wordt gevraagd; zonder velden als er niets wordt gevraagd.")

    @pre_dump
    def draw(self, page: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(page), "formulier": formulier(page.form, page.sources, page.known)}


class Verzending(Base):
    bericht = text("bericht", "De naam van het bericht.")
    antwoorden = answers("antwoorden", "De antwoorden op het formulier van het bericht.", load_default=dict)
