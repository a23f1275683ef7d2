"""One branch of an exploration: a casus that can be put away at every rest and taken up again from there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kapstok import clock, engine
from kapstok.engine import changes as happened
from kapstok.engine.changes import Change
from kapstok.rehearsal.ahead import DONE_BY
from kapstok.rehearsal.questions import Questions
from kapstok.rehearsal.world import OpenTask, Push, World
from kapstok.variants.definitions import MessageDefinition
from kapstok.variants.version import Version

DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-\d{2}")


@dataclass(frozen=True)
class Moment:
    """A casus at rest, put away."""

    state: bytes
    now: datetime
    fase: int
    closed: bool
    tasks: Mapping[str, OpenTask]
    messages: Mapping[str, MessageDefinition]
    regie: Mapping[str, str]
    completed_by: Mapping[str, str]
    votes: Mapping[str, tuple[str, ...]]


class Branch(World):
    """A world that remembers what changed since it was taken up, and who exactly holds the casusregie."""

    def __init__(self, version: Version):
        super().__init__(version)
        self.changes: list[Change] = []
        self.votes: dict[str, tuple[str, ...]] = {}
        self._tokens: list[tuple[str, str, str]] | None = None
        self._timers: list[happened.TimerArmed] | None = None

    @classmethod
    def take_up(cls, version: Version, moment: Moment) -> "Branch":
        branch = cls(version)
        branch.run = engine.Run.take_up(version.spec, moment.state)
        branch.now, branch.fase, branch.closed = moment.now, moment.fase, moment.closed
        branch.tasks, branch.messages = dict(moment.tasks), dict(moment.messages)
        branch.regie, branch.votes = dict(moment.regie), dict(moment.votes)
        branch._completed_by = dict(moment.completed_by)
        return branch

    def put_away(self) -> Moment:
        return Moment(
            state=self.running.put_away(),
            now=self.now,
            fase=self.fase,
            closed=self.closed,
            tasks=self.tasks,
            messages=self.messages,
            regie=self.regie,
            completed_by=self._completed_by,
            votes=self.votes,
        )

    def complete(self, task: OpenTask, answers: Mapping[str, Any], data: Mapping[str, Any]) -> None:
        element = task.definition.element
        if task.item is not None:
            self.votes[element] = tuple(sorted([*self.votes.get(element, ()), repr(sorted(data.items()))]))
        super().complete(task, answers, data)
        if all(other.definition.element != element for other in self.tasks.values()):
            self.votes.pop(element, None)

    def go_off(self) -> None:
        """Wait until the first timer goes off."""
        self.now = max(self.now, self.timers[0].due)
        self._push = Push()
        self._record(self.running.tick(self.now))

    def _open(self, change: happened.TaskOpened) -> None:
        """Without a day on which it must be done: that decides nothing, and working it out takes time."""
        definition = self.version.task(change.element, change.path)
        self.tasks[change.key] = OpenTask(change.key, definition, self.now, None, change.item)

    def _consequence(self, change: Change) -> None:
        self.changes.append(change)
        super()._consequence(change)

    def _move(self, kind: str, to: str) -> None:
        """Unlike in a scenario the role is kept as it is: the agreements ask which role holds regie."""
        what, _, name = to.partition(":")
        if kind != "casusregie" or what in ("einde", "rol"):
            super()._move(kind, to)
            return
        roles = {
            "behandelaar": self._push.role,
            "antwoord": self._push.answers.get(name),
            "taak": self._completed_by.get(name),
        }
        self._hand_over(kind, str(roles.get(what) or ""))

    def _record(self, changes: Iterable[Change]) -> None:
        super()._record(changes)
        self._tokens = self._timers = None

    @property
    def tokens(self) -> list[tuple[str, str, str]]:
        """As Run.tokens says of this rest."""
        if self._tokens is None:
            self._tokens = self.running.tokens()
        return self._tokens

    @property
    def timers(self) -> list[happened.TimerArmed]:
        """What the casus waits for at this rest, the first to go off first."""
        if self._timers is None:
            self._timers = sorted(self.running.timers(), key=lambda timer: (timer.due, timer.element))
        return self._timers

    @property
    def places(self) -> tuple[str, ...]:
        """Where tokens stand, in a fixed order."""
        return tuple(sorted(element for _, element, _ in self.tokens))

    @property
    def completed_by(self) -> Mapping[str, str]:
        return self._completed_by


@dataclass(frozen=True)
class Likeness:
    """When two moments are the same for whatever can still happen."""

    questions: Questions

    def of(self, branch: Branch) -> Any:
        tokens = tuple(sorted(branch.tokens))
        return (
            branch.fase,
            branch.closed,
            tuple(sorted(branch.regie.items())),
            tokens,
            tuple(sorted((task.definition.element, task.item or "") for task in branch.tasks.values())),
            tuple(sorted(one.element for one in branch.messages.values())),
            tuple(timer.element for timer in branch.timers),
            self._answers(branch, [element for _, element, _ in tokens]),
            tuple(sorted(branch.votes.items())) if self._counted(branch) else (),
        )

    def _answers(self, branch: Branch, places: list[str]) -> tuple[Any, ...]:
        today = clock.day_of(branch.now)
        done = {DONE_BY + task: role for task, role in branch.completed_by.items()}
        shared = self.questions.ahead.shared
        within = {shared[place]: place for place in places if place in shared}
        data = {**branch.running.data, **done, **within}
        asked = self.questions.at(tuple(sorted(places)))
        answers = ((question, question.answer(data, lambda value: _counts(value, today))) for question in asked)
        return tuple(pair for pair in answers if pair[1] not in (None, False))

    def _counted(self, branch: Branch) -> bool:
        """Do the votes so far count for anything that follows?"""
        for element in branch.votes:
            use = self.questions.ahead.uses[element]
            if (use.writes | use.adds) & self.questions.live(element, branch.places):
                return True
        return False


def _counts(value: Any, today: date) -> Any:
    """A list in any order; a day is past, today or to come."""
    if isinstance(value, list):
        return tuple(sorted(map(str, value)))
    if isinstance(value, str) and DAY.match(value):
        day = date.fromisoformat(value[:10])
        return (day > today) - (day < today)
    return value
