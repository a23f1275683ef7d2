"""Informatie, its readers, the deelnemers and the leeslogboek in JSON."""

from marshmallow import validate

from kapstok.acts.bring_informatie import MOST_TEXT, MOST_TITLE
from kapstok.acts.log_reading import MOST
from kapstok.overviews.informatie import LABELS, SECRECY, purposes
from kapstok.overviews.leeslogboek import MOST_PER_PAGE, OUTCOMES, PAGE_SIZE
from kapstok.rest.casus_schemas import Regie
from kapstok.rest.paging import MOST_PAGES
from kapstok.rest.schema import Base, Pagina, day, flag, identity, many, moment, number, one, text

TOO_LONG = f"Gebruik ten hoogste {MOST_TEXT} tekens."


class Lezer(Base):
    id = identity("id", "Het id van het delen.")
    organisation = text("organisatie", "De naam van de organisatie.")
    person = text("persoon", "De persoon; null als heel de organisatie in de casus mag lezen.", allow_none=True)
    purpose = text("doel", "Waarvoor deze partij het moet weten.")
    since = moment("vanafOp", "Sinds wanneer.")
    shared_by = text("gedeeldDoor", "Wie het deelde.")


class Informatie(Base):
    id = identity("id", "Het id van de informatie.")
    title = text("titel", "Waar het over gaat.")
    layer = text("laag", "dat of wat.")
    label = text("label", "Onder welke regels het valt: gewoon, politie, justitie of medisch.")
    owner = text("eigenaar", "De organisatie die het inbracht en er als enige iets aan verandert.")
    owned = flag("vanUwOrganisatie", "Of uw organisatie de eigenaar is.")
    brought_by = text("ingebrachtDoor", "Wie het inbracht.")
    changed_at = moment("gewijzigdOp", "Sinds wanneer de tekst zo is.")
    content = text("inhoud", "De tekst, bij DAT. WAT leest u via een inzage.", allow_none=True)
    purpose = text("doel", "Waarvoor het nodig is, bij DAT.", allow_none=True)
    necessity = text("noodzaak", "Waarom bijzondere gegevens nodig zijn; alleen voor de eigenaar.", allow_none=True)
    readers = many("lezers", Lezer, "Met wie het is gedeeld; alleen voor de eigenaar.")


class InformatieLijst(Base):
    items = many("informatie", Informatie, "Wat u mag weten: DAT, van uw organisatie, of met u gedeeld.")


class Tekst(Base):
    title = text(
        "titel",
        "Waar het over gaat.",
        validate=validate.Length(1, MOST_TITLE, error=f"Geef 1 tot {MOST_TITLE} tekens."),
    )
    content = text("inhoud", "Wat anderen moeten weten.", validate=validate.Length(1, MOST_TEXT, error=TOO_LONG))
    purpose = text("doel", "Waarvoor het nodig is.", validate=validate.Length(1, MOST_TEXT, error=TOO_LONG))


class Inbreng(Tekst):
    layer = text(
        "laag",
        "dat of wat.",
        load_default="wat",
        validate=validate.OneOf(("dat", "wat"), error="Kies dat of wat."),
    )
    label = text(
        "label",
        "Onder welke regels het valt.",
        load_default="gewoon",
        validate=validate.OneOf(tuple(LABELS), error=f"Kies een van: {', '.join(LABELS)}."),
    )
    special = flag(
        "bijzonder", "Of er bijzondere persoonsgegevens in staan.", load_default=False, truthy={True}, falsy={False}
    )
    necessity = text(
        "noodzaak",
        "Waarom bijzondere of strafrechtelijke gegevens echt nodig zijn.",
        load_default="",
        validate=validate.Length(max=MOST_TEXT, error=TOO_LONG),
    )
    secrecy = text(
        "beroepsgeheim",
        "Bij medische WAT: op grond waarvan u dit mag delen.",
        load_default=None,
        allow_none=True,
        validate=validate.OneOf(tuple(SECRECY), error=f"Kies een van: {', '.join(SECRECY)}."),
    )
    secrecy_reason = text(
        "beroepsgeheimReden",
        "De uitleg daarbij.",
        load_default="",
        validate=validate.Length(max=MOST_TEXT, error=TOO_LONG),
    )


class Inzage(Base):
    key = text(
        "doel",
        "Waarvoor u het moet lezen.",
        validate=validate.OneOf(tuple(purposes()), error=f"Kies een van: {', '.join(purposes())}."),
    )
    reason = text(
        "toelichting",
        "In uw woorden; verplicht bij anders.",
        load_default="",
        validate=validate.Length(max=MOST, error=f"Gebruik ten hoogste {MOST} tekens."),
    )


