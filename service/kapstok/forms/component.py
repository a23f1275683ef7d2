"""One component of a designer's form: what is wrong with it, and the field that it makes."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

import re2

from kapstok import bounds, feel
from kapstok.errors import Finding
from kapstok.feel import FeelError
from kapstok.forms.fields import CHOICES, DOSSIER, INPUTS, SHOWN_ONLY, TEXTS, Field, Limits, Option
from kapstok.forms.place import Place, text

TYPES = INPUTS | SHOWN_ONLY | {"group"}
KEY = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
BESPOKE = frozenset({"typename", "self", "csrf_token"})
FEEL_WORDS = frozenset(
    ["and", "or", "not", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between"]
)
RESERVED = BESPOKE | FEEL_WORDS | {"instance", "of", "function", "true", "false", "null"}
BRON = re.compile(r"(personen|organisaties)(:[a-z][a-z0-9_-]*)?|leefgebieden", re.ASCII)
PATTERN_LENGTH = bounds.PATTERN
EXPRESSION = bounds.EXPRESSION
OPTIONS = bounds.OPTIONS
TEXT_LENGTH = bounds.TEXT
KNOWN_PATTERNS = {"email": r"^[^@\s]+@[^@\s]+\.[^@\s]+$", "phone": r"^\+?[0-9][0-9 ()-]{6,19}$"}


def problems(place: Place) -> Iterator[Finding]:
    """Everything wrong with the component itself; "allowed_component" means that no field can be made."""
    if place.type not in TYPES:
        yield place.finding(_unknown_type(place.type), "allowed_component")
        return
    if place.type == "group" and not isinstance(place.found.get("components"), list):
        yield place.finding("Deze groep heeft geen lijst met onderdelen. Maak hem opnieuw.", "allowed_component")
        return
    yield from _label_problems(place)
    yield from _hide_problems(place)
    if place.type in INPUTS:
        yield from _key_problems(place)
        yield from _input_problems(place)
        yield from _property_problems(place)
    if place.type in CHOICES:
        yield from _option_problems(place)
    yield from (place.finding(sentence) for sentence in _limit_problems(place))


def _unknown_type(kind: str) -> str:
    near = get_close_matches(kind, sorted(TYPES), 1)
    if not kind:
        return "Dit onderdeel heeft geen soort ('type'). Kies er een in de formuliereditor."
    hint = f"Bedoel je '{near[0]}'?" if near else "Gebruik een tekst, een invoerveld, een keuze of een groep."
    return f"Een onderdeel van de soort '{kind}' mag niet in een formulier. {hint}"


def _label_problems(place: Place) -> Iterator[Finding]:
    shown = text(place.found.get("text")) if place.type == "text" else place.label
    if place.type != "separator" and not shown:
        what = "tekst" if place.type == "text" else "label"
        yield place.finding(f"Dit onderdeel heeft geen {what}. Schrijf er een, zodat iedereen weet wat er hoort.")
    if len(shown) > TEXT_LENGTH or (place.type != "text" and len(shown) > 500):
        yield place.finding("Dit opschrift is te lang. Kort het in.")
    if shown.startswith("="):
        yield place.finding("Een opschrift met een expressie wordt niet uitgerekend. Schrijf gewone tekst.")
    if place.type == "group" and text(place.found.get("path")):
        yield place.finding("Een groep met een pad mag niet: antwoorden staan plat. Maak 'path' leeg.")


def _hide_problems(place: Place) -> Iterator[Finding]:
    if not place.hide:
        return
    if len(place.hide) > EXPRESSION:
        yield place.finding("De voorwaarde om te verbergen is te lang. Maak haar korter.")
        return
    try:
        feel.check(place.hide)
    except FeelError as error:
        yield place.finding(f"Verbeter de voorwaarde om te verbergen. {error}")


def _key_problems(place: Place) -> Iterator[Finding]:
    key = place.key
    if not KEY.fullmatch(key):
        yield place.finding(
            f"De sleutel '{key[:80]}' is geen woord. Gebruik kleine letters, cijfers en _, letter eerst."
        )
    elif key in RESERVED:
        yield place.finding(f"De sleutel '{key}' is bezet. Kies een ander woord.")


def _input_problems(place: Place) -> Iterator[Finding]:
    if place.found.get("disabled") is True or place.found.get("readonly") is True:
        yield place.finding("Een veld dat niemand kan invullen mag niet. Gebruik een onderdeel 'text'.")
    if place.type == "datetime" and place.found.get("subtype", "date") != "date":
        yield place.finding("Alleen een datum zonder tijd kan. Kies bij 'Subtype' voor Date.")


def _property_problems(place: Place) -> Iterator[Finding]:
    properties = place.inner("properties")
    for name in ("procesgegeven", "knoppen", "bsn"):
        if properties.get(name, "nee") not in ("ja", "nee"):
            yield place.finding(f"Bij '{name}' hoort 'ja' of 'nee'.")
    if properties.get("procesgegeven") == "ja" and place.type == "textarea":
        yield place.finding("Een lange tekst kan geen procesgegeven zijn. Gebruik een keuze of een kort tekstveld.")
    if properties.get("bsn") == "ja" and (place.type != "textfield" or properties.get("procesgegeven") == "ja"):
        yield place.finding("Een BSN hoort in een kort tekstveld dat geen procesgegeven is: de route kent geen BSN.")
    if properties.get("knoppen") == "ja":
        yield from _button_problems(place)
    if "dossier" in properties:
        yield from _dossier_problems(place, properties["dossier"])


def _dossier_problems(place: Place, page: Any) -> Iterator[Finding]:
    if page not in DOSSIER:
        near = get_close_matches(str(page), sorted(DOSSIER), 1)
        hint = f"Bedoelt u '{near[0]}'?" if near else f"Kies uit {', '.join(sorted(DOSSIER))}."
        yield place.finding(f"Bij 'dossier' hoort een onderdeel van het dossier, niet '{str(page)[:40]}'. {hint}")
    if place.type != "textfield":
        yield place.finding("Alleen een kort tekstveld kan naar het dossier wijzen. Kies 'textfield'.")
    if place.inner("properties").get("procesgegeven") == "ja":
        yield place.finding("Wat in het dossier staat, kan geen procesgegeven zijn: de route kent het dossier niet.")


def _button_problems(place: Place) -> Iterator[Finding]:
    if place.type != "radio":
        yield place.finding("Alleen een radio-veld kan knoppen worden. Maak er een radio van.")
    if place.hide or place.group:
        yield place.finding("Het veld met knoppen kan niet verborgen worden of in een groep staan. Zet het los.")
    values = place.found.get("values")
    known = [item.get("value") for item in values if isinstance(item, dict)] if isinstance(values, list) else []
    nadruk = place.inner("properties").get("nadruk")
    if nadruk is not None and nadruk not in known:
        yield place.finding("Bij 'nadruk' hoort de waarde van een van de keuzes. Kies er een, of laat het weg.")


def _option_problems(place: Place) -> Iterator[Finding]:
    if "valuesKey" in place.found or "valuesExpression" in place.found:
        yield place.finding("Keuzes uit gegevens of een expressie kunnen niet. Gebruik vaste keuzes of 'bron'.")
        return
    bron = place.inner("properties").get("bron")
    values = place.found.get("values", [])
    if bron is not None:
        if not isinstance(bron, str) or not BRON.fullmatch(bron):
            yield place.finding("Deze bron is onbekend. Gebruik personen:<rol>, organisaties:<rol> of leefgebieden.")
        return
    if not isinstance(values, list) or not values:
        yield place.finding("Dit veld heeft geen keuzes. Voeg er een toe of noem een 'bron'.")
        return
    yield from (place.finding(sentence) for sentence in _value_problems(values))


def _value_problems(values: list[Any]) -> Iterator[str]:
    if len(values) > OPTIONS:
        yield f"Dit veld heeft meer dan {OPTIONS} keuzes. Maak er minder of gebruik een 'bron'."
    seen: set[str] = set()
    for number, item in enumerate(values[:OPTIONS], start=1):
        if not isinstance(item, dict) or not text(item.get("label")):
            yield f"Keuze {number} heeft geen label. Schrijf wat iemand kiest."
            continue
        value = text(item.get("value"))
        if not value or len(value) > 200:
            yield f"Keuze {number} ({text(item['label'])}) heeft geen korte waarde. Vul 'value' in."
        elif value in seen:
            yield f"De waarde '{value}' staat er twee keer. Geef elke keuze een eigen waarde."
        seen.add(value)


def _limit_problems(place: Place) -> Iterator[str]:
    validate = place.inner("validate")
    for name in ("min", "max"):
        if validate.get(name) not in (None, "") and _number(validate[name]) is None:
            yield f"Bij '{name}' hoort een getal."
    for name in ("minLength", "maxLength"):
        if validate.get(name) not in (None, "") and _count(validate[name]) is None:
            yield f"Bij '{name}' hoort een heel getal van 0 of meer."
    pattern = validate.get("pattern")
    if pattern not in (None, ""):
        yield from _pattern_problems(pattern)


def _pattern_problems(pattern: Any) -> Iterator[str]:
    if not isinstance(pattern, str) or len(pattern) > PATTERN_LENGTH:
        yield f"Het patroon is langer dan {PATTERN_LENGTH} tekens. Maak het eenvoudiger."
        return
    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(pattern, options)
    except re2.error:
        yield "Dit patroon kan hier niet (RE2: geen verwijzingen, niet vooruitkijken). Vereenvoudig het."


def field_of(place: Place) -> Field:
    """The field; only to be trusted when there are no problems."""
    properties = place.inner("properties")
    buttons = properties.get("knoppen") == "ja"
    return Field(
        key=place.key,
        type=place.type,
        label=place.label,
        id=text(place.found.get("id")),
        required=place.inner("validate").get("required") is True or buttons,
        options=_options(place) if place.type in CHOICES else (),
        bron=text(properties.get("bron")) or None,
        hide=place.hide or None,
        reads=_reads(place.hide),
        group=place.group,
        process_data=properties.get("procesgegeven") == "ja",
        buttons=buttons,
        emphasis=text(properties.get("nadruk")),
        dossier=text(properties.get("dossier")),
        description=text(place.found.get("description")),
        explanation=text(properties.get("uitleg")),
        text=text(place.found.get("text")),
        default=_default(place.found.get("defaultValue")),
        limits=_limits(place),
        line=place.found.line,
    )


def _reads(condition: str) -> frozenset[str]:
    try:
        return feel.names(condition) if condition else frozenset()
    except FeelError:
        return frozenset()


def _options(place: Place) -> tuple[Option, ...]:
    values = place.found.get("values")
    items = [item for item in values if isinstance(item, dict)] if isinstance(values, list) else []
    return tuple(Option(text(item.get("value")), text(item.get("label"))) for item in items)


def _limits(place: Place) -> Limits:
    validate = place.inner("validate")
    pattern = text(validate.get("pattern")) or KNOWN_PATTERNS.get(text(validate.get("validationType")))
    return Limits(
        minimum=_number(validate.get("min")),
        maximum=_number(validate.get("max")),
        min_length=_count(validate.get("minLength")),
        max_length=_count(validate.get("maxLength")),
        pattern=pattern if place.type in TEXTS else None,
        decimals=_count(place.found.get("decimalDigits")),
        bsn=place.inner("properties").get("bsn") == "ja",
    )


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return None
    found = re.fullmatch(r"-?\d{1,15}(\.\d{1,10})?", str(value), re.ASCII)
    return float(found.group()) if found else None


def _count(value: Any) -> int | None:
    found = _number(value)
    return int(found) if found is not None and found >= 0 and found == int(found) else None


def _default(value: Any) -> Any:
    if isinstance(value, list):
        return [item for item in value if isinstance(item, str)]
    return value if isinstance(value, (str, int, float, bool)) else None
