"""The household: its members, and for minors whether parents or guardians were told (PRIV-15, PRIV-36)."""

from datetime import date
from typing import Any

from kapstok.db import Row
from kapstok.dossier.entry import Entry
from kapstok.forms.fields import Form
from kapstok.forms.made import YES_NO, day, line, one_of, options, words

ADULT = 18
RELATIONS = options(
    ouder="Ouder",
    kind="Kind",
    broer_zus="Broer of zus",
    partner="Partner",
    verzorger="Verzorger of voogd",
    familie="Andere familie",
    netwerk="Uit het netwerk",
    alleen="Woont alleen",
)
NOT_TOLD = options(
    veiligheid="Het is niet veilig om te informeren",
    onderzoek="Er loopt een strafrechtelijk onderzoek",
    gezag="De ouders hebben geen gezag",
    zelfstandig="De jongere is 16 of 17 en wil dit niet",
    geen_contact="Er is geen contact mogelijk",
)

FORM = Form(
    file="",
    id="betrokkene",
    title="Iemand toevoegen",
    button="Toevoegen",
    fields=(
        line("naam", "Naam", most=100),
        one_of("relatie", "Plaats in het huishouden", RELATIONS),
        day("geboortedatum", "Geboortedatum", required=False, description="Alleen als dat nodig is"),
        line("adres", "Adres", required=False, description="Alleen als het afwijkt of nodig is"),
        one_of("minderjarig", "Jonger dan 18 jaar?", YES_NO, required=False, description="Leeg: uit de geboortedatum"),
        line("ouders", "Ouders, verzorgers of voogd", required=False, when='not(minderjarig = "nee")'),
        one_of(
            "ouders_geinformeerd",
            "Zijn ouders of verzorgers geïnformeerd?",
            options(ja="Ja", nee="Nee", nog_niet="Nog niet"),
            required=False,
            when='not(minderjarig = "nee")',
        ),
        one_of("ouders_reden", "Waarom niet?", NOT_TOLD, when='ouders_geinformeerd = "nee"'),
        words(
            "bijzonder",
            "Bijzondere persoonsgegevens",
            required=False,
            most=1000,
            description="Bijvoorbeeld gezondheid. Alleen als het echt nodig is.",
        ),
        words("noodzaak", "Waarom is dat nodig?", most=500, when="bijzonder != null"),
    ),
)


class Betrokkene(Entry, Row):
    """A member of the household, or somebody close to it."""

    __tablename__ = "betrokkene"


def is_minor(values: dict[str, Any], today: date) -> bool:
    """What was said explicitly, else what the date of birth tells; unknown counts as grown up."""
    if values.get("minderjarig"):
        return bool(values["minderjarig"] == "ja")
    born = values.get("geboortedatum")
    return age(date.fromisoformat(born), today) < ADULT if born else False


def age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def missing(values: dict[str, Any], today: date) -> dict[str, str]:
    """What the form alone cannot ask: it depends on a date of birth."""
    if values.get("geboortedatum") and date.fromisoformat(values["geboortedatum"]) > today:
        return {"geboortedatum": "Deze dag moet nog komen. Vul de dag van geboorte in."}
    if is_minor(values, today) and not values.get("ouders_geinformeerd"):
        return {"ouders_geinformeerd": "Deze persoon is minderjarig. Zijn ouders of verzorgers geïnformeerd?"}
    return {}
