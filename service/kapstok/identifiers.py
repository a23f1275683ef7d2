"""What points at one person in a text: a burgerservicenummer, a date of birth."""

import re
from datetime import date

# "No digit before it" is asked after the first digit, so that the search can run on to a digit.
NUMBER = re.compile(r"\d(?<!\d\d)(?:[ .-]?\d){8}(?!\d)")
DAY = re.compile(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2}|[a-z]{3,9})[-/. ]((?:19|20)\d{2})(?!\d)", re.IGNORECASE)
NUMERIC_DAY = re.compile(r"\d(?<!\d\d)\d?[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)")
# In UTF-8 a digit, of whatever script, begins with a byte that is not among these. Other signs may as well.
NO_DIGIT = bytes(set(range(256)) - {*b"0123456789\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0"})
BORN = re.compile(r"\bgeb(?:oren|oortedatum|\.|\b)", re.IGNORECASE)
NO_BSN = "Hier mag geen burgerservicenummer staan. Haal het weg; alleen de aanmelding bij het ZVH vraagt erom."
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
OLD = 2  # who was born longer ago than this many years: an appointment never lies so far back


def passes_eleven_test(number: str) -> bool:
    """Whether nine digits may be a burgerservicenummer."""
    digits = [int(digit) for digit in number if digit.isdigit()]
    if len(digits) != len(WEIGHTS) or not any(digits):
        return False
    return sum(digit * weight for digit, weight in zip(digits, WEIGHTS, strict=True)) % 11 == 0


def has_bsn(text: str) -> bool:
    """Whether a burgerservicenummer stands in the text, with or without spaces, dots and dashes.

    A day and the hour after it ("02-03-2026 9 uur") are no number. Most texts have too few digits: seen at a glance.
    """
    if len(text.encode(errors="surrogatepass").translate(None, NO_DIGIT)) < len(WEIGHTS):
        return False
    return any(passes_eleven_test(found) for found in NUMBER.findall(NUMERIC_DAY.sub("dag", text)))


def has_birth_date(text: str, today: date) -> bool:
    """Whether something like a date of birth stands in the text: a day long ago, or a day after "geboren"."""
    days = DAY.findall(text)
    return any(today.year - int(year) > OLD for _, _, year in days) or bool(days and BORN.search(text))


def masked(number: str) -> str:
    """A burgerservicenummer as it may be shown: its last two digits only."""
    return f"•••••••{number[-2:]}"