class Gelezen(Base):
    title = text("titel", "Waar het over gaat.")
    content = text("inhoud", "De tekst zoals die nu is.")
    purpose = text("doel", "Waarvoor het nodig is.")
    at = moment("gewijzigdOp", "Sinds wanneer de tekst zo is.")


class Delen(Base):
    organisation = text("organisatie", "Het id van de organisatie.", load_default=None, allow_none=True)
    person = identity("persoon", "Het id van de persoon.", load_default=None, allow_none=True)
    purpose = text(
        "doel", "Waarvoor deze ene partij het moet weten.", validate=validate.Length(1, MOST_TEXT, error=TOO_LONG)
    )


class Gemaakt(Base):
    id = identity("id", "Het id van wat er kwam.")


class Deelnemer(Base):
    id = identity("id", "Het id van de uitnodiging.")
    organisation = text("organisatie", "De naam van de organisatie.")
    person = text("persoon", "De persoon; null als het de organisatie is.", allow_none=True)
    role_label = text("rolNaam", "In welke rol.")
    ground = text("grond", "convenant of eenmalig.")
    reference = text("convenant", "Het convenant, als dat de grond is.")
    motivation = text("motivering", "Waarom eenmalig; alleen voor wie regie heeft.", allow_none=True)
    since = moment("vanafOp", "Sinds wanneer.")
    until = moment("totOp", "Tot wanneer; null zolang de uitnodiging geldt.", allow_none=True)


class Aanspreekpunt(Base):
    name = text("naam", "De casusregisseur.")
    organisation = text("organisatie", "Diens organisatie.")
    email = text("email", "Diens e-mailadres.")


class Deelnemers(Base):
    contact = one("aanspreekpunt", Aanspreekpunt, "Wie u belt; null zonder casusregisseur.", allow_none=True)
    regie = many("regie", Regie, "Wie nu regie heeft.")
    present = many("deelnemers", Deelnemer, "Wie is uitgenodigd.")
    former = many("eerder", Deelnemer, "Wie was uitgenodigd; alleen voor wie regie heeft.")


class Uitnodiging(Base):
    organisation = text("organisatie", "Het id van de organisatie.", load_default=None, allow_none=True)
    person = identity("persoon", "Het id van de persoon.", load_default=None, allow_none=True)
    role = text("rol", "In welke rol.", load_default="ketenpartner", validate=validate.Length(1, 40))
    reason = text(
        "reden",
        "Zonder convenant: waarom deze partij nu nodig is.",
        load_default="",
        validate=validate.Length(max=2000, error="Gebruik ten hoogste 2000 tekens."),
    )
    agreement = text(
        "afspraak",
        "Zonder convenant: wat de partners afspraken.",
        load_default="",
        validate=validate.Length(max=2000, error="Gebruik ten hoogste 2000 tekens."),
    )


class Leesregel(Base):
    at = moment("gelezenOp", "Wanneer.")
    person = text("persoon", "Wie.")
    organisation = text("organisatie", "Namens welke organisatie.")
    casus_id = identity("casusId", "Het id van de casus.")
    kenmerk = text("kenmerk", "Het kenmerk van de casus.")
    what = text("wat", "Welke pagina of welk onderdeel.")
    outcome = text("uitkomst", "gelezen of geweigerd.")
    purpose = text("doel", "Waarvoor.", allow_none=True)
    reason = text("toelichting", "In de woorden van de lezer.", allow_none=True)
    door = text("deur", "web, rest of cli.")


class Leeslogboek(Pagina):
    rows = many("regels", Leesregel, "Wie wat las, het laatste eerst.")


class LeeslogboekVraag(Base):
    search = text(
        "zoek",
        "Woorden in naam, organisatie of kenmerk.",
        load_default="",
        validate=validate.Length(max=100, error="Zoek met ten hoogste 100 tekens."),
    )
    what = text("wat", "Alleen dit onderdeel.", required=False, validate=validate.Length(max=30))
    outcome = text(
        "uitkomst",
        "gelezen of geweigerd.",
        required=False,
        validate=validate.OneOf(OUTCOMES, error=f"Kies een van: {', '.join(OUTCOMES)}."),
    )
    since = day("vanafDatum", "Vanaf deze dag.", required=False)
    until = day("totDatum", "Tot en met deze dag.", required=False)
    page = number(
        "pagina",
        "Nummer van de pagina.",
        load_default=1,
        validate=validate.Range(1, MOST_PAGES, error="De eerste pagina is 1."),
    )
    page_size = number(
        "paginagrootte",
        "Hoeveel er op een pagina staan.",
        load_default=PAGE_SIZE,
        validate=validate.Range(1, MOST_PER_PAGE, error=f"Kies 1 tot en met {MOST_PER_PAGE}."),
    )
