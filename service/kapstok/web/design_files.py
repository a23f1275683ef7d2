"""The files of a design as its page shows them: what changed on top, then the drawings, and the rest by kind."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from kapstok.overviews.designs import DesignFile

CHANGED = "Veranderd in dit ontwerp"
LETTERS = "Brieven en andere teksten"
KINDS = {
    ".bpmn": "Tekeningen",
    ".dmn": "Beslistabellen",
    ".toml": "Instellingen en afspraken",
    ".form": "Formulieren",
    ".feature": "Scenario’s",
}
OPEN = frozenset({CHANGED, "Tekeningen"})


class Group(NamedTuple):
    """Files of one kind, by name; `opened` when a designer most likely looks for them."""

    title: str
    files: list[DesignFile]
    opened: bool


def grouped(files: Iterable[DesignFile]) -> list[Group]:
    """Only the kinds that there are. What changed stands with its kind too, where it is looked for by name."""
    every = sorted(files, key=lambda one: one.name)
    found = {title: [one for one in every if _kind(one) == title] for title in (*KINDS.values(), LETTERS)}
    changed = {CHANGED: [one for one in every if one.state]}
    return [Group(title, ones, title in OPEN) for title, ones in (changed | found).items() if ones]


def _kind(one: DesignFile) -> str:
    return KINDS.get(PurePath(one.name).suffix, LETTERS)
