"""A visit: what one request looks up and changes, one after the other, goes over one connection to the database.

Taking a connection from the pool and giving it back costs more than a question. Within `visit` the first who needs a
connection takes it, and it goes back when the visit ends. Everybody has a transaction of his own on it, or none. Who
needs one while another is busy with it, who met an error on it, and who is not on a visit, goes to the pool.
"""

from contextvars import ContextVar, Token

from sqlalchemy import Connection, Engine


class visit:
    """Whoever looks or writes within this, in this thread, uses one connection."""

    __slots__ = ("_before", "_connection", "in_use")

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self.in_use = False

    def __enter__(self) -> None:
        self._before: Token[visit | None] = _now.set(self)

    def __exit__(self, *_: object) -> None:
        _now.reset(self._before)
        self._end()

    def take(self, engine: Engine) -> Connection:
        if self._connection is None or self._connection.engine is not engine:
            self._end()
            self._connection = engine.connect()
        self.in_use = True
        return self._connection

    def give_back(self, keep: bool) -> None:
        """`keep` it for the next, with nothing half done on it; or let the pool look whether it still works."""
        self.in_use = False
        if not keep or self._connection is None:
            self._end()
            return
        try:
            self._connection.rollback()
        except BaseException:
            self._end()
            raise

    def _end(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


_now: ContextVar[visit | None] = ContextVar("visit", default=None)


class connected:
    """A connection without a transaction; what is begun on it and not committed has not happened."""

    __slots__ = ("_alone", "_engine", "_visit")

    def __init__(self, engine: Engine):
        self._engine = engine

    def __enter__(self) -> Connection:
        visiting = _now.get()
        self._alone = visiting is None or visiting.in_use
        self._visit = visiting if visiting and not visiting.in_use else visit()
        return self._visit.take(self._engine)

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._visit.give_back(keep=error is None and not self._alone)
