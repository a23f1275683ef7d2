"""A finding at its place in a diagram; the runner writes the name of the rule on it."""

from typing import Protocol

from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding, Weight


class Place(Protocol):
    """A process, element, flow, lane or data object: anything with an id, a name and a line."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def line(self) -> int: ...


def at(document: Document, place: Place, sentence: str, weight: Weight = "fout") -> Finding:
    """The sentence says what is wrong and what to do."""
    return Finding(document.name, "", sentence, place.id, place.name or None, place.line, weight)
