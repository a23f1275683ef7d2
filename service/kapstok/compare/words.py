"""The words in which a change is told: names between quotes, times as people say them, lists with "en"."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kapstok.bpmn import times
from kapstok.variants import termijn

COUNTED = re.compile(r"(\d+) (\w+)")
SINGULAR = {
    "werkdagen": "werkdag",
    "dagen": "dag",
    "weken": "week",
    "maanden": "maand",
    "minuten": "minuut",
    "seconden": "seconde",
}
LONGEST = 80


def quoted(name: str) -> str:
    """Shortened, so that one long text does not fill a page."""
    flat = " ".join(name.split())
    return f"‘{flat if len(flat) <= LONGEST else flat[: LONGEST - 1].rstrip() + '…'}’"


def listed(names: Iterable[str]) -> str:
    """ "a, b en c"; each name once."""
    *first, last = dict.fromkeys(names)
    return f"{', '.join(first)} en {last}" if first else last


def begun(sentence: str) -> str:
    """With a capital, also when a label without a name comes first."""
    return sentence[:1].upper() + sentence[1:]


def lowered(label: str) -> str:
    """A label within a sentence: "Casusregisseur" in small letters, "GGD" as it is."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def from_to(old: str, new: str) -> str:
    """ "van 15 naar 10 werkdagen", or with both units when they differ."""
    before, after = COUNTED.fullmatch(old), COUNTED.fullmatch(new)
    if before and after and _unit(before[2]) == _unit(after[2]):
        return f"van {before[1]} naar {new}"
    return f"van {old} naar {new}"


def _unit(word: str) -> str:
    return SINGULAR.get(word, word)


def time(text: str, termijnen: Mapping[str, str]) -> str:
    """A termijn or a timer: "15 werkdagen", "4 uur", or what an expression gives."""
    if times.is_feel(text):
        return f"de uitkomst van {expression(text)}"
    return times.spoken(text, termijnen)


def same_time(text: str, termijnen: Mapping[str, str]) -> object:
    """Equal for two texts that mean the same length of time: "P14D" and "14 dagen"."""
    key = text.removeprefix("termijn:").strip()
    written = termijnen.get(key, text.strip())
    return termijn.parse(written) or expression(written)


@lru_cache(maxsize=4096)
def expression(text: str | None) -> str:
    """FEEL without the leading "=" and with single spaces outside quotes."""
    bare = (text or "").strip().removeprefix("=").strip()
    parts = re.split(r'("(?:[^"\\]|\\.)*")', bare)
    return "".join(part if part.startswith('"') else _spaced(part) for part in parts).strip()


def _spaced(text: str) -> str:
    """One space around operators, so that `a=1` and `a = 1` read alike."""
    text = re.sub(r"\s*(!=|<=|>=|[=<>,{}()\[\]])\s*", r" \1 ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"(?<=\w) \(", "(", text)
    text = re.sub(r" ?([,)\]}])", r"\1", text)
    return re.sub(r"([(\[{]) ?", r"\1", text)


def value(text: object) -> str:
    """An answer or outcome without the quotes of FEEL; true and false as ja and nee."""
    if isinstance(text, bool):
        return "ja" if text else "nee"
    if isinstance(text, list | tuple):
        return listed([value(item) for item in text]) if text else "niets"
    plain = str(text).strip()
    if plain in ("true", "false"):
        return "ja" if plain == "true" else "nee"
    return plain[1:-1] if len(plain) > 1 and plain[0] == plain[-1] == '"' and '"' not in plain[1:-1] else plain


def number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
