"""Closed rooms in which JavaScript of others runs: QuickJS without a way out, with limits on time, memory and depth.

A room is expensive to open (20 to 50 ms of processor time), so whoever is ready leaves it to the next, of whatever
thread; the room that was used last goes first. Whoever breaks a limit loses the room.
"""

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import quickjs

from kapstok.errors import Unavailable

STACK = 2 * 1024 * 1024
# What QuickJS raises when a limit is broken, or the script itself throws.
Failure = (quickjs.JSException, quickjs.StackOverflow)


@dataclass
class Rooms:
    """Rooms with one bundle in them. `free` are those that nobody uses now: taking and leaving are atomic.

    `missing` is what is said when the bundle was never made.
    """

    bundle: Path
    memory: int
    seconds: float
    missing: str
    free: deque[Any] = field(default_factory=deque)

    def take(self) -> tuple[Any, bool]:
        """A room for this asker alone, and whether somebody was in it before."""
        try:
            return self.free.pop(), True
        except IndexError:
            return self.open(), False

    def leave(self, room: Any) -> None:
        """To the next. A room in which a limit was broken is not left but forgotten."""
        self.free.append(room)

    def open(self) -> Any:
        room = quickjs.Context()
        room.set_memory_limit(self.memory)
        room.set_max_stack_size(STACK)
        room.eval(self._script)
        room.set_time_limit(self.seconds)
        return room

    @cached_property
    def _script(self) -> str:
        try:
            return self.bundle.read_text(encoding="utf-8")
        except FileNotFoundError as error:
            raise Unavailable(self.missing) from error
