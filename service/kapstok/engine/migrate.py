"""Moving a run to another version of its route: tokens, tasks, timers, messages, data and work in flight go along."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from SpiffWorkflow.util.task import TaskState

from kapstok.engine import meeting_again, observe, settling, state, timers
from kapstok.engine.changes import Change, JobWanted, MessageAwaited, TaskOpened, TimerArmed
from kapstok.engine.definitions import Timer
from kapstok.engine.events import Listener
from kapstok.engine.gateways import Parallel
from kapstok.engine.mapping import INTERNAL, KEY, NAME, PARENT, STATE, TRIGGERED, Going, Mapped, Mapper, Pair
from kapstok.engine.moving import DROP, Choices, Migrated, Place, Question, TimerKept
from kapstok.engine.run import Run
from kapstok.engine.scopes import Route
from kapstok.engine.specs import Spec
from kapstok.engine.token import Token
from kapstok.errors import Broken

STAYS = Choices()


def migrate(old: Spec, new: Spec, stored: bytes, now: datetime, choices: Choices = STAYS) -> Migrated:
    """The run as it stands on `old`, standing on `new`. Nothing is done by it that a person did not choose.

    Without an answer to every question nothing moves: then `state` is None.
    """
    before = Run.load(old, stored)
    content = state.content(stored)
    mapped = Mapper(old, new, choices).map(content)
    for pair in mapped.pairs:
        mapped.questions += meeting_again.questions(pair, choices)
    if mapped.questions:
        return Migrated(None, questions=tuple(mapped.questions), notes=tuple(mapped.notes))
    return _Move(before, new, content, mapped, choices, now).go()


@dataclass
class _Move:
    """One run on its way from one version to another."""

    before: Run
    new: Spec
    content: dict[str, Any]
    mapped: Mapped
    choices: Choices
    now: datetime

    def __post_init__(self) -> None:
        self.open = observe.look(self.before._route)
        scopes, kept = [], {None}
        for pair in self.mapped.pairs:
            if pair.holder in kept:
                scopes.append({**pair.content, "tasks": pair.rows})
                kept |= {row[KEY] for row in pair.rows}
        content = {**self.content, "main": self.new.main, "scopes": scopes}
        self.run = Run(self.new, state.rebuild(self.new, content))
        self.run._script.now = self.now.astimezone(UTC)

    def go(self) -> Migrated:
        known = self.run._script.data
        for name, (was, value) in self.choices.settings.items():
            known[name] = value if known.get(name, was) == was else known[name]
        arrived = observe.look(self.run._route)
        try:
            pushed = self.run._push(self.now, self.settle)
        except Broken as broken:
            return _refused(broken)
        after = observe.look(self.run._route)
        changes = [*self.went(arrived), *pushed]
        self.run._gone = (*self.run._gone, *_keys_gone(self.open, arrived))
        kept = tuple(
            (task, other)
            for key, task in self.open.items()
            if isinstance(task, TaskOpened) and isinstance(other := after.get(key), TaskOpened)
        )
        return Migrated(
            self.run.dump(), tuple(changes), kept, tuple(self.timers(after)), notes=tuple(self.mapped.notes)
        )

    def settle(self) -> None:
        route = self.run._route
        settling.listen(route, self.mapped.pairs, dict(self.choices.renamed))
        for pair in self.mapped.pairs:
            self.complete_meetings(pair)
        for going in self.mapped.going:
            settling.go_on(route, going)
        for scope in route.scopes():
            if route.holds(scope):
                scope.update_waiting_tasks()

    def complete_meetings(self, pair: Pair) -> None:
        """What a meeting point lacks is done after all, or no longer waited for: as the designer chose."""
        for gateway in list(pair.new.task_specs.values()):
            choice = self.choices.at(Place(gateway.name, pair.path))
            if choice is None or not isinstance(gateway, Parallel):
                continue
            lacking = meeting_again.missing(pair, gateway, meeting_again.tokens(pair))
            scope = settling.scope_of(self.run._route, pair.holder)
            if scope is None or not lacking:
                continue
            if choice != DROP:
                settling.go_on(self.run._route, Going(pair.holder, Place(gateway.name, pair.path), choice))
                continue
            for name in lacking:
                token = scope.task_tree._add_child(gateway, TaskState.WAITING)
                token.internal_data["from"] = name

    def went(self, arrived: Mapping[str, observe.Open]) -> list[Change]:
        """What is no longer open; what waits for the same under another name is dropped and comes again."""
        changes: list[Change] = []
        for key, change in self.open.items():
            now = arrived.get(key)
            if now is None:
                changes.append(observe.gone(change))
            elif isinstance(change, TimerArmed | MessageAwaited) and now != change:
                changes += [observe.gone(change), now]
        return changes

    def timers(self, after: Mapping[str, observe.Open]) -> list[TimerKept]:
        old = {task.id: task for task in self.before._route.live()}
        kept = []
        for task in self.run._route.live():
            key = task.id
            armed = after.get(key)
            if not isinstance(armed, TimerArmed) or key not in old:
                continue
            was, now = old[key].task_spec.definition, task.task_spec.definition
            if (isinstance(was, Timer) and was != now) or self.meaning_changed(was):
                kept.append(TimerKept(key, armed.element, armed.name, armed.due, self.fresh(task)))
        return [one for one in kept if one.fresh != one.due]

    def meaning_changed(self, timer: Any) -> bool:
        """The text of the timer names a termijn of kapstok.toml, which is another one now."""
        name = timers.named(timer.text) if isinstance(timer, Timer) else None
        return name is not None and self.before.spec.termijnen.get(name) != self.run.spec.termijnen.get(name)

    def fresh(self, task: Token) -> datetime | None:
        """When it would go off if it had been armed with the new text; None when nobody kept when that was."""
        armed = task.internal_data.get("armed")
        spec = task.task_spec
        if armed is None or not isinstance(spec, Listener) or not isinstance(spec.definition, Timer):
            return None
        self.run._script.now = datetime.fromisoformat(armed)
        try:
            return timers.due(spec.definition.kind, spec.definition.text, spec.reading(task))
        except (timers.Unreadable, Broken):
            return None
        finally:
            self.run._script.now = self.now.astimezone(UTC)


def _refused(broken: Broken) -> Migrated:
    """The choices lead nowhere: to a place that is none, or to a casus that stands still."""
    if isinstance(broken.__cause__, settling.CannotGoOn):
        going = broken.__cause__.going
        question = Question(going.place, going.element, "keuze_kan_niet", str(broken.__cause__))
    else:
        finding = broken.findings[0]
        element = finding.element or ""
        question = Question(Place(element), finding.name or element, "loopt_vast", finding.sentence)
    return Migrated(None, questions=(question,))


def _keys_gone(before: Mapping[str, observe.Open], after: Mapping[str, observe.Open]) -> list[str]:
    return [key for key, one in before.items() if isinstance(one, TaskOpened | JobWanted) and key not in after]


def standing(stored: bytes) -> str:
    """The same text for every casus that stands in the same places on the same version."""
    content = state.content(stored)
    names: dict[str, str] = {}
    scopes = []
    for scope in content["scopes"]:
        around = names.get(scope["holder"] or "", "")
        rows = []
        for row in scope["tasks"]:
            names[row[KEY]] = f"{around}/{row[NAME]}"
            came = row[INTERNAL].get("from", "")
            rows.append([row[NAME], int(row[STATE]), bool(row[TRIGGERED]), came, names.get(row[PARENT] or "", "")])
        scopes.append([around, sorted(rows)])
    return json.dumps(sorted(scopes))


def positions(spec: Spec, stored: bytes) -> list[tuple[str, str]]:
    """Where the tokens of a stored run stand: (process, element)."""
    return Run.load(spec, stored).positions()


__all__ = ["DROP", "Choices", "Migrated", "Place", "Question", "Route", "TimerKept", "migrate", "positions", "standing"]
