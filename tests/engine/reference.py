"""A second opinion: block-structured routes that draw themselves as BPMN and say what should be open.

Each block is drawn between an entry and an exit, and once started keeps its own small state. It knows nothing of
tokens or of SpiffWorkflow.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from engine.diagram import boundary, catch, inner, on_message

Values = Mapping[str, bool]
# The words by which choices are made.
WORDS = ("v0", "v1", "v2")


@dataclass
class Drawing:
    parts: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    count: int = 0

    def name(self, kind: str) -> str:
        self.count += 1
        return f"{kind}_{self.count}"


class Block:
    """`draw` gives (entry, exit); `start`, `complete` and `say` keep what is open."""

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        raise NotImplementedError

    def start(self, values: Values) -> None:
        raise NotImplementedError

    def open(self) -> list[str]:
        raise NotImplementedError

    def waiting(self) -> list[str]:
        return []

    def timers(self) -> list[datetime]:
        """When the timers that run here are due."""
        return []

    def go_off(self, due: datetime, values: Values) -> None:
        """No timer runs here."""

    def complete(self, name: str, values: Values) -> None:
        raise NotImplementedError

    def say(self, message: str, values: Values) -> None:
        """Nobody here listens."""

    def done(self) -> bool:
        return not self.open() and not self.waiting() and not self.timers()


class Task(Block):
    def __init__(self, times: int = 1):
        self.times = times
        self.left = 0

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        self.name = drawing.name("taak")
        loop = f"<loopCardinality>{self.times}</loopCardinality>"
        loop = f"<multiInstanceLoopCharacteristics>{loop}</multiInstanceLoopCharacteristics>" if self.times > 1 else ""
        drawing.parts.append(f'<userTask id="{self.name}">{loop}</userTask>')
        return self.name, self.name

    def start(self, values: Values) -> None:
        self.left = self.times

    def open(self) -> list[str]:
        return [self.name] * self.left

    def complete(self, name: str, values: Values) -> None:
        self.left -= 1


class Many(Block):
    """Blocks of which some are started; the rest of what they share."""

    def __init__(self, blocks: list[Block]):
        self.blocks = blocks
        self.active: list[Block] = []

    def open(self) -> list[str]:
        return [name for block in self.active for name in block.open()]

    def waiting(self) -> list[str]:
        return [name for block in self.active for name in block.waiting()]

    def timers(self) -> list[datetime]:
        return [due for block in self.active for due in block.timers()]

    def go_off(self, due: datetime, values: Values) -> None:
        next(block for block in self.active if due in block.timers()).go_off(due, values)
        self.go_on(values)

    def complete(self, name: str, values: Values) -> None:
        next(block for block in self.active if name in block.open()).complete(name, values)
        self.go_on(values)

    def say(self, message: str, values: Values) -> None:
        for block in self.active:
            if message in block.waiting():
                block.say(message, values)
        self.go_on(values)

    def go_on(self, values: Values) -> None:
        """After a step: what starts now that something is done."""


class Sequence(Many):
    def draw(self, drawing: Drawing) -> tuple[str, str]:
        drawn = [block.draw(drawing) for block in self.blocks]
        for (_, leaving), (entering, _) in itertools.pairwise(drawn):
            drawing.parts.append(f"{leaving} {entering}")
        return drawn[0][0], drawn[-1][1]

    def start(self, values: Values) -> None:
        self.active = []
        self.next = 0
        self.go_on(values)

    def go_on(self, values: Values) -> None:
        while all(block.done() for block in self.active) and self.next < len(self.blocks):
            self.active = [self.blocks[self.next]]
            self.next += 1
            self.active[0].start(values)


class Together(Many):
    def draw(self, drawing: Drawing) -> tuple[str, str]:
        split, meet = drawing.name("and_uit"), drawing.name("and_samen")
        for block in self.blocks:
            entering, leaving = block.draw(drawing)
            drawing.parts += [f"{split} {entering}", f"{leaving} {meet}"]
        return split, meet

    def start(self, values: Values) -> None:
        self.active = self.blocks
        for block in self.blocks:
            block.start(values)


class Scattered(Together):
    """A sub process whose branches do not meet: each comes to an end of its own."""

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        name, split = drawing.name("deel"), drawing.name("and_uit")
        outside, drawing.parts = drawing.parts, []
        for block in self.blocks:
            entering, leaving = block.draw(drawing)
            drawing.parts += [f"{split} {entering}", f"{leaving} {drawing.name('einde')}"]
        drawing.parts = [*outside, inner(name, *drawing.parts, f"start_{name} {split}")]
        return name, name


class Some(Many):
    """An inclusive gateway: each block has its own variable, the last is the default."""

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        split, meet = drawing.name("or_uit"), drawing.name("or_samen")
        for number, block in enumerate(self.blocks):
            entering, leaving = block.draw(drawing)
            when = "anders" if block is self.blocks[-1] else f"v{number}"
            drawing.parts += [f"{split} {entering} | {when}", f"{leaving} {meet}"]
        return split, meet

    def start(self, values: Values) -> None:
        self.active = [block for number, block in enumerate(self.blocks[:-1]) if values.get(f"v{number}")]
        self.active = self.active or [self.blocks[-1]]
        for block in self.active:
            block.start(values)


class Either(Many):
    def draw(self, drawing: Drawing) -> tuple[str, str]:
        split, meet = drawing.name("xor_uit"), drawing.name("xor_samen")
        for number, block in enumerate(self.blocks):
            entering, leaving = block.draw(drawing)
            when = "anders" if block is self.blocks[-1] else f"v{number}"
            drawing.parts += [f"{split} {entering} | {when}", f"{leaving} {meet}"]
        return split, meet

    def start(self, values: Values) -> None:
        chosen = next((block for number, block in enumerate(self.blocks[:-1]) if values.get(f"v{number}")), None)
        self.active = [chosen or self.blocks[-1]]
        self.active[0].start(values)


class Again(Many):
    """A loop: once, and then as long as v0 is false."""

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        begin, check, after = (drawing.name(f"xor_{word}") for word in ("begin", "klaar", "na"))
        entering, leaving = self.blocks[0].draw(drawing)
        drawing.parts += [f"{begin} {entering}", f"{leaving} {check}"]
        drawing.parts += [f"{check} {begin} | not(v0)", f"{check} {after} | anders"]
        return begin, after

    def start(self, values: Values) -> None:
        self.active = self.blocks
        self.blocks[0].start(values)

    def go_on(self, values: Values) -> None:
        while self.blocks[0].done() and not values.get("v0"):
            self.blocks[0].start(values)


class Race(Many):
    """An event-based gateway: the message that comes first decides."""

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        split, meet = drawing.name("wacht"), drawing.name("xor_samen")
        self.heard: list[str] = []
        for block in self.blocks:
            message = drawing.name("bericht")
            drawing.messages.append(message)
            self.heard.append(message)
            event = drawing.name("op")
            entering, leaving = block.draw(drawing)
            drawing.parts += [catch(event, on_message(message)), f"{split} {event} {entering}", f"{leaving} {meet}"]
        return split, meet

    def start(self, values: Values) -> None:
        self.active = []
        self.listening = True

    def waiting(self) -> list[str]:
        return self.heard if self.listening else super().waiting()

    def say(self, message: str, values: Values) -> None:
        if not self.listening:
            super().say(message, values)
            return
        self.listening = False
        self.active = [self.blocks[self.heard.index(message)]]
        self.active[0].start(values)


class Guarded(Many):
    """A sub process with a message at its border that interrupts it."""

    def draw(self, drawing: Drawing) -> tuple[str, str]:
        name, event, meet = drawing.name("deel"), drawing.name("rand"), drawing.name("xor_samen")
        self.message = drawing.name("bericht")
        drawing.messages.append(self.message)
        outside, drawing.parts = drawing.parts, []
        entering, leaving = self.blocks[0].draw(drawing)
        body = [*drawing.parts, f"start_{name} {entering}", f"{leaving} einde_{name}"]
        drawing.parts = [*outside, inner(name, *body), boundary(event, name, on_message(self.message))]
        entering, leaving = self.blocks[1].draw(drawing)
        drawing.parts += [f"{event} {entering}", f"{leaving} {meet}", f"{name} {meet}"]
        return name, meet

    def start(self, values: Values) -> None:
        self.active = [self.blocks[0]]
        self.blocks[0].start(values)

    def waiting(self) -> list[str]:
        body = self.active[0] is self.blocks[0] and not self.blocks[0].done()
        return super().waiting() + ([self.message] if body else [])

    def say(self, message: str, values: Values) -> None:
        if message != self.message:
            super().say(message, values)
            return
        self.active = [self.blocks[1]]
        self.blocks[1].start(values)
