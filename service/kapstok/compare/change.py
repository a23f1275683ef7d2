"""One thing that differs between two versions of a process, said in a Dutch sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["wie", "wanneer", "welke_beslissing", "wat_wordt_gevraagd", "route", "instelling", "tekst", "scenario"]

KINDS: Mapping[Kind, str] = {
    "route": "De route",
    "wie": "Wie doet het",
    "wanneer": "Wanneer",
    "welke_beslissing": "Welke beslissing",
    "wat_wordt_gevraagd": "Wat wordt gevraagd",
    "instelling": "Instellingen",
    "tekst": "Alleen tekst",
    "scenario": "Scenario’s",
}

# How far a change takes a variant from its basis. Words and scenarios do not change what happens to a casus.
WEIGHTS: Mapping[Kind, int] = {
    "route": 3,
    "wie": 2,
    "welke_beslissing": 2,
    "wanneer": 1,
    "wat_wordt_gevraagd": 1,
    "instelling": 1,
    "tekst": 0,
    "scenario": 0,
}


@dataclass(frozen=True)
class Change:
    """`element` is an id within `file`; `old` and `new` are None where it was not, or is no longer, there.

    `touches` are the places it changes, `needs` what must be there for it, `removes` what it takes away.
    """

    kind: Kind
    sentence: str
    file: str
    element: str
    old: Any = None
    new: Any = None
    touches: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    removes: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        return WEIGHTS[self.kind]


@dataclass(frozen=True)
class Comparison:
    """`layout_only`: the files that were only drawn or arranged differently."""

    changes: tuple[Change, ...] = ()
    layout_only: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        return not self.changes

    @property
    def distance(self) -> int:
        """The changes counted by their weight: 0 is the same process, perhaps in other words."""
        return sum(change.weight for change in self.changes)

    @property
    def grouped(self) -> Mapping[Kind, tuple[Change, ...]]:
        """The changes by kind, what matters most first; kinds without changes are left out."""
        found = {kind: tuple(change for change in self.changes if change.kind == kind) for kind in KINDS}
        return {kind: changes for kind, changes in found.items() if changes}
