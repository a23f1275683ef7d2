"""Versions of routes, what is active from when, and what a version means for running casussen, in JSON."""

from typing import Any

from marshmallow import post_load, pre_dump, validate

from kapstok.acts.migrate_casussen import Asked
from kapstok.overviews.impact import Choice
from kapstok.rest.schema import Base, answers, day, flag, identity, many, moment, number, one, text, texts

MOST = validate.Length(max=50)
NAME = validate.Length(max=60)
ELSEWHERE = {"Location": {"schema": {"type": "string"}}}


class VersieSamenvatting(Base):
    id = identity("id", "Het id van de versie.")
    variant = text("variant", "De variant waarvan dit een versie is.")
    number_ = number("nummer", "De hoeveelste versie van die variant.", attribute="number")
    title = text("titel", "De naam van de route.")
    digest = text("vingerafdruk", "SHA-256 van de bestanden van de route.")
    status = text("status", "gecontroleerd, gepland, actief of eerder.")
    published_at = moment("gecontroleerdOp", "Wanneer de versie door de controle kwam.")
    published_by = text("gecontroleerdDoor", "Wie dat vroeg.", allow_none=True)
    active_in = texts("actiefIn", "De gemeenten waarin de versie nu geldt.")
    planned_in = texts("geplandIn", "De gemeenten waarin zij later gaat gelden.")
    running = number("lopendeCasussen", "Hoeveel lopende casussen van uw gemeenten haar volgen.")


class RouteVersie(VersieSamenvatting):
    report = answers("rapport", "Wat er is gecontroleerd, wat eruit kwam en wat niet is bekeken.", allow_none=True)


class VersiesLijst(Base):
    versies = many("versies", VersieSamenvatting, "Alle versies, de laatste eerst.")


class Publicatie(Base):
    variant = text("variant", "De map van de variant op deze installatie.", validate=NAME)
    gemeenten = texts("gemeenten", "Waar de versie gaat gelden; leeg is alleen controleren.", load_default=list)
    since = day("ingangsdatum", "Vanaf welke dag; zonder deze datum meteen.", load_default=None, allow_none=True)


class Activering(Base):
    id = number("id", "Het id van deze beslissing.")
    gemeente = text("gemeente", "Het id van de gemeente.")
    version_id = identity("versie", "Het id van de versie.")
    variant = text("variant", "De variant van die versie.")
    number_ = number("nummer", "Het nummer van die versie.", attribute="number")
    since = moment("ingegaanOp", "Vanaf wanneer de versie geldt.")
    kind = text("soort", "publicatie of teruggedraaid.")
    status = text("status", "actief, gepland, eerder of ingetrokken.")
    decided_at = moment("beslotenOp", "Wanneer dit is besloten.")
    decided_by = text("beslotenDoor", "Wie dit besloot.", allow_none=True)


class ActiveringenLijst(Base):
    activeringen = many("activeringen", Activering, "De laatste eerst.")


class Activeren(Base):
    version_id = identity("versie", "Het id van een gecontroleerde versie.")
    since = day("ingangsdatum", "Vanaf welke dag; zonder deze datum meteen.", load_default=None, allow_none=True)


class Verwisseling(Base):
    old = text("oud", "Een element van de oude versie.", validate=NAME)
    new = text("nieuw", "Een element van de nieuwe versie, of `vervalt`.", validate=NAME)


class Keuzes(Base):
    gemeenten = texts("gemeenten", "Van welke gemeenten de casussen zijn.")
    renamed = many("hernoemd", Verwisseling, "Elementen die nu anders heten.", load_default=list, validate=MOST)
    go_on = many("keuzes", Verwisseling, "Waar een casus verder gaat.", load_default=list, validate=MOST)

    @post_load
    def as_mappings(self, found: dict[str, Any], **_options: Any) -> dict[str, Any]:
        for key in ("renamed", "go_on"):
            found[key] = {pair["old"]: pair["new"] for pair in found[key]}
        return found


class Bijwerking(Keuzes):
    groups = texts("groepen", "Alleen deze groepen uit de invloed; leeg is alle.", load_default=list)
    due = text(
        "termijnen",
        "houden (taken houden hun dag) of opnieuw (tel opnieuw).",
        load_default="houden",
        validate=validate.OneOf(["houden", "opnieuw"], error="Kies houden of opnieuw."),
    )


class Plek(Base):
    process = text("proces", "Het id van het proces.")
    element = text("element", "Het id van het element.")


class Keuzevraag(Base):
    place = text("plek", "De plek, met de aanroepen eromheen; de sleutel voor een keuze.")
    name = text("naam", "Hoe de stap heet.")
    kind = text("soort", "verdwenen, anders, samenkomst, dubbel, loopt_vast of keuze_kan_niet.")
    sentence = text("zin", "Wat er te kiezen is.")
    proposals = texts("voorstellen", "Elementen waar de casus verder zou kunnen.")


class Timer(Base):
    element = text("element", "Het id van de timer.")
    name = text("naam", "Hoe de timer heet.")
    due = moment("blijftOp", "Wanneer hij afgaat; dat verandert niet.")
    fresh = moment("zouOp", "Wanneer hij zou afgaan met de nieuwe tekst.", allow_none=True)


