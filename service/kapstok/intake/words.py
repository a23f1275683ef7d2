"""From what people write to a word that Kapstok can hold on to: ids of elements, keys of fields and roles."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 48
LABEL = 200
GATE = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,254}")
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_-]{1,79}", re.ASCII)
KINDS = "activity|task|usertask|callactivity|subprocess|event|startevent|endevent|gateway|process|proces|flow"
MADE_UP = re.compile(
    rf"\w+_[01][0-9a-z]{{6}}|(?:{KINDS}|sid|id)[_-]?[0-9a-z]*\d[0-9a-z]*|.*[0-9a-f]{{8}}.[0-9a-f]{{4}}.*", re.I
)
TAKEN = frozenset({"start", "end", "root", "endjoin", "starteventsplit", "starteventjoin", "typename", "self"})
FEEL = frozenset(
    (
        *("and", "or", "not", "if", "then", "else", "for", "in", "return", "some", "every", "satisfies", "between"),
        *("instance", "of", "function", "true", "false", "null", "date", "time", "duration", "string", "number"),
        "csrf_token",
    )
)


def word(text: str, otherwise: str = "stap") -> str:
    """`Klant bellen?` becomes `klant_bellen`; what holds no letter becomes `otherwise`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST].strip("_")
    if is_made_up(found):
        found = re.sub(rf"^(?:{KINDS}|sid|id)[_-]?", "", found)
    if re.fullmatch(r"[0-9][a-z0-9_]*", found) and len(found) < LONGEST:
        found = f"{otherwise}_{found}"
    if not re.fullmatch(r"[a-z][a-z0-9_]+", found) or is_made_up(found):
        found = otherwise
    return f"{found}_1" if found in TAKEN | FEEL else found


def is_made_up(identifier: str) -> bool:
    """Whether a modeler made the id and not a person: `Activity_0x1a2b3`, `sid-...`."""
    return MADE_UP.fullmatch(identifier) is not None


def is_good(identifier: str) -> bool:
    """Whether it can stay: a word that a person can say, and not one of the engine's own."""
    ending = identifier.rpartition(".")[2].lower()
    return bool(WORD.fullmatch(identifier)) and not is_made_up(identifier) and ending not in TAKEN


def free(wanted: str, taken: Container[str]) -> str:
    """`wanted`, or with the first number behind it that is not taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}_{number}" in taken:
        number += 1
    return f"{wanted}_{number}"


def plain(text: str) -> str:
    """A text as a form may show it: in front of a label = would mean that it is to be worked out."""
    return " ".join(text.split()).lstrip("= ")[:LABEL]
