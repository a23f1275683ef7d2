"""The moment in which an act happens: who, when, in which transaction, and which casus it holds."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from kapstok import waypoints
from kapstok.acts.one_casusregisseur import require_casusregisseur
from kapstok.at_once import begin_write, insert_into, now_is
from kapstok.audit import chain
from kapstok.casus import hold
from kapstok.casus.model import Casus, Event
from kapstok.catalogue import model as catalogue
from kapstok.db import Row
from kapstok.engine import Run
from kapstok.prebuilt import together
from kapstok.regie import ledger
from kapstok.regie.ledger import Regie
from kapstok.rights import Viewer, task_to_hold
from kapstok.tasks import model as tasks
from kapstok.tasks.model import Task
from kapstok.variants.version import Version


@dataclass
class Held:
    """A casus in our hands: its row is locked, its run is loaded when asked for.

    `doing` is the task at hand, `refers` the versions and meetings in the dossier that answer it.
    """

    session: Session
    casus: Casus
    detail: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    doing: Task | None = None
    refers: tuple[str, ...] = ()

    @cached_property
    def version(self) -> Version:
        return catalogue.compiled(self.session, self.casus.version_id)

    @cached_property
    def regie(self) -> dict[str, Regie]:
        """Who holds which regie now, by kind; `forget_regie` after it changed."""
        return ledger.holding(self.session.connection(), self.casus.id)

    def task(self, key: str) -> Task:
        """A task of this casus by the engine's name for it."""
        if self.doing is not None and self.doing.key == key:
            return self.doing
        return tasks.by_key(self.session, self.casus.id, key)

    def forget_regie(self) -> None:
        self.__dict__.pop("regie", None)

    @cached_property
    def run(self) -> Run:
        return hold.unseal(self.casus, self.version.spec)


@dataclass
class Moment:
    """One transaction of one person (None: the clock or a system) at one moment."""

    act: str
    session: Session
    person: Viewer | None
    now: datetime
    held: list[Held] = field(default_factory=list)
    rows: dict[type[Row], list[dict[str, Any]]] = field(default_factory=dict)

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
        casus = hold.lock(self.session, casus_id)
        waypoints.reached("after_lock")
        return self.holding(casus)

    def hold_task(self, task_id: UUID) -> tuple[Task, Held]:
        """A task that exists for the person, as it is under the lock on its casus."""
        task, casus = task_to_hold(self.session, self.viewer, task_id)
        waypoints.reached("after_lock")
        held = self.holding(casus)
        held.doing = task
        return task, held

    def holding(self, casus: Casus) -> Held:
        """The same, for a row that was made in this moment."""
        held = Held(self.session, casus)
        self.held.append(held)
        return held

    def put(self, kind: type[Row], **values: Any) -> None:
        """A new row, written with all others of its kind when the moment settles, or at `write`."""
        self.rows.setdefault(kind, []).append(values)

    def write(self) -> None:
        """Write what was put, for whoever is going to look for it."""
        if self.rows:
            self.session.flush()
            connection = self.session.connection()
            with together(connection):
                self._insert(connection)

    def settle(self) -> None:
        """Store the runs under a new seal and version, and write the audit lines, all in one go."""
        self.session.flush()
        stored = [self._seal(held) for held in self.held]
        self.session.flush()
        waypoints.reached("mid")
        connection = self.session.connection()
        with together(connection):
            self._insert(connection)
            stores = [self._store(connection, held, state) for held, state in zip(self.held, stored, strict=True)]
        for casus, change, values in stores:
            if change.rowcount != 1:
                raise StaleDataError
            now_is(casus, **values)

    def _insert(self, connection: Connection) -> None:
        rows, self.rows = self.rows, {}
        for kind, values in rows.items():
            insert_into(connection, kind, values)

    def _seal(self, held: Held) -> dict[str, Any]:
        """What has to be stored of the run, when it was loaded."""
        if "run" not in vars(held):
            return {}
        holder = held.regie.get("casusregie")
        if holder is None or holder.person_id is None:
            self.write()  # it is looked whether somebody has the task to appoint one
        require_casusregisseur(self.session, held.casus, holder)
        hold.reseal(held.casus, held.run)
        return {"state": held.casus.state, "seal": held.casus.seal}

    def _store(self, connection: Connection, held: Held, state: dict[str, Any]) -> tuple[Casus, Any, dict[str, Any]]:
        casus, digest = held.casus, hold.state_digest(held.casus)
        entry = chain.Entry(casus.id, casus.version + 1, self.act, self.person_id, digest, held.detail)
        links = chain.append(connection, entry, casus.chain, self.now)
        values = {**state, "version": entry.version, "chain": links}
        change = begin_write(connection, casus, **values)
        if held.events:
            insert_into(connection, Event, held.events)
        return casus, change, values
