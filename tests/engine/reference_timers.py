"""The second opinion on time: blocks that wait for a timer, or that a timer interrupts.

Every timer of a drawing has a length of its own, so that no two are ever due at the same moment.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from engine.diagram import boundary, catch, inner, on_timer
from engine.reference import Block, Drawing, Many, Values

Clock = Callable[[], datetime]


def _length(name: str) -> int:
    """Between one and a few days, in hours."""
    return 24 + int(name.rpartition("_")[2])


class Pause(Block):
    """A moment that is waited for."""

    def __init__(self, clock: Clock):
        self.clock = clock
        self.until: datetime | None = None

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        self.name = drawing.name("pauze")
        drawing.parts.append(catch(self.name, on_timer(f"PT{_length(self.name)}H")))
        return self.name, self.name

    def start(self, values: Values) -> None:
        self.until = self.clock() + timedelta(hours=_length(self.name))

    def open(self) -> list[str]:
        return []

    def complete(self, name: str, values: Values) -> None:
        raise AssertionError(name)

    def timers(self) -> list[datetime]:
        return [self.until] if self.until else []

    def go_off(self, due: datetime, values: Values) -> None:
        self.until = None


class Limited(Many):
    """A sub process that a timer at its border interrupts; then the other block is done."""

    def __init__(self, clock: Clock, blocks: list[Block]):
        super().__init__(blocks)
        self.clock = clock

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        name, event, meet = drawing.name("deel"), drawing.name("termijn"), drawing.name("xor_samen")
        self.length = timedelta(hours=_length(event))
        outside, drawing.parts = drawing.parts, []
        entering, leaving = self.blocks[0].draw(drawing)
        body = [*drawing.parts, f"start_{name} {entering}", f"{leaving} einde_{name}"]
        border = boundary(event, name, on_timer(f"PT{_length(event)}H"))
        drawing.parts = [*outside, inner(name, *body), border]
        entering, leaving = self.blocks[1].draw(drawing)
        drawing.parts += [f"{event} {entering}", f"{leaving} {meet}", f"{name} {meet}"]
        return name, meet

    def start(self, values: Values) -> None:
        self.until = self.clock() + self.length
        self.active = [self.blocks[0]]
        self.blocks[0].start(values)

    def timers(self) -> list[datetime]:
        limited = self.active[:1] == [self.blocks[0]] and not self.blocks[0].done()
        return super().timers() + ([self.until] if limited else [])

    def go_off(self, due: datetime, values: Values) -> None:
        if due in super().timers():
            super().go_off(due, values)
            return
        self.active = [self.blocks[1]]
        self.blocks[1].start(values)


def let_go_off(block: Block, now: datetime, values: Values) -> None:
    """Everything that was due at this moment, the oldest first; what is armed by it is due later."""
    for due in sorted(due for due in block.timers() if due <= now):
        if due in block.timers():
            block.go_off(due, values)
