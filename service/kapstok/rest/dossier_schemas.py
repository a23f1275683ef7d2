"""The dossier in JSON."""

from typing import Any

from marshmallow import pre_dump, validate

from kapstok.rest.form_schemas import Formulier, formulier
from kapstok.rest.schema import Base, day, flag, identity, many, moment, number, one, text, texts


class Gegeven(Base):
    key = text("sleutel", "De sleutel van het veld.")
    label = text("naam", "Het veld in woorden.")
    words = text("tekst", "Wat er is ingevuld.")


class Merk(Base):
    words = text("tekst", "Wat er opvalt.")
    urgent = flag("dringend", "Of iemand hier iets mee moet.")


class DossierRegel(Base):
    id = identity("id", "Het id van de regel.")
    title = text("titel", "Waar de regel over gaat.")
    facts = many("gegevens", Gegeven, "Wat er is opgeschreven, voor zover u het mag lezen.")
    marks = many("merken", Merk, "Wat er opvalt, zoals een termijn die voorbij is.")
    person = text("persoon", "Wie het schreef.")
    at = moment("vastgelegdOp", "Wanneer.")
    ended_at = moment("beeindigdOp", "Wanneer het ophield te gelden.", allow_none=True)

    @pre_dump
    def name_pairs(self, row: Any, **_options: Any) -> dict[str, Any]:
        marks = [{"words": words, "urgent": urgent} for words, urgent in row.marks]
        return {**vars(row), "facts": pairs(row.facts), "marks": marks}


class DossierDeel(Base):
    title = text("titel", "De naam van het onderdeel.")
    explanation = text("uitleg", "Waar het voor is.")
    rows = many("regels", DossierRegel, "Wat er staat, het oudste eerst.")
    formulier = one("formulier", Formulier, "Wat u kunt vastleggen.")
    may_write = flag("magSchrijven", "Of u hier iets mag vastleggen.")

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(view), "formulier": formulier(view.form, view.sources, {})}


class Vastgelegd(Base):
    id = identity("id", "Het id van wat er is vastgelegd.")


class DossierVersie(Base):
    number_ = number("nummer", "Het nummer van de versie.", attribute="number")
    at = moment("vastgesteldOp", "Wanneer.")
    person = text("persoon", "Wie haar vaststelde.")


class PlanRegel(Base):
    area = text("leefgebied", "Het leefgebied.")
    member = text("voor", "Voor wie.")
    facts = many("gegevens", Gegeven, "Wat er is afgesproken.")


class PlanVersie(DossierVersie):
    lines = many("regels", PlanRegel, "Het plan zoals het is vastgesteld.")

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        lines = [{"area": area, "member": member, "facts": pairs(facts)} for area, member, facts in view.lines]
        return {**vars(view.line), "lines": lines}


class PlanVersies(Base):
    versies = many("versies", DossierVersie, "De vastgestelde versies, de nieuwste eerst.")


class ActieRegel(Base):
    id = identity("id", "Het id van de actie.")
    actie = text("actie", "Wat er gaat gebeuren.")
    who = text("wie", "Wie het doet.")
    due_on = day("einddatum", "Wanneer het klaar is.")
    member = text("voor", "Voor wie in het gezin; leeg is het hele gezin.")
    status = text("status", "open, gedaan of vervallen.")
    overdue = flag("teLaat", "Of de dag voorbij is.")
    mine = flag("vanMij", "Of het uw actie is.")
    may_report = flag("magTerugkoppelen", "Of u kunt terugkoppelen.")
    report = text("terugkoppeling", "Wat er is teruggekoppeld, voor zover u het mag lezen.")
    reported_at = moment("teruggekoppeldOp", "Wanneer.", allow_none=True)
    warning = text("waarschuwing", "Wat er uit moet voor u de lijst deelt; meestal leeg.")


class Actielijst(Base):
    rows = many("acties", ActieRegel, "De acties, open en dringend eerst.")
    versions = many("versies", DossierVersie, "De vastgestelde versies, de nieuwste eerst.")
    formulier = one("formulier", Formulier, "Wat er bij een nieuwe actie wordt gevraagd.")
    may_write = flag("magSchrijven", "Of u acties mag toevoegen en de lijst mag vaststellen.")

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(view), "formulier": formulier(view.form, view.sources, {})}


