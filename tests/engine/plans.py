"""Invented routes as plans that can be printed, shrunk and built: what hypothesis draws when it invents a route."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from engine.diagram import bpmn, message, process
from engine.reference import (
    WORDS,
    Again,
    Block,
    Drawing,
    Either,
    Guarded,
    Race,
    Scattered,
    Sequence,
    Some,
    Task,
    Together,
)
from engine.reference_timers import Limited, Pause

Clock = Callable[[], datetime]
# Of each kind of block how many blocks it is made of.
PLAIN: dict[type[Block], tuple[int, int]] = {
    Sequence: (2, 3),
    Together: (2, 3),
    Scattered: (2, 3),
    Either: (2, 3),
    Some: (2, 3),
    Race: (2, 3),
    Again: (1, 1),
    Guarded: (2, 2),
}
TIMED = {**PLAIN, Limited: (2, 2)}


@dataclass(frozen=True)
class Plan:
    """A block before it is built: its kind, and the blocks in it or how often it is asked."""

    kind: type[Block]
    parts: tuple["Plan", ...] = ()
    times: int = 1

    def __repr__(self) -> str:
        inside = ", ".join(map(repr, self.parts)) or (str(self.times) if self.times > 1 else "")
        return f"{self.kind.__name__}({inside})"

    def build(self, clock: Clock) -> Block:
        if self.kind is Task:
            return Task(self.times)
        if self.kind is Pause:
            return Pause(clock)
        blocks = [part.build(clock) for part in self.parts]
        return Limited(clock, blocks) if self.kind is Limited else self.kind(blocks)  # type: ignore[call-arg]


def plans(timed: bool, most: int = 7) -> st.SearchStrategy[Plan]:
    """Plans with so many leaves at most; the simplest is one task."""
    leaves = st.integers(1, 3).map(lambda times: Plan(Task, times=times))
    if timed:
        leaves = leaves | st.just(Plan(Pause))
    kinds = TIMED if timed else PLAIN
    return st.recursive(
        leaves, lambda inner: st.one_of([_made_of(kind, inner, *kinds[kind]) for kind in kinds]), max_leaves=most
    )


def _made_of(kind: type[Block], inner: st.SearchStrategy[Plan], least: int, most: int) -> st.SearchStrategy[Plan]:
    return st.lists(inner, min_size=least, max_size=most).map(lambda parts: Plan(kind, tuple(parts)))


def drawn(block: Block) -> bytes:
    """The block as a diagram."""
    drawing = Drawing()
    entering, leaving = block.draw(drawing)
    body = process("hoofd", *drawing.parts, f"start {entering}", f"{leaving} einde")
    return bpmn(*(message(name) for name in drawing.messages), body)


# What is answered to the questions that choices ask.
answers = st.fixed_dictionaries({word: st.booleans() for word in WORDS})

# Always the same inventions, judged by what they do and not by how long they take.
quiet = settings(
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)
