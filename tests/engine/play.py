"""Playing a run in a test: between every two pushes it is dumped and loaded, as between two requests."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kapstok.engine import Run, Spec, compile
from kapstok.engine.changes import Change

PATTERNS = Path(__file__).parent / "patterns"
MONDAY = datetime(2027, 1, 4, 11, tzinfo=UTC)


def pattern(name: str, **known: Any) -> Spec:
    file = PATTERNS / f"{name}.bpmn"
    decisions, termijnen = known.pop("decisions", {}), known.pop("termijnen", {})
    return compile({file.name: file.read_bytes()}, "hoofd", decisions, termijnen, **known)


class Play:
    def __init__(self, spec: Spec, now: datetime = MONDAY, stored: bool = True, **values: Any):
        self.spec = spec
        self.now = now
        self.stored = stored
        self.run, changes = Run.start(spec, values, now)
        self.changes: list[Change] = []
        self.took(changes)

    def took(self, changes: Sequence[Change]) -> "Play":
        self.last = list(changes)
        self.changes += changes
        if self.stored:
            self.run = Run.load(self.spec, self.run.dump())
        return self

    def key(self, element: str, item: str | None = None) -> str:
        for task in self.run.open_tasks():
            if task.element == element and item in (None, task.item):
                return task.key
        raise AssertionError(f"{element} is not open, but {self.open}")

    def do(self, element: str, item: str | None = None, /, **values: Any) -> "Play":
        return self.took(self.run.complete(self.key(element, item), values, self.now))

    def say(self, message: str, key: str | None = None, /, **values: Any) -> "Play":
        return self.took(self.run.deliver(message, values, self.now, key))

    def answer(self, element: str, **values: Any) -> "Play":
        key = next(job.key for job in self.run.jobs() if job.element == element)
        return self.took(self.run.answer(key, values, self.now))

    def wait(self, **span: float) -> "Play":
        self.now += timedelta(**span)
        return self.took(self.run.tick(self.now))

    @property
    def open(self) -> list[str]:
        return sorted(task.element for task in self.run.open_tasks())

    @property
    def items(self) -> list[str | None]:
        return [task.item for task in self.run.open_tasks()]

    @property
    def messages(self) -> list[str]:
        return sorted(one.message for one in self.run.waiting())

    @property
    def passed(self) -> list[str]:
        return [change.element for change in self.changes if type(change).__name__ == "StepPassed"]

    def kinds(self) -> list[str]:
        """The kinds of the last changes, in their order."""
        return [type(change).__name__ for change in self.last]