class VastgesteldeActie(Base):
    actie = text("actie", "Wat er gaat gebeuren.")
    wie = text("wie", "Wie het doet.")
    wanneer = text("wanneer", "Wanneer het klaar is, als dd-mm-jjjj.")


class ActielijstVersie(DossierVersie):
    acties = many("acties", VastgesteldeActie, "Alleen actie, wie en wanneer.")
    again_on = text("volgendeBespreking", "Wanneer men weer bij elkaar komt, als dd-mm-jjjj; leeg als dat er niet is.")

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(view.line), "acties": view.acties, "again_on": view.again_on}


class Vaststelling(Base):
    volgende_bespreking = day("volgendeBesprekingDatum", "Wanneer men weer bij elkaar komt.", required=False)


class ActielijstVerzending(Base):
    personen = texts("personen", "De ids van de mensen die meedoen in de casus.", validate=validate.Length(min=1))


class Uitgenodigde(Base):
    id = identity("id", "Het id van de persoon.")
    name = text("naam", "De naam van de persoon.")


class OverlegRegel(Base):
    id = identity("id", "Het id van het overleg.")
    kind = text("soort", "vooroverleg, mdo, zvh_casusbespreking of casusoverleg.")
    label = text("naam", "De soort in woorden.")
    on = day("datum", "Wanneer.")
    burger_present = flag("burgerAanwezig", "Of de burger erbij is.")
    burger_reason = text("burgerReden", "Waarom anders dan gebruikelijk; meestal leeg.")
    held_at = moment("gehoudenOp", "Wanneer het is afgerond.", allow_none=True)
    untold = flag("burgerNogInformeren", "Of de burger nog moet horen van dit vooroverleg.")
    told_on = day("burgerGeinformeerdDatum", "Wanneer de burger het hoorde.", allow_none=True)
    invited = many("uitgenodigd", Uitgenodigde, "Wie er is uitgenodigd.")
    mine = flag("vanMij", "Of u bent uitgenodigd.")

    @pre_dump
    def name_pairs(self, row: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(row), "invited": [{"id": key, "name": name} for key, name in row.invited]}


class OverlegLijst(Base):
    rows = many("overleggen", OverlegRegel, "De overleggen, het laatste eerst.")
    formulier = one("formulier", Formulier, "Wat er bij het plannen wordt gevraagd.")
    may_write = flag("magSchrijven", "Of u een overleg mag plannen.")

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(view), "formulier": formulier(view.form, view.sources, {})}


class Tafelbeeld(Base):
    partner = text("partner", "Het id van de organisatie, of ‘gezamenlijk’.")
    label = text("naam", "Van wie dit beeld is.")
    facts = many("gegevens", Gegeven, "Feiten, interpretatie en de rest, apart.")
    person = text("persoon", "Wie het opschreef.")
    at = moment("bewaardOp", "Wanneer.")

    @pre_dump
    def name_pairs(self, brought: Any, **_options: Any) -> dict[str, Any]:
        return {**vars(brought), "facts": pairs(brought.facts)}


class Overleg(Base):
    row = one("overleg", OverlegRegel, "Het overleg.")
    table = many("bouwschema", Tafelbeeld, "Wat elke partner inbracht; null als u niet aan tafel zit.", allow_none=True)
    outcome = many("uitkomst", Gegeven, "Wat er bij het afronden is vastgelegd. De fasetoets is een advies.")
    schema = one("bouwschemaFormulier", Formulier, "Wat er aan tafel wordt ingevuld.")
    held = one("afrondingFormulier", Formulier, "Wat er bij het afronden wordt gevraagd.")

    @pre_dump
    def flatten(self, view: Any, **_options: Any) -> dict[str, Any]:
        return {
            "row": view.row,
            "table": view.table,
            "outcome": pairs(view.outcome),
            "schema": formulier(view.schema, {"tafel": view.partners}, {}),
            "held": formulier(view.held, {}, {}),
        }


def pairs(facts: Any) -> list[dict[str, str]]:
    return [{"key": key, "label": label, "words": words} for key, label, words in facts]
