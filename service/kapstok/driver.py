"""How questions reach the driver of the database: one by one, several in one message, or as parts of one statement."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Connection

TOGETHER = "together"
ASKERS = "askers"
MOST_SHEETS = 512


class Wire(Connection):
    """A connection that knows that of its driver, and what is kept with it, without looking for it with each question.

    `sheet`: what changes are put on, within `in_one`.
    """

    sheet: "Sheet | None" = None

    @cached_property
    def driver(self) -> Any:
        return self.connection.dbapi_connection

    @cached_property
    def askers(self) -> Any:
        """Who asks what is asked often, where that is another than the driver's cursor (PostgreSQL)."""
        return self.info.get(ASKERS)

    def invalidate(self, exception: BaseException | None = None) -> None:
        self._forget()
        super().invalidate(exception)

    def close(self) -> None:
        self._forget()
        super().close()

    def _forget(self) -> None:
        vars(self).pop("driver", None)
        vars(self).pop("askers", None)


def execute(connection: Any, text: str, values: Any, many: bool = False) -> Any:
    """A cursor of the driver, or what stands for one, that carried it out; errors are told as SQLAlchemy does."""
    askers, cursor = connection.askers, None
    try:
        cursor = askers.of(text) if askers else connection.driver.cursor()
        if connection.engine._has_events:
            for listen in connection.engine.dispatch.before_cursor_execute:
                listen(connection, cursor, text, values, None, many)
        cursor.executemany(text, values) if many else cursor.execute(text, values)
    except connection.dialect.loaded_dbapi.Error as error:
        # Its own way out: it knows which errors mean that the connection, and the others in the pool, are lost.
        connection._handle_dbapi_exception(error, text, None, cursor, None)
    return cursor


def done(connection: Any, text: str, cursor: Any) -> None:
    """Its answer was taken; nothing stays of what was asked and answered."""
    if connection.askers:
        connection.askers.keep(text, cursor)
    else:
        cursor.close()


@contextmanager
def together(connection: Any) -> Iterator[None]:
    """What is asked within this is sent in one go and answered in one go, where the driver can (PostgreSQL): going to
    and fro costs more than the work. Only a `Prebuilt` may be asked within it.
    """
    if not connection.askers:
        yield
        return
    try:
        with connection.askers:
            yield
    except connection.dialect.loaded_dbapi.Error as error:
        connection._handle_dbapi_exception(error, TOGETHER, None, None, None)


class Touched:
    """How many rows a change touched, once it was sent."""

    __slots__ = ("rowcount",)

    def __init__(self) -> None:
        self.rowcount = -1


class Sheet:
    """Changes that become one statement, in which none comes before another and none sees what another did. What must
    come after something that stands on it makes it be sent first.
    """

    def __init__(self, connection: Connection):
        self._connection = connection
        self._texts: list[str] = []
        self._values: list[Any] = []
        self._changes: list[Touched] = []
        self._tables: set[str] = set()
        self._freed: set[str] = set()

    def insert(self, table: str, text: str, values: list[Any]) -> None:
        """New rows; a change of the same table may have made room for them."""
        if table in self._freed:
            self.send()
        self._put(table, text, values)

    def change(self, table: str, text: str, values: list[Any], frees: bool) -> Touched:
        """Rows that change or go; `frees`: something that must be unique may now be had by another."""
        if table in self._tables:
            self.send()
        self._put(table, text, values)
        if frees:
            self._freed.add(table)
        self._changes.append(Touched())
        return self._changes[-1]

    def _put(self, table: str, text: str, values: list[Any]) -> None:
        self._tables.add(table)
        self._texts.append(text)
        self._values += values

    def send(self) -> None:
        """Carry out what stands on it, and begin anew."""
        if self._texts:
            text = _one_of(tuple(self._texts))
            cursor = execute(self._connection, text, self._values)
            counts = cursor.fetchone()
            done(self._connection, text, cursor)
            for change, count in zip(self._changes, counts[1:], strict=True):
                change.rowcount = count
        self._texts, self._values, self._changes = [], [], []
        self._tables.clear()
        self._freed.clear()


class in_one:
    """What is changed within this by a `Prebuilt` is one statement, where the database can (PostgreSQL)."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Any):
        self._connection = connection

    def __enter__(self) -> None:
        if self._connection.dialect.name == "postgresql":
            self._connection.sheet = Sheet(self._connection)

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        sheet, self._connection.sheet = self._connection.sheet, None
        if sheet is not None and error is None:
            sheet.send()


@lru_cache(maxsize=MOST_SHEETS)
def _one_of(texts: tuple[str, ...]) -> str:
    """One statement of several, which says of each change how many rows it touched."""
    parts, counts, before = [], ["0"], 0
    for number, text in enumerate(texts):
        name, counted = f"part_{number}", not text.startswith("INSERT")
        moved = _PLACE.sub(lambda found, by=before: f"${int(found[1]) + by}", text)  # type: ignore[misc]
        before += max((int(place) for place in _PLACE.findall(text)), default=0)
        parts.append(f"{name} AS ({moved}{' RETURNING 1' * counted})")
        counts += [f"(SELECT count(*) FROM {name})"] * counted  # noqa: S608
    return f"WITH {', '.join(parts)} SELECT {', '.join(counts)}"


_PLACE = re.compile(r"\$(\d+)")
