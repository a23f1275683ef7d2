"""A visit: what one request looks up and changes, one after the other, goes over one connection to the database.

Taking a connection from the pool and giving it back costs more than a question. Within `visit` the first who needs a
connection takes it, and it goes back when the visit ends. Everybody has a transaction of his own on it, or none. Who
needs one while another is busy with it, or is not on a visit, takes another. One on which nothing went wrong lies ready
for the next as it is.

SQLite's writers come one after the other. Who wrote hands his connection on to who waits for his turn: the pages that
SQLite remembers are of one connection, and forgotten when another writes.
"""

import threading
import time
from contextlib import suppress
from contextvars import ContextVar, Token
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool

# Seconds after which a connection that nobody used may have died unseen.
STILL = 1.0


class Turn:
    """One writes to SQLite at a time, in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanting: list[None] = []  # one for each: counting in a number would need a lock of its own

    def awaited(self) -> bool:
        """Asked by who has it: whether somebody waits for it."""
        return len(self._wanting) > 1

    def __enter__(self) -> None:
        self._wanting.append(None)
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()
        self._wanting.pop()


turn = Turn()


class Ready(QueuePool):
    """A pool of which the connections that were used last lie ready; the last comes first."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self._ready: list[tuple[Connection, float]] = []
        self._handed: list[Connection] = []

    def take(self, engine: Engine) -> Connection:
        """One that lay still for a while goes through the pool, which asks whether it still works: asking costs a round
        trip. One that broke a moment ago is found out by its first question, which every act asks again.
        """
        try:
            connection, left = self._ready.pop()
        except IndexError:
            return engine.connect()
        if time.monotonic() - left < STILL:
            return connection
        connection.close()
        return engine.connect()

    def in_turn(self, connection: Connection) -> Connection:
        """What who wrote before handed on; this one then lies ready."""
        try:
            handed = self._handed.pop()
        except IndexError:
            return connection
        self.leave(connection)
        return handed

    def leave(self, connection: Connection, for_turn: bool = False) -> None:
        """It lies ready for the next, or for whose turn it is next, unless something is half done on it or was chosen
        for it.
        """
        chosen = connection.get_execution_options() or connection.engine.pool is not self
        if chosen or connection.invalidated or connection.in_transaction() or len(self._ready) >= self.size():
            self.undo(connection)
        elif for_turn:
            self._handed.append(connection)
        else:
            self._ready.append((connection, time.monotonic()))

    def undo(self, connection: Connection) -> None:
        """Back to the pool, which undoes what was begun on it. When it was lost, others may be lost with it: the pool
        knows which. Where another pool came for this one, it is closed.
        """
        if connection.invalidated:
            self._clear()
        elif connection.engine.pool is not self:
            connection.detach()
        connection.close()

    def dispose(self) -> None:
        self._clear()
        super().dispose()

    def _clear(self) -> None:
        with suppress(IndexError):  # others may take them meanwhile
            while True:
                self._ready.pop()[0].close()
        with suppress(IndexError):
            while True:
                self._handed.pop().close()


class visit:
    """Whoever looks or writes within this, in this thread, uses one connection."""

    __slots__ = ("_before", "_connection", "_pool", "in_use")

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self.in_use = False

    def __enter__(self) -> None:
        self._before: Token[visit | None] = _now.set(self)

    def __exit__(self, *_: object) -> None:
        _now.reset(self._before)
        self.end()

    def take(self, engine: Engine, in_turn: bool) -> Connection:
        connection = self._connection
        if connection is None or connection.engine is not engine:
            self.end()
            self._pool: Ready = engine.pool  # type: ignore[assignment]
            connection = self._connection = self._pool.take(engine)
        if in_turn:
            connection = self._connection = self._pool.in_turn(connection)
        self.in_use = True
        return connection

    def give_back(self, connection: Connection, error: object, in_turn: bool) -> None:
        """For the next on this visit, or for who waits for his turn; or to the pool after an error, or with something
        half done on it.
        """
        self.in_use = False
        if error is not None or connection.in_transaction():
            self._connection = None
            self._pool.undo(connection)
        elif in_turn and turn.awaited():
            self._connection = None
            self._pool.leave(connection, for_turn=True)

    def end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._pool.leave(connection)


_now: ContextVar[visit | None] = ContextVar("visit", default=None)


class connected:
    """A connection without a transaction; what is begun on it and not committed has not happened. `in_turn`: nobody
    else writes as long as this lasts.
    """

    __slots__ = ("_alone", "_connection", "_engine", "_in_turn", "_visit")

    def __init__(self, engine: Engine, in_turn: bool = False):
        self._engine, self._in_turn = engine, in_turn

    def __enter__(self) -> Connection:
        visiting = _now.get()
        self._alone = visiting is None or visiting.in_use
        self._visit = visit() if visiting is None or visiting.in_use else visiting
        self._connection = self._visit.take(self._engine, self._in_turn)
        return self._connection

    def __exit__(self, _kind: type[BaseException] | None, error: BaseException | None, _trace: object) -> None:
        self._visit.give_back(self._connection, error, self._in_turn)
        if self._alone:
            self._visit.end()
