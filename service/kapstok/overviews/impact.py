"""What a version means for running casussen before it is published: who goes along, what changes, what asks a choice.

The engine tries each place where casussen stand once, not each casus; a casus is named by nothing here.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kapstok import clock
from kapstok.casus.model import Casus
from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.engine.migrate import Migrated, Question, TimerKept, migrate, positions
from kapstok.errors import Broken, Invalid, NotFound
from kapstok.overviews.impact_tasks import NewWork, TaskChange, new_work, task_changes
from kapstok.rights import DESIGNERS, Viewer, require_role
from kapstok.tasks.model import OPEN_TASK, Task
from kapstok.variants.moving import choices_between, group_of
from kapstok.variants.version import Version

SAMPLE = 5


@dataclass(frozen=True)
class Choice:
    """What the designer would answer: new ids of elements, and where a casus goes on (see `engine.moving`)."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    go_on: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Casussen that stand alike. `id` is what one names to move them; `outcome` gaat_mee, keuze or beschadigd."""

    id: str
    version: str
    gemeenten: tuple[str, ...]
    fasen: tuple[int, ...]
    places: tuple[tuple[str, str], ...]
    place_names: tuple[str, ...]
    count: int
    outcome: str
    questions: tuple[Question, ...] = ()
    timers: tuple[TimerKept, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def named_places(self) -> list[str]:
        """For people: each place once, and none that has no name in the diagram."""
        named = (name for (_, element), name in zip(self.places, self.place_names, strict=True) if name != element)
        return list(dict.fromkeys(named))


@dataclass(frozen=True)
class Example:
    """One casus drawn old and new, as (process, element); nothing says which casus it is."""

    group: str
    fase: int
    old_version_id: UUID
    old: tuple[tuple[str, str], ...]
    new: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Impact:
    """`already` are casussen that stand on this very version."""

    gemeenten: tuple[str, ...]
    running: int
    along: int
    asks: int
    already: int
    damaged: int
    groups: tuple[Group, ...]
    tasks: tuple[TaskChange, ...]
    work: tuple[NewWork, ...]
    sample: tuple[Example, ...]


def impact(viewer: Viewer, version_id: UUID, gemeenten: Sequence[str], choice: Choice = Choice()) -> Impact:
    """The impact of a version that is in the catalogue; only for functioneel beheer of these gemeenten."""
    with reading() as session:
        if session.get(catalogue.PublishedVersion, version_id) is None:
            raise NotFound("Deze versie van de route bestaat niet.")
        new = catalogue.compiled(session, version_id)
    return impact_of(viewer, new, gemeenten, choice)


def impact_of(viewer: Viewer, new: Version, gemeenten: Sequence[str], choice: Choice = Choice()) -> Impact:
    """The same for a version that is only a draft yet."""
    _may(viewer, gemeenten)
    with reading() as session:
        running = select(Casus).where(Casus.gemeente_id.in_(gemeenten), Casus.closed_at.is_(None))
        casussen = list(session.scalars(running.order_by(Casus.opened_at, Casus.id)))
        return _Looking(session, new, choice).over(casussen, tuple(sorted(gemeenten)))


def _may(viewer: Viewer, gemeenten: Sequence[str]) -> None:
    if not gemeenten:
        raise Invalid({"gemeenten": "Noem de gemeenten waarvan u de lopende casussen wilt bekijken."})
    for gemeente in gemeenten:
        if gemeente not in viewer.gemeenten:
            raise NotFound("Deze gemeente bestaat niet, of u werkt er niet voor.")
        require_role(viewer, DESIGNERS, gemeente, "De gevolgen van een versie bekijken")


@dataclass
class _Alike:
    """Casussen that stand alike, and what becomes of each of them."""

    id: str
    old: Version
    version: str
    casussen: list[Casus]
    found: Migrated | None


class _Looking:
    def __init__(self, session: Session, new: Version, choice: Choice):
        self.session, self.new, self.choice = session, new, choice
        self.now = clock.now()
        rows = session.scalars(select(catalogue.PublishedVersion))
        self.names = {row.id: (row.digest, f"{row.variant} {row.number}") for row in rows}

    def over(self, casussen: Sequence[Casus], gemeenten: tuple[str, ...]) -> Impact:
        others = [casus for casus in casussen if self.names[casus.version_id][0] != self.new.digest]
        alike = self.sorted(others)
        groups = tuple(sorted((self.group(one) for one in alike), key=lambda one: (one.outcome, -one.count)))
        moving = [one for one in alike if one.found is not None and one.found.state is not None]
        tasks = self.tasks_of(moving)
        many = Counter({one.outcome: 0 for one in groups})
        for one in groups:
            many[one.outcome] += one.count
        return Impact(
            gemeenten=gemeenten,
            running=len(casussen),
            along=many["gaat_mee"],
            asks=many["keuze"],
            already=len(casussen) - len(others),
            damaged=many["beschadigd"],
            groups=groups,
            tasks=task_changes(tasks, self.new),
            work=new_work(self.session, tasks, [(one.found, one.casussen) for one in moving if one.found], self.new),
            sample=tuple(self.example(one) for one in sorted(moving, key=lambda one: -len(one.casussen))[:SAMPLE]),
        )

    def sorted(self, casussen: Sequence[Casus]) -> list[_Alike]:
        found: dict[str, _Alike] = {}
        for casus in casussen:
            name = self.name_of(casus)
            if name not in found:
                old = catalogue.compiled(self.session, casus.version_id)
                version = self.names[casus.version_id][1]
                found[name] = _Alike(name, old, version, [], self.tried(old, casus.state))
            found[name].casussen.append(casus)
        return list(found.values())

    def name_of(self, casus: Casus) -> str:
        try:
            return group_of(casus.version_id, casus.state)
        except Broken:
            return f"beschadigd-{casus.version_id.hex[:8]}"

    def tried(self, old: Version, state: bytes) -> Migrated | None:
        choices = choices_between(old, self.new, self.choice.renamed, self.choice.go_on)
        try:
            return migrate(old.spec, self.new.spec, state, self.now, choices)
        except Broken:
            return None

    def group(self, one: _Alike) -> Group:
        places = tuple(positions(one.old.spec, one.casussen[0].state)) if one.found else ()
        labels = {item.id: item.name for item in one.old.places.elements}
        outcome = "beschadigd" if one.found is None else "gaat_mee" if one.found.state is not None else "keuze"
        return Group(
            id=one.id,
            version=one.version,
            gemeenten=tuple(sorted({casus.gemeente_id for casus in one.casussen})),
            fasen=tuple(sorted({casus.fase for casus in one.casussen})),
            places=places,
            place_names=tuple(labels.get(element) or element for _, element in places),
            count=len(one.casussen),
            outcome=outcome,
            questions=one.found.questions if one.found else (),
            timers=one.found.timers if one.found else (),
            notes=one.found.notes if one.found else (),
        )

    def tasks_of(self, moving: Sequence[_Alike]) -> list[tuple[Task, Version, Migrated]]:
        """The open tasks of everything that goes along, each with where it comes from and how it goes."""
        by_casus = {casus.id: one for one in moving for casus in one.casussen}
        open_tasks = self.session.scalars(select(Task).where(Task.casus_id.in_(by_casus), OPEN_TASK))
        found = []
        for task in open_tasks:
            one = by_casus[task.casus_id]
            assert one.found is not None
            found.append((task, one.old, one.found))
        return found

    def example(self, one: _Alike) -> Example:
        casus = one.casussen[0]
        assert one.found is not None
        assert one.found.state is not None
        return Example(
            group=one.id,
            fase=casus.fase,
            old_version_id=casus.version_id,
            old=tuple(positions(one.old.spec, casus.state)),
            new=tuple(positions(self.new.spec, one.found.state)),
        )
