"""What a new version changes in open tasks: name, role, form and termijn, and who gets work by it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.engine.changes import TaskOpened
from kapstok.engine.migrate import Migrated
from kapstok.errors import NotFound
from kapstok.people.model import holders
from kapstok.tasks.model import Task
from kapstok.variants.definitions import TaskDefinition
from kapstok.variants.version import Version

Tasks = Sequence[tuple[Task, Version, Migrated]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class TaskChange:
    """Open tasks of one element that change alike: pairs of (old, new), None where nothing changes.

    `shifts` says how many tasks would be due how many working days later (negative: earlier) when they are
    counted again; kept as they are, no day shifts. `withdrawn` when the task goes away.
    """

    element: str
    name: str
    count: int
    called: Pair | None
    role: Pair | None
    form: Pair | None
    termijn: Pair | None
    shifts: Mapping[int, int]
    withdrawn: bool = False


@dataclass(frozen=True)
class NewWork:
    """Tasks that come to a role with the move, and how many people hold that role in the gemeente."""

    gemeente: str
    role: str
    role_label: str
    tasks: int
    people: int


@dataclass(frozen=True)
class _Alike:
    """What tasks have in common that change alike."""

    element: str
    name: str
    withdrawn: bool
    called: Pair | None = None
    role: Pair | None = None
    form: Pair | None = None
    termijn: Pair | None = None


def task_changes(tasks: Tasks, new: Version) -> tuple[TaskChange, ...]:
    """Only what changes, what concerns most tasks first."""
    count: Counter[_Alike] = Counter()
    shifts: dict[_Alike, Counter[int]] = defaultdict(Counter)
    for task, old, found in tasks:
        was, now = old.task(task.element, tuple(task.path)), _after(new, found, task)
        alike = _changed(was, now, task)
        if alike is None:
            continue
        count[alike] += 1
        if now is not None and alike.termijn:
            shifts[alike][_shift(new, now.termijn, task)] += 1
    changes = [
        TaskChange(
            element=one.element,
            name=one.name,
            count=many,
            called=one.called,
            role=one.role,
            form=one.form,
            termijn=one.termijn,
            shifts=dict(sorted(shifts[one].items())),
            withdrawn=one.withdrawn,
        )
        for one, many in count.items()
    ]
    return tuple(sorted(changes, key=lambda one: (-one.count, one.element)))


def _after(new: Version, found: Migrated, task: Task) -> TaskDefinition | None:
    """What the task is in the new version; None when it goes away. Casussen that stand alike have other keys."""
    place = (task.element, tuple(task.path))
    now = next((now for old, now in found.kept if (old.element, old.path) == place), None)
    try:
        return new.task(now.element, now.path) if now else None
    except NotFound:
        return None


def _changed(was: TaskDefinition, now: TaskDefinition | None, task: Task) -> _Alike | None:
    """None when nothing changes."""
    if now is None:
        return _Alike(task.element, was.name, True)
    found = _Alike(
        task.element,
        was.name,
        False,
        _pair(task.name, now.name),
        _pair(was.role_label, now.role_label),
        _pair(was.form or "", now.form or ""),
        _pair(was.termijn or "", now.termijn or ""),
    )
    return found if any((found.called, found.role, found.form, found.termijn)) else None


def _pair(old: str, new: str) -> Pair | None:
    return None if old == new else (old, new)


def _shift(new: Version, termijn: str | None, task: Task) -> int:
    fresh: date | None = new.due(termijn, task.opened_at) if termijn else None
    if fresh is None or task.due_on is None:
        return 0
    closed = new.manifest.sluitingsdagen
    if fresh >= task.due_on:
        return clock.workdays_between(task.due_on, fresh, closed)
    return -clock.workdays_between(fresh, task.due_on, closed)


def new_work(
    session: Session, tasks: Tasks, moving: Sequence[tuple[Migrated, Sequence[Casus]]], new: Version
) -> tuple[NewWork, ...]:
    """Tasks that appear, and tasks that go from one role to another."""
    count: Counter[tuple[str, str]] = Counter()
    for found, casussen in moving:
        for change in found.changes:
            if isinstance(change, TaskOpened):
                role = new.task(change.element, change.path).role
                count.update((casus.gemeente_id, role) for casus in casussen)
    for task, _, found in tasks:
        now = _after(new, found, task)
        if now is not None and now.role != task.role:
            count[task.gemeente_id, now.role] += 1
    moment = clock.now()
    return tuple(
        NewWork(gemeente, role, new.role_label(role), many, len(holders(session, role, gemeente, moment)))
        for (gemeente, role), many in sorted(count.items())
    )
