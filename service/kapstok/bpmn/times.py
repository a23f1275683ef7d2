"""How a diagram writes time: a termijn by name, werkdagen, an ISO duration, a date, or a FEEL expression."""

import re
from collections.abc import Mapping

WORKDAYS = re.compile(r"(\d{1,4}) ?(werkdag|werkdagen)", re.ASCII)
DURATION = re.compile(
    r"P(?=\d|T\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?"
    r"(?:T(?=\d)(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?",
    re.ASCII,
)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?)?", re.ASCII)
CYCLE = re.compile(r"R(\d{1,4})/(P[0-9A-Z]+)", re.ASCII)
SECONDS = (365 * 86_400, 30 * 86_400, 7 * 86_400, 86_400, 3_600, 60, 1)
WORDS = (
    ("jaar", "jaar"),
    ("maand", "maanden"),
    ("week", "weken"),
    ("dag", "dagen"),
    ("uur", "uur"),
    ("minuut", "minuten"),
    ("seconde", "seconden"),
)
LONGEST = 50 * 365 * 86_400


def seconds_of(text: str) -> int | None:
    """About how long an ISO duration is, None when the text is none."""
    found = DURATION.fullmatch(text.strip())
    if found is None:
        return None
    return sum(int(part or 0) * size for part, size in zip(found.groups(), SECONDS, strict=True))


def is_workdays(text: str) -> bool:
    return WORKDAYS.fullmatch(text.strip()) is not None


def spoken(text: str, termijnen: Mapping[str, str]) -> str:
    """The time as people say it: "P6W" is "6 weken", a termijn is what the variant says of it."""
    key = text.strip().removeprefix("termijn:")
    text = termijnen.get(key, text.strip())
    found = DURATION.fullmatch(text)
    if found is None:
        return key.replace("_", " ") if text == key else text.removeprefix("termijn:")
    parts = ((int(count), words) for count, words in zip(found.groups(), WORDS, strict=True) if count)
    return " en ".join(f"{count} {one if count == 1 else many}" for count, (one, many) in parts)


def is_feel(text: str) -> bool:
    return text.strip().startswith("=")


def calendar_days(text: str) -> int | None:
    """The n of a bare `PnD`: what people write when they mean werkdagen."""
    found = re.fullmatch(r"P(\d{1,4})D", text.strip(), re.ASCII)
    return int(found[1]) if found else None


def duration_problem(text: str) -> str | None:
    """A sentence when the ISO duration is too short or too long to keep."""
    seconds = seconds_of(text)
    if seconds is None:
        return f"'{text}' is geen duur. Schrijf '5 werkdagen' of een ISO-duur zoals P6W."
    if not 1 <= seconds <= LONGEST:
        return f"'{text}' ligt niet tussen een seconde en vijftig jaar. Kies een andere duur."
    return None
