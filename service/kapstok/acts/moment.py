"""The moment in which an act happens: who, when, in which transaction, and which casus it holds."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state
from sqlalchemy.orm.exc import StaleDataError

from kapstok import waypoints
from kapstok.acts.one_casusregisseur import has_nobody, require_appointment
from kapstok.as_read import as_object, held_by
from kapstok.at_once import begin_write, fresh, insert_into, now_is
from kapstok.audit import chain
from kapstok.casus import at_hand, hold
from kapstok.casus.model import Casus, Event
from kapstok.catalogue import model as catalogue
from kapstok.db import Row, session_on
from kapstok.driver import in_one
from kapstok.engine import Run
from kapstok.regie import ledger
from kapstok.regie.ledger import Holding
from kapstok.rights import Viewer, task_to_hold
from kapstok.settled import Settled
from kapstok.tasks import model as tasks
from kapstok.tasks.model import Task
from kapstok.variants.version import Version

R = TypeVar("R", bound=Row)


@dataclass
class Held:
    """A casus in our hands: its row is locked, its run is loaded when asked for.

    `found` is its row as it came in our hands and `now` as it is now, `doing` the task at hand, `refers` the versions
    and meetings in the dossier that answer it. The rows are plain, to be read, until somebody is going to change them.
    `gemeente_name` is there when it was read along.
    """

    moment: "Moment"
    found: Casus
    doing: Task | None = None
    detail: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    refers: tuple[str, ...] = ()
    gemeente_name: str | None = None
    now: Casus = field(init=False)

    def __post_init__(self) -> None:
        self.now = self.found

    @cached_property
    def casus(self) -> Casus:
        """Its row as an object that may be changed: it stands for a row that is there."""
        if Casus in self.moment.rows:
            self.moment.send()
        self.now = self.moment.keep(as_object(Casus, self.found))
        return self.now

    def to_change(self) -> Task:
        """The task at hand as an object that may be changed."""
        self.doing = self.moment.keep(as_object(Task, self.doing))
        return self.doing

    def join(self) -> tuple[Casus, Task | None]:
        """There is a session: what it finds of these rows is what we hold."""
        return self.casus, self.doing and self.to_change()

    @cached_property
    def version(self) -> Version:
        return catalogue.compiled(self.moment.connection, self.now.version_id)

    @cached_property
    def regie(self) -> dict[str, Holding]:
        """Who holds which regie now, by kind; `forget_regie` after it changed."""
        return ledger.holding(self.moment.connection, self.found.id)

    def task(self, key: str) -> Task:
        """A task of this casus by the engine's name for it."""
        if self.doing is not None and self.doing.key == key:
            return self.doing
        return tasks.by_key(self.moment.session, self.found.id, key)

    def forget_regie(self) -> None:
        self.__dict__.pop("regie", None)

    @cached_property
    def run(self) -> Run:
        spec = self.version.spec
        return at_hand.take(self.now, spec) or hold.unseal(self.now, spec)


