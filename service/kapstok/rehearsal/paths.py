"""A path in words: who did what and answered what, up to the point where it goes wrong."""

from collections.abc import Iterable
from dataclasses import dataclass

from kapstok.engine.changes import MessageAwaited, StepPassed, TaskOpened
from kapstok.rehearsal.explored import Edge
from kapstok.variants.version import Version


@dataclass(frozen=True)
class Step:
    """`who` is the label of a role, "Tijd" for a timer and "" for how the casus began."""

    who: str
    what: str
    answers: tuple[str, ...]
    element: str

    def __str__(self) -> str:
        said = f" ({'; '.join(self.answers)})" if self.answers else ""
        return f"{self.who}: {self.what}{said}" if self.who else f"{self.what}{said}"


def told(version: Version, path: Iterable[Edge]) -> tuple[Step, ...]:
    return tuple(_step(version, edge) for edge in path)


def _step(version: Version, edge: Edge) -> Step:
    action = edge.action
    if action.kind == "start":
        return Step("", action.name, (), action.element)
    if action.kind == "tijd":
        return Step("Tijd", action.name, action.words, action.element)
    party = f" ({action.item})" if action.item else ""
    what = f'meldt "{action.name}"' if action.kind == "bericht" else f'rondt "{action.name}" af'
    return Step(version.role_label(action.role) + party, what, action.words, action.element)


def painted(path: Iterable[Edge]) -> tuple[tuple[str, str], ...]:
    """The elements that the casus came by, as (process, element), each once: to paint on the diagrams."""
    seen: dict[tuple[str, str], None] = {}
    for edge in path:
        for change in edge.changes:
            if isinstance(change, StepPassed | TaskOpened | MessageAwaited):
                seen[change.process, change.element] = None
    return tuple(seen)
