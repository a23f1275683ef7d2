"""What an exploration found: the moments a casus can be in, and the steps between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from kapstok.engine.changes import Change
from kapstok.errors import Finding
from kapstok.variants.version import Version

Kind = Literal["start", "taak", "bericht", "tijd"]
# The rule that a casus breaks which comes to rest where nothing can bring it further.
STUCK = "vastgelopen"
NO_PROOF = "Dit is geen bewijs: bekeken is wat binnen de grenzen bereikt wordt."


@dataclass(frozen=True)
class Bounds:
    """How far an exploration goes; what it leaves out it says."""

    states: int = 20_000
    steps: int = 60_000
    seconds: float = 30.0
    combinations: int = 24


@dataclass(frozen=True)
class Watch:
    """What the agreements look at: these elements are tried in every order, these fields with every value.

    The answers to `ordered` fields are given in every order too. What a condition (`veld = waarde`) frees the way
    for may be answered at once, as long as it is also answered in another way.
    """

    elements: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    ordered: frozenset[str] = frozenset()
    conditions: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Action:
    """Something that somebody (a role, or nobody for time) does; `words` are the answers that matter.

    `answers` go to the dossier, `data` into the run; of a start they are what it starts with.
    """

    kind: Kind
    element: str
    name: str
    role: str = ""
    item: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()

    def says(self, condition: str) -> bool:
        """Does this say `veld = waarde`, or is it the completion of the element of that name?"""
        name, equals, value = (part.strip() for part in condition.partition("="))
        if not equals:
            return self.kind != "start" and self.element == name
        given = self.answers.get(name)
        return value in given if isinstance(given, list) else _plain(given) == value


def _plain(given: Any) -> str:
    if isinstance(given, bool):
        return "ja" if given else "nee"
    return "" if given is None else str(given)


@dataclass(frozen=True)
class Open:
    """A task that is open at a moment."""

    element: str
    name: str
    role: str


@dataclass(frozen=True)
class Node:
    """A moment at rest. `fase` 0 is before the first; `stuck` when only work beside the route can still come."""

    number: int
    fase: int
    closed: bool
    regie: Mapping[str, str]
    open: tuple[Open, ...]
    places: tuple[tuple[str, str], ...]
    stuck: bool = False


@dataclass(frozen=True)
class Edge:
    """A step. `source` is None at a start; `target` is None when the route broke off, and `broken` says why.

    `undone` is what happened in a step that broke off, until it did.
    """

    number: int
    source: int | None
    target: int | None
    action: Action
    changes: tuple[Change, ...]
    broken: Finding | None = None
    undone: tuple[Change, ...] = ()


@dataclass
class Explored:
    """`bounded` says in sentences what was not looked at; empty when everything within reach was.

    `reduced` says what was tried in fewer orders than exist, because it makes no difference; `reads` is
    which process data each element reads.
    """

    version: Version
    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    unfinished: set[int] = field(default_factory=set)
    bounded: list[str] = field(default_factory=list)
    reduced: list[str] = field(default_factory=list)
    reads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def complete(self) -> bool:
        return not self.bounded

    @cached_property
    def leaving(self) -> Mapping[int | None, tuple[Edge, ...]]:
        found: dict[int | None, list[Edge]] = {}
        for edge in self.edges:
            found.setdefault(edge.source, []).append(edge)
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def first_into(self) -> Mapping[int, Edge]:
        """The step by which each moment was reached first: backwards along these lies the shortest path."""
        found: dict[int, Edge] = {}
        for edge in self.edges:
            if edge.target is not None:
                found.setdefault(edge.target, edge)
        return found

    def path_to(self, number: int) -> tuple[Edge, ...]:
        """The shortest path that was found from a start to this moment."""
        back: list[Edge] = []
        here: int | None = number
        while here is not None:
            back.append(self.first_into[here])
            here = back[-1].source
        return tuple(reversed(back))

    def starts(self) -> Iterator[Edge]:
        yield from self.leaving.get(None, ())

    def outcome(self) -> str:
        """One line on how much was seen, and what was not."""
        routes = len([edge for edge in self.edges if edge.target is not None and self.nodes[edge.target].closed])
        seen = f"{len(self.nodes)} standen en {len(self.edges)} stappen bekeken; {routes} stappen sluiten een casus"
        if self.complete:
            return f"{seen}."
        return f"{seen}. Niet alles bekeken: {' '.join(self.bounded)}"