@dataclass
class Moment:
    """One transaction of one person (None: the clock or a system) at one moment."""

    act: str
    connection: Connection
    person: Viewer | None
    now: datetime
    held: list[Held] = field(default_factory=list)
    rows: dict[type[Row], list[dict[str, Any]]] = field(default_factory=dict)
    changed: list[tuple[type[Row], Row, dict[str, Any]]] = field(default_factory=list)
    read: dict[Any, Row] = field(default_factory=dict)

    def __enter__(self) -> "Moment":
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if error is None:
            self.flush()
        if "session" in vars(self):
            self.session.close()

    @cached_property
    def session(self) -> Session:
        """For acts that work with rows as objects. It costs as much as several questions: the busiest acts ask none."""
        session = session_on(self.connection)
        for held in self.held:
            held.join()
        session.add_all(self.read.values())
        return session

    def flush(self) -> None:
        """What was changed in rows as objects is written."""
        if "session" in vars(self) or [row for row in self.read.values() if instance_state(row).modified]:
            self.session.flush()

    def keep(self, row: R) -> R:
        """A row that was read, as an object that may be changed."""
        if "session" in vars(self):
            return held_by(self.session, row)
        return self.read.setdefault(instance_state(row).key, row)  # type: ignore[return-value]

    @property
    def viewer(self) -> Viewer:
        """The person; only for acts that a person does."""
        if self.person is None:
            raise RuntimeError(f"{self.act} needs a person")
        return self.person

    @property
    def person_id(self) -> UUID | None:
        return self.person.person_id if self.person else None

    def hold(self, casus_id: UUID) -> Held:
        """Lock a casus for the rest of this moment."""
        return self.holding(self.lock(casus_id))

    def lock(self, casus_id: UUID) -> Casus:
        """Only its row: for what is done to a casus without its run."""
        self.flush()
        casus = self.keep(hold.lock(self.connection, casus_id))
        waypoints.reached("after_lock")
        return casus

    def hold_task(self, task_id: UUID) -> tuple[Task, Held]:
        """A task that exists for the person, as it is under the lock on its casus."""
        task, casus, gemeente_name, regie = task_to_hold(self.connection, self.viewer, task_id)
        waypoints.reached("after_lock")
        held = self.holding(casus, task)
        held.gemeente_name, held.regie = gemeente_name, regie
        return task, held

    def holding(self, casus: Casus, doing: Task | None = None) -> Held:
        """The same, for a row that was locked or made in this moment."""
        held = Held(self, casus, doing)
        self.held.append(held)
        if "session" in vars(self):
            held.join()
        return held

    def put(self, kind: type[Row], /, **values: Any) -> None:
        """A new row, written with all others of its kind when the moment settles, or at `write`."""
        self.rows.setdefault(kind, []).append(values)

    def change(self, kind: type[R], row: R, **values: Any) -> None:
        """These columns of a row in our hands become this; written together with what was put."""
        now_is(row, **values)
        self.changed.append((kind, row, values))

    def make(self, kind: type[R], **values: Any) -> R:
        """A new row to which others refer that are put after it; what becomes of it until it is written goes along."""
        row = fresh(kind, **values)
        self.rows.setdefault(kind, []).append(vars(row))
        return row

    def send(self) -> None:
        """Write what was put and changed so far."""
        changed, self.changed = self.changed, []
        rows, self.rows = self.rows, {}
        with in_one(self.connection):
            sent = [(kind, begin_write(self.connection, kind, row, **values)) for kind, row, values in changed]
            for of, every in rows.items():
                insert_into(self.connection, of, every)
        for kind, change in sent:
            if kind is Casus and change.rowcount != 1:
                raise StaleDataError

    def write(self) -> None:
        """The same, with what was changed in objects, for whoever is going to look for it."""
        if self.rows or self.changed:
            self.flush()
            self.send()

    def settle(self) -> Settled | None:
        """Store the runs under a new seal and version, and write the audit lines, all in one go."""
        sealed = [(held, self._seal(held)) for held in self.held]
        self.flush()
        waypoints.reached("mid")
        settled = self._settled()
        for held, state in sealed:
            self._store(held, state)
        self.send()
        return settled

    def _settled(self) -> Settled | None:
        """How it leaves the one casus that it holds, as far as everything of it was read."""
        held = self.held[0] if len(self.held) == 1 else None
        if held is None or held.gemeente_name is None:
            return None
        return Settled(held.now, held.gemeente_name, held.regie, {row["id"]: row for row in self.rows.get(Task, ())})

    def _seal(self, held: Held) -> dict[str, Any]:
        """What has to be stored of the run, when it was loaded."""
        if "run" not in vars(held):
            return {}
        if has_nobody(held.now, held.regie.get("casusregie")):
            self.write()  # it is looked whether somebody has the task to appoint one
            require_appointment(self.session, held.casus)
        hold.reseal(held.now, held.run)
        return {"state": held.now.state, "seal": held.now.seal}

    def _store(self, held: Held, state: dict[str, Any]) -> None:
        casus = held.now
        digest = hold.state_digest(casus)
        entry = chain.Entry(casus.id, casus.version + 1, self.act, self.person_id, digest, held.detail)
        stored = {**state, "version": entry.version, "chain": chain.append(self.put, entry, casus.chain, self.now)}
        if [row for row in self.rows.get(Casus, ()) if row is vars(casus)]:
            vars(casus).update(stored)
        else:
            self.changed.append((Casus, casus, stored))
        if held.events:
            self.rows.setdefault(Event, []).extend(held.events)
