"""A task in JSON."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from marshmallow import pre_dump, validate

from kapstok.overviews.inbox import SORTS, VIEWS
from kapstok.rest.form_schemas import Formulier, formulier
from kapstok.rest.paging import PaginaVraag
from kapstok.rest.schema import Base, Pagina, answers, day, flag, identity, many, moment, number, one, text, texts, word
from kapstok.rest.written_schemas import Geschreven

STATUS = {"open": "open", "done": "afgerond", "withdrawn": "vervallen"}


def _status(row: Any) -> str:
    return STATUS[row["status"] if isinstance(row, dict) else row.status]


class Termijn(Base):
    due_on = day("datum", "De laatste dag.", allow_none=True)
    workdays = number("werkdagen", "Hoeveel werkdagen er nog zijn; onder nul is te laat.", allow_none=True)
    words = text("woorden", "Hoeveel tijd er nog is, in woorden.")
    urgency = text("urgentie", "te_laat, vandaag, bijna, ruim of geen.")


class TaakRegel(Base):
    id = identity("id", "Het id van de taak.")
    name = text("naam", "De naam van de taak.")
    casus_id = identity("casusId", "Het id van de casus.")
    kenmerk = text("kenmerk", "Het kenmerk van de casus.")
    title = text("titel", "De titel van de casus.")
    gemeente = text("gemeente", "Het id van de gemeente.")
    gemeente_name = text("gemeenteNaam", "De naam van de gemeente.")
    fase = number("fase", "De AVE-fase waarin de taak ontstond.")
    fase_name = text("faseNaam", "De naam van die fase.")
    role = text("rol", "De rol die de taak doet.")
    role_label = text("rolNaam", "Die rol in woorden.")
    route = text("route", "De variant van de route waarop de casus loopt; haar woorden staan in deze regel.")
    organisation = text("organisatie", "De organisatie waaraan de taak is gericht.", allow_none=True)
    assignee = text("behandelaar", "Wie de taak heeft; null als niemand.", allow_none=True)
    mine = flag("vanMij", "Of u de taak hebt.")
    free = flag("vrij", "Of nog niemand de taak heeft.")
    workable = flag("uitvoerbaar", "Of u de taak nu kunt afronden.")
    termijn = one("termijn", Termijn, "Wanneer de taak klaar moet zijn.")
    priority = number("prioriteit", "0 tot en met 100; hoger gaat voor.")
    opened_at = moment("geopendOp", "Wanneer de taak ontstond.")
    has_draft = flag("heeftConcept", "Of u al iets hebt ingevuld.")
    status = word("status", "Hoe het met de taak is.", _status, [*STATUS.values()])


class TakenVanCasus(Base):
    taken = many("taken", TaakRegel, "De open taken, de dringendste eerst.")


class Tellingen(Base):
    mijn = number("mijn", "Taken die u hebt.")
    niet_toegewezen = number("nietToegewezen", "Taken die u kunt oppakken.", attribute="niet-toegewezen")
    team = number("team", "Taken van uw groepen.")
    alle = number("alle", "Alle taken die u mag zien.")


class TakenLijst(Pagina):
    rows = many("taken", TaakRegel, "De taken.")
    counts = one("tellingen", Tellingen, "Hoeveel taken elke weergave telt, met dezelfde filters.")


class TakenVraag(PaginaVraag):
    view = text(
        "weergave",
        "Welke taken.",
        load_default="mijn",
        validate=validate.OneOf(VIEWS, error=f"Kies een van: {', '.join(VIEWS)}."),
    )
    sort = text(
        "sorteer",
        "In welke volgorde.",
        load_default="termijn",
        validate=validate.OneOf([*SORTS], error=f"Kies een van: {', '.join(SORTS)}."),
    )


class Concept(Base):
    antwoorden = answers("antwoorden", "Wat er tot nu toe is ingevuld, ongecontroleerd.", attribute="answers")
    saved_at = moment("bewaardOp", "Wanneer het is bewaard.")
    person = text("persoon", "Van wie het is; null als het uw eigen concept is.", allow_none=True)


class Persoon(Base):
    id = identity("id", "Het id van de persoon.")
    name = text("naam", "De naam van de persoon.")


class Taak(TaakRegel):
    process = text("proces", "Het id van het proces.")
    element = text("element", "Het element in het diagram.")
    instruction = text("uitleg", "Wat er te doen is.")
    why = texts("waarom", "Waarom de taak hier ligt.")
    due_words = text("termijnUitleg", "Hoe de termijn is geteld.")
    formulier = one("formulier", Formulier, "Wat er wordt gevraagd.")
    draft = one("concept", Concept, "Wat er al is ingevuld.", allow_none=True)
    advice = texts("advies", "Wat de beslistabellen adviseerden.")
    unanswered = texts("zonderAntwoord", "Organisaties die in een getoonde stap zijn gevraagd en niet antwoordden.")
    before = many("voorgeschiedenis", Geschreven, "Wat eraan voorafging, voor wie de taak kan doen.")
    beside = many("taken", TaakRegel, "De andere open taken van de casus, als u de casus mag zien.")
    colleagues = many("collegas", Persoon, "Aan wie de taak kan worden gegeven.")
    can_release = flag("kanTerug", "Of u de taak kunt teruggeven.")
    can_assign = flag("kanToewijzen", "Of u de taak aan een collega kunt geven.")
    sees_casus = flag("casusZichtbaar", "Of u ook de casus mag zien.")
    closed_by = text("afgerondDoor", "Wie de taak afrondde.", allow_none=True)
    closed_at = moment("geslotenOp", "Wanneer de taak is afgerond of vervallen.", allow_none=True)

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        return {
            **view.row._asdict(),
            **vars(view),
            "formulier": formulier(view.form, view.sources, view.known, view.pages),
            "colleagues": _named(view.colleagues),
            "sees_casus": view.casus is not None,
        }


class Vervolg(Base):
    name = text("naam", "De naam van de taak.")
    whom = text("voor", "De rol die aan zet is, met de organisatie als die is gevraagd.")
    mine = flag("vanMij", "Of de taak bij u ligt.")


class Toewijzing(Base):
    persoon = identity("persoon", "Aan wie; zonder dit veld aan uzelf.", required=False)


class Antwoorden(Base):
    antwoorden = answers("antwoorden", "De antwoorden: de sleutel van elk veld met zijn waarde.")


class Bewaard(Base):
    saved_at = moment("bewaardOp", "Wanneer het concept is bewaard.")


def _named(pairs: Iterable[tuple[UUID, str]]) -> list[dict[str, Any]]:
    return [{"id": person_id, "name": name} for person_id, name in pairs]
