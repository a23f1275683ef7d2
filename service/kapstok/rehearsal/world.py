"""The world of one scenario: a casus in memory, with a clock of its own and the real consequences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from kapstok import clock, engine
from kapstok.engine import changes as happened
from kapstok.engine.changes import Change
from kapstok.rehearsal.steps import StepFailed
from kapstok.variants.definitions import MessageDefinition, TaskDefinition
from kapstok.variants.version import Version

START = datetime(2026, 3, 2, 9, 0, tzinfo=clock.AMSTERDAM)
ROUNDS = 2_000
CASUSREGISSEUR = "casusregisseur"


@dataclass(frozen=True)
class OpenTask:
    """A task that somebody has now; `item` is the party of a task that several parties have."""

    key: str
    definition: TaskDefinition
    opened: datetime
    due: date | None
    item: str | None = None

    @property
    def name(self) -> str:
        return self.definition.name


@dataclass(frozen=True)
class Passed:
    """An element that the casus came by: what coverage is painted with."""

    process: str
    element: str


@dataclass(frozen=True)
class Push:
    """Who does something, and the answers that come along."""

    role: str | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


class World:
    """`regie` maps a kind of regie to the role that holds it; `held` operations wait for their step."""

    def __init__(self, version: Version, held: Iterable[str] = ()):
        self.version = version
        self.now = START
        self.run: engine.Run | None = None
        self.tasks: dict[str, OpenTask] = {}
        self.messages: dict[str, MessageDefinition] = {}
        self.jobs: dict[str, happened.JobWanted] = {}
        self.regie: dict[str, str] = {}
        self.advice: dict[str, happened.Decided] = {}
        self.fase = 0
        self.closed = False
        self.trace: list[Passed] = []
        self._held = frozenset(held)
        self._processes: dict[str, str] = {}
        self._completed_by: dict[str, str] = {}
        self._push = Push()

    def start(self, data: Mapping[str, Any], casusregie: str = "") -> None:
        """Whoever opens a casus that is known already names its casusregisseur at once."""
        self._hand_over("casusregie", casusregie)
        self.run, changes = engine.Run.start(self.version.spec, dict(data), self.now)
        self._record(changes)

    def complete(self, task: OpenTask, answers: Mapping[str, Any], data: Mapping[str, Any]) -> None:
        self._push = Push(task.definition.role, answers)
        self._completed_by[task.definition.element] = task.definition.role
        self._record(self.running.complete(task.key, dict(data), self.now))

    def deliver(self, key: str, push: Push, data: Mapping[str, Any]) -> None:
        self._push = push
        self._record(self.running.deliver(self.messages[key].message, dict(data), self.now, key))

    def answer(self, key: str, result: Mapping[str, Any]) -> None:
        self._push = Push()
        self._record(self.running.answer(key, dict(result), self.now))

    def hear(self, signal: str, data: Mapping[str, Any]) -> None:
        """A signal that the house gives; nobody in the route has to listen."""
        self._push = Push()
        self._record(self.running.broadcast(signal, data, self.now))

    def pass_until(self, moment: datetime) -> None:
        """Live until `moment`; every timer that is due on the way goes off at its own moment."""
        for _ in range(ROUNDS):
            due = min((timer.due for timer in self.running.timers() if timer.due <= moment), default=None)
            if due is None:
                self.now = moment
                return
            self.now = max(self.now, due)
            self._push = Push()
            self._record(self.running.tick(self.now))
        raise StepFailed("In deze tijd blijven timers maar afgaan. Maak de stap korter of kijk de timers na.")

    def later(self, workdays: int = 0, span: timedelta = timedelta(0)) -> datetime:
        """A moment later, at the same time of the day as people's clocks show it."""
        local = self.now.astimezone(clock.AMSTERDAM)
        day = local.date() + timedelta(days=span.days)
        if workdays:
            day = clock.add_workdays(day, workdays, self.version.manifest.sluitingsdagen)
        moment = datetime.combine(day, local.time(), clock.AMSTERDAM)
        return moment + timedelta(seconds=span.seconds)

    @property
    def running(self) -> engine.Run:
        if self.run is None:
            raise StepFailed('Er is nog geen casus. Begin met "Gegeven een casus in fase 2" of "een nieuw signaal".')
        return self.run

    def may_send(self, role: str, key: str) -> bool:
        """A message without roles may be sent by everybody who works on the casus."""
        roles = self.messages[key].roles
        return not roles or role in roles

    def tasks_of(self, role: str) -> list[OpenTask]:
        return [task for task in self.tasks.values() if task.definition.role == role]

    def _record(self, changes: Iterable[Change]) -> None:
        """Work outside succeeds by itself, unless the scenario has a step for it."""
        for change in changes:
            self._consequence(change)
        for _ in range(ROUNDS):
            job = next((job for job in self.jobs.values() if job.operation not in self._held), None)
            if job is None:
                return
            del self.jobs[job.key]
            self._push = Push()
            for change in self.running.answer(job.key, {}, self.now):
                self._consequence(change)
        raise StepFailed("Het proces blijft om werk buiten vragen. Kijk na of het in een kring loopt.")

    def _consequence(self, change: Change) -> None:
        """One line a kind: the same that happens to a real casus."""
        match change:
            case happened.TaskOpened():
                self._open(change)
            case happened.TaskClosed(key=key) | happened.TaskWithdrawn(key=key):
                self.tasks.pop(key, None)
            case happened.MessageAwaited():
                self.messages[change.key] = self.version.message(change.element, change.path)
                self._pass(change.process, change.element)
            case happened.MessageDropped(key=key):
                self.messages.pop(key, None)
            case happened.StepPassed(process=process, element=element):
                self._pass(process, element)
            case happened.Decided(decision=decision):
                self.advice[decision] = change
            case happened.FaseEntered(fase=fase):
                self._enter(fase)
            case happened.RegieMoved(kind=kind, to=to):
                self._move(kind, to)
            case happened.JobWanted(key=key):
                self.jobs[key] = change
            case happened.JobDropped(key=key):
                self.jobs.pop(key, None)
            case happened.CasusClosed():
                self.closed = True
                self.regie.clear()

    def _open(self, change: happened.TaskOpened) -> None:
        definition = self.version.task(change.element, change.path)
        due = self.version.due(definition.termijn, self.now)
        self.tasks[change.key] = OpenTask(change.key, definition, self.now, due, change.item)
        self._pass(change.process, change.element)

    def _pass(self, process: str, element: str) -> None:
        self.trace.append(Passed(process, element))

    def _enter(self, fase: int) -> None:
        before, self.fase = self.fase, fase
        settled = self.version.manifest.fasen.get(fase)
        if settled is None or before == fase:
            return
        self._hand_over("bestuurlijk", settled.bestuurlijk)
        if "casusregie" not in self.regie:
            self._hand_over("casusregie", settled.casusregie)

    def _move(self, kind: str, to: str) -> None:
        """A target of ave:regie; a person in a scenario is the role she stands for."""
        what, _, name = to.partition(":")
        if what == "einde":
            self.regie.pop(kind, None)
        elif what == "rol":
            self._hand_over(kind, name)
        else:
            known = {
                "behandelaar": self._push.role,
                "antwoord": self._push.answers.get(name),
                "taak": self._completed_by.get(name),
            }
            role = str(known.get(what) or "")
            self._hand_over(kind, CASUSREGISSEUR if role and kind == "casusregie" else role)

    def _hand_over(self, kind: str, role: str) -> None:
        """Without a next holder the old one stays responsible."""
        if role:
            self.regie[kind] = role