class Groep(Base):
    id = text("id", "De naam van de groep; noem haar om alleen deze casussen te laten meegaan.")
    version = text("versie", "De versie waarop de casussen nu staan.")
    gemeenten = texts("gemeenten", "De gemeenten van deze casussen.")
    places = many("plekken", Plek, "Waar zij staan.")
    count = number("aantal", "Hoeveel casussen.")
    outcome = text("uitkomst", "gaat_mee, keuze of beschadigd.")
    questions = many("vragen", Keuzevraag, "Wat er te kiezen is.")
    timers = many("timers", Timer, "Timers met een nieuwe tekst.")
    notes = texts("opmerkingen", "Wat u verder moet weten.")

    @pre_dump
    def places_as_pairs(self, found: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(found), "places": [_place(place) for place in found.places]}


class Verandering(Base):
    old = text("oud", "Zoals het was.")
    new = text("nieuw", "Zoals het wordt.")


class Verschuiving(Base):
    days = number("werkdagen", "Hoeveel werkdagen later; onder nul is eerder.")
    many_ = number("taken", "Hoeveel taken.", attribute="many")


class TaakVerandering(Base):
    element = text("element", "Het id van de taak in de oude versie.")
    name = text("naam", "Hoe de taak heet.")
    count = number("aantal", "Hoeveel open taken.")
    withdrawn = flag("vervalt", "Of de taak weggaat.")
    called = one("heet", Verandering, "De naam.", allow_none=True)
    role = one("rol", Verandering, "De rol.", allow_none=True)
    form = one("formulier", Verandering, "Het formulier.", allow_none=True)
    termijn = one("termijn", Verandering, "De termijn.", allow_none=True)
    shifts = many("verschuivingen", Verschuiving, "Als u de termijnen opnieuw telt.")

    @pre_dump
    def name_pairs(self, found: Any, **_options: Any) -> dict[str, Any]:
        pairs = {
            key: dict(zip(("old", "new"), pair, strict=True)) if (pair := getattr(found, key)) else None
            for key in ("called", "role", "form", "termijn")
        }
        shifts = [{"days": days, "many": many_tasks} for days, many_tasks in found.shifts.items()]
        return {**vars(found), **pairs, "shifts": shifts}


class NieuwWerk(Base):
    gemeente = text("gemeente", "Het id van de gemeente.")
    role = text("rol", "De rol die er taken bij krijgt.")
    role_label = text("rolNaam", "Die rol in woorden.")
    tasks = number("taken", "Hoeveel taken erbij.")
    people = number("mensen", "Hoeveel mensen die rol hebben; 0 vraagt aandacht.")


class Voorbeeld(Base):
    group = text("groep", "De groep waarvan dit een voorbeeld is.")
    fase = number("fase", "De fase van de casus.")
    old_version_id = identity("oudeVersie", "Het id van de versie waarop zij staat.")
    old = many("oud", Plek, "Waar zij nu staat.")
    new = many("nieuw", Plek, "Waar zij zou staan.")

    @pre_dump
    def places_as_pairs(self, found: Any, **_options: Any) -> dict[str, Any]:
        drawn = {key: [_place(place) for place in getattr(found, key)] for key in ("old", "new")}
        return {**vars(found), **drawn}


class Invloed(Base):
    gemeenten = texts("gemeenten", "De gemeenten waarover dit gaat.")
    running = number("lopend", "Hoeveel casussen er lopen.")
    along = number("gaanMee", "Hoeveel vanzelf meegaan.")
    asks = number("vragenKeuze", "Hoeveel een keuze vragen.")
    already = number("alOpDezeVersie", "Hoeveel al op deze versie staan.")
    damaged = number("beschadigd", "Hoeveel niet te lezen zijn.")
    groups = many("groepen", Groep, "Casussen die op dezelfde plekken staan.")
    tasks = many("taken", TaakVerandering, "Open taken die veranderen.")
    work = many("nieuwWerk", NieuwWerk, "Wie er taken bij krijgt.")
    sample = many("voorbeelden", Voorbeeld, "Ten hoogste vijf, om oud en nieuw te tekenen.")


class Aantal(Base):
    status = text("status", "wacht, bijgewerkt, keuze, overgeslagen of teruggezet.")
    count = number("aantal", "Hoeveel casussen.")


class Opmerking(Base):
    sentence = text("zin", "Waarom casussen niet meegingen.")
    count = number("aantal", "Hoeveel casussen.")


class Opdracht(Base):
    id = identity("id", "Het id van de opdracht.")
    kind = text("soort", "proefdraaien, publiceren, bijwerken, terugzetten of regioproef.")
    status = text("status", "wacht, klaar of geweigerd.")
    asked_at = moment("gevraagdOp", "Wanneer dit is gevraagd.")
    finished_at = moment("gereedOp", "Wanneer het klaar was.", allow_none=True)
    counts = many("aantallen", Aantal, "Hoeveel casussen waar zijn.")
    remarks = many("opmerkingen", Opmerking, "Wat er van casussen is gezegd.")
    result = answers("uitkomst", "Wat eruit kwam, als het klaar is.", allow_none=True)

    @pre_dump
    def name_pairs(self, found: Any, **_options: Any) -> dict[str, Any]:
        counts = [{"status": status, "count": count} for status, count in found.counts.items()]
        remarks = [{"sentence": sentence, "count": count} for sentence, count in found.remarks]
        return {**vars(found), "counts": counts, "remarks": remarks}


def choice(asked: dict[str, Any]) -> Choice:
    """The choices of a designer."""
    return Choice(asked["renamed"], asked["go_on"])


def migration(asked: dict[str, Any], version_id: Any) -> Asked:
    """What is asked of the worker."""
    return Asked(
        tuple(asked["gemeenten"]), version_id, tuple(asked["groups"]), asked["renamed"], asked["go_on"], asked["due"]
    )


def _place(place: tuple[str, str]) -> dict[str, str]:
    return dict(zip(("process", "element"), place, strict=True))
