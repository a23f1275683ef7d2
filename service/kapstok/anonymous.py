"""A text that may point at nobody: what in it would say who is meant, told by its kind and never repeated."""

import re
from collections.abc import Callable
from datetime import date

from kapstok.identifiers import has_birth_date, has_bsn

DATE = r"(?<!\d)(?:(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2})(?!\d)"
MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
MONTH += r"jan|feb|mrt|apr|jun|jul|aug|sep|sept|okt|nov|dec)\.?"
BORN = re.compile(
    rf"\bgeb(?:oren|oortedatum|\.)?\b.{{0,20}}(?:\d{{1,2}}\s+{MONTH}|\b(?:19|20)\d{{2}}\b)", re.IGNORECASE
)
SHORT_DATE = re.compile(DATE)
POSTCODE = re.compile(r"(?<!\d)[1-9]\d{3}(?: ?[A-Z]{2}\b|[a-z]{2}\b| ?[A-Za-z]{2},? *\d{1,5}\b)")
STREET = re.compile(
    r"\b[a-zà-ÿ]+(?:straat|laan|weg|plein|hof|kade|gracht|dijk|singel|dreef|steeg|plantsoen|park)\s+\d{1,5}\b",
    re.IGNORECASE,
)
MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[a-z]{2,}", re.IGNORECASE)
PHONE = re.compile(r"(?<![\d+])(?:\+31|0031|0)[ .-]?(?:\(0\))?[ .-]?[1-9](?:[ .-]?\d){8}(?!\d)")
KENMERK = re.compile(r"\b[A-Z]{2,6}-20\d{2}-\d{4}\b")
NAMED = re.compile(r"\b(?:[Mm]evrouw|[Mm]eneer|[Dd]e heer|[Mm]evr\.|[Dd]hr\.|[Mm]w\.|[Ff]amilie|[Gg]ezin) [A-Z]")

Test = Callable[[str, date], object]
KINDS: tuple[tuple[str, Test], ...] = (
    ("een burgerservicenummer", lambda text, today: has_bsn(text)),
    ("een geboortedatum", lambda text, today: has_birth_date(text, today) or _dated(text, today)),
    ("een postcode of adres", lambda text, today: POSTCODE.search(text) or STREET.search(text)),
    ("een e-mailadres", lambda text, today: MAIL.search(text)),
    ("een telefoonnummer", lambda text, today: PHONE.search(text)),
    ("een kenmerk van een casus", lambda text, today: KENMERK.search(text)),
    ("een naam", lambda text, today: NAMED.search(text)),
)


def points_at(text: str, today: date) -> list[str]:
    """The kinds of what says who is meant, e.g. ["een burgerservicenummer"]; empty when nothing was found."""
    return [kind for kind, found in KINDS if found(text, today)]


def refusal(text: str, today: date) -> str | None:
    """A sentence for whoever wrote it, without what was found; None when the text points at nobody."""
    kinds = points_at(text, today)
    if not kinds:
        return None
    said = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} en {kinds[-1]}"
    return f"Hier staat {said}. Haal dat weg: een consult is anoniem, er wordt niemand in genoemd."


def _dated(text: str, today: date) -> bool:
    """A date written year first or with a short year, longer ago than an appointment would be; or a day of birth."""
    years = [_year(found, today) for found in SHORT_DATE.findall(text)]
    return any(today.year - year > 2 for year in years) or BORN.search(text) is not None


def _year(found: str, today: date) -> int:
    parts = re.split(r"[-/.]", found)
    if len(parts[0]) == 4:
        return int(parts[0])
    year = 2000 + int(parts[-1])
    return year if year <= today.year else year - 100
