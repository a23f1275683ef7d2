"""Scenarios by their name: which came, which went, and which tell another story."""

import re
from collections.abc import Iterator, Mapping

from kapstok.compare import words
from kapstok.compare.change import Change
from kapstok.variants import stories
from kapstok.variants.sealed import Bundle

HEADING = re.compile(r"\s*(?:Abstract )?Scenario(?:-outline)?\s*:\s*(.*)", re.IGNORECASE)
Stories = Mapping[tuple[str, str], tuple[str, ...]]


def changes(old: Bundle, new: Bundle) -> Iterator[Change]:
    """By the file that they were written in, whether it is a variant's own or what it left of an inherited one."""
    before, after = _stories(old), _stories(new)
    for place in dict.fromkeys([*before, *after]):
        was, now = before.get(place), after.get(place)
        if was == now:
            continue
        told = "is nieuw" if was is None else "vervalt" if now is None else "is aangepast"
        file, name = place
        touched = frozenset({f"scenario {file} {name}"})
        sentence = f"Scenario {words.quoted(name)} {told}." if name else f"De achtergrond van {file} is aangepast."
        yield Change("scenario", sentence, file, name, was, now, touched)


def _stories(bundle: Bundle) -> Stories:
    """The lines of every scenario by file and name; "" holds what comes before the first."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for name, data in bundle.of_kind(".feature").items():
        file = stories.of(name)
        place = (file, "" if file == name else name)
        for line in data.decode("utf-8", "replace").splitlines():
            heading = HEADING.match(line)
            place = (file, heading[1].strip()) if heading else place
            if told := "".join(line.split()) if line.lstrip().startswith("|") else " ".join(line.split()):
                found[place] = (*found.get(place, ()), told)
    return {
        place: lines for place, lines in found.items() if place[1] not in bundle.files and (place[1] or _says(lines))
    }


def _says(lines: tuple[str, ...]) -> bool:
    return any(not line.startswith(("#", "Functionaliteit:", "Feature:")) for line in lines)
