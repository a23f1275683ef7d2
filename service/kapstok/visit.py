"""A visit: what one request looks up and changes, one after the other, goes over one connection to the database.

Taking a connection from the pool and giving it back costs more than a question. Within `visit` the first who needs a
connection takes it, and it goes back when the visit ends. Everybody has a transaction of his own on it, or none. Who
needs one while another is busy with it, who met an error on it, and who is not on a visit, goes to the pool.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sqlalchemy import Connection, Engine


class _Visit:
    """The connection of this visit, once somebody needed it, and whether it is in use."""

    __slots__ = ("connection", "in_use")

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.in_use = False

    def take(self, engine: Engine) -> Connection:
        if self.connection is None or self.connection.engine is not engine:
            self.end()
            self.connection = engine.connect()
        return self.connection

    def end(self) -> None:
        connection, self.connection = self.connection, None
        if connection is not None:
            connection.close()


_now: ContextVar[_Visit | None] = ContextVar("visit", default=None)


@contextmanager
def visit() -> Iterator[None]:
    """Whoever looks or writes within this, in this thread, uses one connection."""
    visiting = _Visit()
    before = _now.set(visiting)
    try:
        yield
    finally:
        _now.reset(before)
        visiting.end()


@contextmanager
def connected(engine: Engine) -> Iterator[Connection]:
    """A connection without a transaction; what is begun on it and not committed has not happened."""
    visiting = _now.get()
    if visiting is None or visiting.in_use:
        with engine.connect() as connection:
            yield connection
        return
    connection, visiting.in_use = visiting.take(engine), True
    try:
        yield connection
        connection.rollback()
    except BaseException:
        # The pool looks whether it still works, and nothing half done is left for the next.
        visiting.end()
        raise
    finally:
        visiting.in_use = False
