"""What an agreement is, what breaking one looks like, and the search for the shortest path that does."""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kapstok.engine import changes as happened
from kapstok.engine.changes import Change
from kapstok.errors import NotFound
from kapstok.rehearsal import paths
from kapstok.rehearsal.explored import Edge, Explored
from kapstok.rehearsal.paths import Step
from kapstok.variants.nearest import hint

MOST = 5


@dataclass(frozen=True)
class Agreement:
    """`kind` is its soort, `terms` its other keys; `sentence` is what was agreed, as the region says it."""

    id: str
    kind: str
    sentence: str
    terms: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""

    def words(self, key: str) -> tuple[str, ...]:
        found = self.terms.get(key, ())
        return (found,) if isinstance(found, str) else tuple(found)

    def numbers(self, key: str) -> tuple[int, ...]:
        found = self.terms.get(key, ())
        return (found,) if isinstance(found, int) else tuple(found)


@dataclass(frozen=True)
class Violation:
    """`sentence` says what is the case instead; `path` is the shortest that was found, empty when none is needed."""

    agreement: Agreement
    sentence: str
    element: str
    name: str
    file: str
    line: int | None
    path: tuple[Step, ...] = ()
    edges: tuple[Edge, ...] = field(default=(), repr=False, compare=False)


@dataclass(frozen=True)
class Problem:
    """What is wrong at the end of a path, and with which element."""

    element: str
    sentence: str


Memory = Hashable
Remember = Callable[[Any, Edge], tuple[Any, Problem | None]]


@dataclass(frozen=True)
class Matter:
    """One agreement held against what an exploration found."""

    found: Explored
    agreement: Agreement

    def violation(self, problem: Problem, path: Sequence[Edge] = ()) -> Violation:
        told, edges = paths.told(self.found.version, path), tuple(path)
        try:
            place = self.found.version.places.find(problem.element)
        except NotFound:
            return Violation(self.agreement, problem.sentence, problem.element, "", "", None, told, edges)
        name, line = place.element.name, place.element.line
        return Violation(
            self.agreement, problem.sentence, problem.element, name, place.document.name, line, told, edges
        )

    def along(self, first: Memory, remember: Remember) -> Iterator[Violation]:
        """The shortest path to every element with which something is wrong, for an agreement with a memory."""
        told: set[str] = set()
        for path, problem in _search(self.found, first, remember):
            if problem.element not in told and len(told) < MOST:
                told.add(problem.element)
                yield self.violation(problem, path)

    def name(self, element: str) -> str:
        """The label of an element between quotes, its id when it has none or does not exist."""
        known = {item.id: item.name for item in self.found.version.places.elements}
        return f'"{known.get(element) or element}"'

    def missing(self, elements: Sequence[str]) -> list[Problem]:
        """Which of these elements the variant does not have."""
        known = {item.id for item in self.found.version.places.elements}
        gone = [element for element in elements if element not in known]
        return [Problem(each, f'De stap "{each}" staat niet in deze variant.{hint(each, known)}') for each in gone]


def _search(found: Explored, first: Memory, remember: Remember) -> Iterator[tuple[list[Edge], Problem]]:
    """Breadth first through the moments, each together with what an agreement remembers there."""
    back: dict[tuple[int, Memory], tuple[Edge, tuple[int, Memory] | None]] = {}
    waiting: deque[tuple[int | None, Memory, tuple[int, Memory] | None]] = deque([(None, first, None)])
    while waiting:
        number, memory, here = waiting.popleft()
        for edge in found.leaving.get(number, ()):
            later, problem = remember(memory, edge)
            if problem is not None:
                yield [*_way(back, here), edge], problem
            elif edge.target is not None and (edge.target, later) not in back:
                there = (edge.target, later)
                back[there] = (edge, here)
                waiting.append((edge.target, later, there))


def _way(
    back: Mapping[tuple[int, Memory], tuple[Edge, tuple[int, Memory] | None]], here: tuple[int, Memory] | None
) -> list[Edge]:
    path: list[Edge] = []
    while here is not None:
        edge, here = back[here]
        path.append(edge)
    return path[::-1]


def reached(change: Change) -> str | None:
    """The element that a change says the casus came by, done or just opened."""
    match change:
        case happened.TaskOpened(element=element) | happened.StepPassed(element=element):
            return element
        case happened.MessageAwaited() | happened.TimerArmed():
            return None
        case _:
            return getattr(change, "element", None)


def entered(edge: Edge) -> Iterator[happened.FaseEntered]:
    return (change for change in edge.changes if isinstance(change, happened.FaseEntered))


def closing(edge: Edge) -> happened.CasusClosed | None:
    return next((change for change in edge.changes if isinstance(change, happened.CasusClosed)), None)


def fase_before(found: Explored, edge: Edge) -> int:
    return 0 if edge.source is None else found.nodes[edge.source].fase


def instroom(edge: Edge) -> str | None:
    """How the casus came in, when this is the step with which it began."""
    return edge.action.answers.get("instroom") if edge.action.kind == "start" else None
