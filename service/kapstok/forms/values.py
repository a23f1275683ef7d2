"""One answer: from what arrives (a text, a list, a JSON value) to the value of its kind of field."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import re2

from kapstok import bounds
from kapstok.forms.fields import CHOICES, MANY_OF, Field, Option
from kapstok.identifiers import passes_eleven_test

TEXT = bounds.TEXT
LARGEST = bounds.NUMBER
YEARS = range(1900, 2201)
TRUE = frozenset({"ja", "on", "true", "1"})
FALSE = frozenset({"nee", "off", "false", "0", ""})
NUMBER = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{1,20})?", re.ASCII)
THOUSANDS = re.compile(r"[+-]?\d{1,3}\.\d{3}", re.ASCII)
DUTCH_DATE = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})", re.ASCII)
ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
# Marks that reverse the reading direction can make a text look like another one.
REVERSING = "\u202a-\u202e\u2066-\u2069"
INVISIBLE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff{REVERSING}]")
# In UTF-8 such a sign begins with a byte that is not among these. Other signs may as well.
VISIBLE = bytes(set(range(256)) - set(range(32)) - {0x7F, 0xC2, 0xE2, 0xED} | {*b"\t\n"})


class Refused(Exception):
    """The answer is not good; the text says to the person what to do."""


def typed(field: Field, raw: Any, options: Sequence[Option]) -> Any:
    """The value, None (or [] or False) when nothing was answered; raises Refused."""
    if field.type in MANY_OF:
        return _many(raw, options)
    return KINDS[field.type](field, _single(raw), options)


def missing(field: Field) -> str:
    """What to say when a required field is blank."""
    if field.buttons or field.type in CHOICES:
        more = "een of meer van de keuzes" if field.is_many else "een van de keuzes"
        return f"Kies {more} bij '{field.label}'."
    if field.type == "checkbox":
        return f"Zet een vinkje bij '{field.label}'."
    return f"Vul '{field.label}' in."


def storable(text: str) -> str:
    """The text without what no database can keep."""
    return "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs"))


def finite(number: float) -> bool:
    return math.isfinite(number)


def _single(raw: Any) -> Any:
    """HTML forms may give a list of one."""
    if isinstance(raw, (list, tuple)):
        if len(raw) > 1:
            raise Refused("Geef hier een antwoord, niet meer.")
        return raw[0] if raw else None
    return raw


def _text(field: Field, raw: Any, options: Sequence[Option]) -> str | None:
    lines = field.type == "textarea"
    value = _clean_text(raw, lines)
    if value is None:
        return None
    limits = field.limits
    if len(value) > min(TEXT, limits.max_length or TEXT):
        raise Refused(f"Gebruik hooguit {min(TEXT, limits.max_length or TEXT)} tekens; het zijn er {len(value)}.")
    if limits.min_length and len(value) < limits.min_length:
        raise Refused(f"Gebruik minstens {limits.min_length} tekens.")
    if limits.bsn and not passes_eleven_test(value):
        raise Refused("Dit is geen goed burgerservicenummer. Controleer de negen cijfers.")
    if limits.pattern and not _pattern(limits.pattern).search(value):
        raise Refused(_form_hint(field))
    return value


def _form_hint(field: Field) -> str:
    hint = f" {field.description}" if field.description else ""
    return f"Schrijf '{field.label}' in de gevraagde vorm.{hint}"


@lru_cache(maxsize=500)
def _pattern(pattern: str) -> Any:
    return re2.compile(pattern)


def _clean_text(raw: Any, lines: bool = False) -> str | None:
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise Refused("Vul hier een tekst in.")
    ended = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    value = unicodedata.normalize("NFC", ended).strip()
    if "\n" in value and not lines:
        raise Refused("Zet alles op een regel.")
    if has_invisible(value):
        raise Refused("Er staat een onzichtbaar teken in. Typ de tekst opnieuw in plaats van te plakken.")
    return value or None


def has_invisible(text: str) -> bool:
    """Whether a sign stands in the text that nobody sees. In most texts none can: seen at a glance."""
    suspect = text.encode(errors="surrogatepass").translate(None, VISIBLE)
    return bool(suspect) and INVISIBLE.search(text) is not None


def _number(field: Field, raw: Any, options: Sequence[Option]) -> int | float | None:
    value = _as_number(raw)
    if value is None:
        return None
    limits = field.limits
    if limits.minimum is not None and value < limits.minimum:
        raise Refused(f"Vul een getal in van {_dutch(limits.minimum)} of hoger.")
    if limits.maximum is not None and value > limits.maximum:
        raise Refused(f"Vul een getal in van {_dutch(limits.maximum)} of lager.")
    if limits.decimals is not None and round(value, limits.decimals) != value:
        raise Refused(_decimals(limits.decimals))
    return value


def _decimals(number: int) -> str:
    return f"Gebruik hooguit {number} cijfers achter de komma." if number else "Vul een heel getal in."


def _as_number(raw: Any) -> int | float | None:
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        value: int | float = raw
    else:
        text = _clean_text(raw)
        if text is None:
            return None
        if THOUSANDS.fullmatch(text):
            whole = text.replace(".", "")
            raise Refused(f"Schrijf {whole} zonder punt, of gebruik een komma: {text.replace('.', ',')}.")
        if not NUMBER.fullmatch(text):
            raise Refused("Vul een getal in, bijvoorbeeld 12 of 12,5.")
        value = float(text.replace(",", ".")) if set(text) & {",", "."} else int(text)
    if not finite(value) or abs(value) >= LARGEST:
        raise Refused("Dit getal is te groot. Vul een kleiner getal in.")
    return int(value) if value == int(value) else value


def _dutch(number: float) -> str:
    return f"{number:g}".replace(".", ",") if abs(number) < 10**6 else f"{number:.0f}"


def _date(field: Field, raw: Any, options: Sequence[Option]) -> str | None:
    text = _clean_text(raw)
    if text is None:
        return None
    dutch, iso = DUTCH_DATE.fullmatch(text), ISO_DATE.fullmatch(text)
    parts = iso.groups() if iso else dutch.groups()[::-1] if dutch else None
    if parts is None:
        raise Refused("Vul een datum in als dag-maand-jaar, bijvoorbeeld 31-12-2026.")
    year, month, day = (int(part) for part in parts)
    try:
        found = date(year, month, day)
    except ValueError:
        raise Refused("Deze datum bestaat niet. Kijk de dag en de maand na.") from None
    if year not in YEARS:
        raise Refused(f"Vul een jaar in van {YEARS[0]} tot en met {YEARS[-1]}.")
    return found.isoformat()


def _checkbox(field: Field, raw: Any, options: Sequence[Option]) -> bool:
    if raw is None or isinstance(raw, bool):
        return bool(raw)
    word = raw.strip().lower() if isinstance(raw, str) else None
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    raise Refused("Zet hier een vinkje, of niet.")


def _one(field: Field, raw: Any, options: Sequence[Option]) -> str | None:
    value = _clean_text(raw)
    if value is None:
        return None
    return _known(value, options)


def _many(raw: Any, options: Sequence[Option]) -> list[str]:
    given = [] if raw is None else raw if isinstance(raw, (list, tuple)) else [raw]
    cleaned = (_clean_text(item) for item in given)
    return [_known(value, options) for value in dict.fromkeys(cleaned) if value is not None]


def _known(value: str, options: Sequence[Option]) -> str:
    for option in options:
        if option.value == value:
            return value
    raise Refused("Kies uit de keuzes die er staan.")


KINDS: Mapping[str, Callable[[Field, Any, Sequence[Option]], Any]] = {
    "textfield": _text,
    "textarea": _text,
    "number": _number,
    "datetime": _date,
    "checkbox": _checkbox,
    "radio": _one,
    "select": _one,
}
