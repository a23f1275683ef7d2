"""Questions put together once: what SQLAlchemy does anew for each question is done at the first, and then kept.

A question of the busiest deeds costs more in Python than in the database. A `Prebuilt` keeps the text of its statement
and what has to be done to its values and its lines, by database and by the lengths of its lists. It is asked on the
connection, and so in the transaction, that is given; errors and listeners are those of SQLAlchemy.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from operator import attrgetter, itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Connection,
    DateTime,
    Delete,
    Dialect,
    Insert,
    Select,
    TypeDecorator,
    Update,
    Uuid,
)
from sqlalchemy.types import NullType, TypeEngine

from kapstok.driver import Sheet, done, execute

Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
Way = Callable[[Any], Any] | None
Line = Callable[[Sequence[Any]], Any]
Shape = tuple[str, tuple[int, ...]]
MOST_SHAPES = 200
MOST_KEPT = 4096
MOST_KINDS = 8


@dataclass(frozen=True)
class _Ready:
    """A statement for one database. `pick` takes the values out of what is given, in order; `ways_in`: at which places
    something is done to them, and what stands there for None. `lists`: the names of the values of each list.
    """

    text: str
    pick: Callable[[Mapping[str, Any]], Iterable[Any]]
    ways_in: tuple[tuple[int, Callable[[Any], Any], Any], ...]
    constants: Mapping[str, Any]
    lists: tuple[tuple[str, Sequence[str]], ...]
    line: Line
    ways_out: tuple[tuple[int, Callable[[Any], Any]], ...]

    def values(self, given: Mapping[str, Any]) -> list[Any]:
        """In order, as the driver wants them."""
        if self.constants or self.lists:
            given = {**self.constants, **given}
            for of, names in self.lists:
                given.update(zip(names, _flat(given[of]), strict=True))
        values = list(self.pick(given))
        for place, way, of_none in self.ways_in:
            value = values[place]
            values[place] = of_none if value is None else way(value)
        return values

    def lines(self, found: Sequence[Sequence[Any]]) -> list[Any]:
        return [self.line(self._cells(row)) for row in found]

    def _cells(self, row: Sequence[Any]) -> Sequence[Any]:
        cells = list(row)
        for place, way in self.ways_out:
            if cells[place] is not None:
                cells[place] = way(cells[place])
        return cells


class Prebuilt:
    """One statement with named values. A value that is a list belongs to an IN, and may be one of pairs.

    `frees`: a change after which others may have what must be unique.
    """

    def __init__(self, statement: Statement, columns: tuple[str, ...] | None = None, frees: bool = True):
        self.statement = statement
        self._columns = columns
        self._frees = frees
        self._texts: dict[str, tuple[Any, tuple[str, ...]]] = {}
        self._shapes: dict[Shape, _Ready] = {}
        self._only: dict[str, _Ready] = {}

    def all(self, connection: Connection, values: Mapping[str, Any]) -> list[Any]:
        """Every line that is found: a named tuple of the selected columns."""
        return self.ask(connection, values)()

    def ask(self, connection: Connection, values: Mapping[str, Any]) -> Callable[[], list[Any]]:
        """The same within `together`: what was found is to be had when that has ended."""
        ready = self._ready(connection.dialect, values)
        cursor = execute(connection, ready.text, ready.values(values))

        def found() -> list[Any]:
            try:
                rows = cursor.fetchall()
            except connection.dialect.loaded_dbapi.Error as error:
                connection._handle_dbapi_exception(error, ready.text, None, cursor, None)
            done(connection, ready.text, cursor)
            return ready.lines(rows)

        return found

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Any | None:
        """The first line, or None."""
        found = self.all(connection, values)
        return found[0] if found else None

    def change(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Carry it out; answers how many rows it touched."""
        touched: int = self.begin(connection, values).rowcount
        return touched

    def begin(self, connection: Any, values: Mapping[str, Any]) -> Any:
        """The same within `in_one`: `rowcount` of the answer is known when that has ended."""
        ready = self._ready(connection.dialect, values)
        return self._begin(connection, ready.text, ready.values(values))

    def begin_each(self, connection: Any, one: "Prebuilt", many: Sequence[Mapping[str, Any]]) -> None:
        """New rows in one statement: this one, that has the values of as many rows as `one` has of one."""
        ready, of_one = self._ready(connection.dialect, {}), one._ready(connection.dialect, {})
        self._begin(connection, ready.text, [value for given in many for value in of_one.values(given)])

    def _begin(self, connection: Any, text: str, values: list[Any]) -> Any:
        sheet: Sheet | None = connection.sheet
        if sheet is None:
            return execute(connection, text, values)
        table = self.statement.table.name  # type: ignore[union-attr]
        if isinstance(self.statement, Insert):
            return sheet.insert(table, text, values)
        return sheet.change(table, text, values, self._frees)

    def change_each(self, connection: Connection, many: Sequence[Mapping[str, Any]]) -> None:
        """Carry it out for each of these."""
        ready = self._ready(connection.dialect, many[0])
        execute(connection, ready.text, [ready.values(given) for given in many], many=True)

    def _ready(self, dialect: Dialect, values: Mapping[str, Any]) -> _Ready:
        return self._only.get(dialect.name) or self._of_shape(dialect, values)

    def _of_shape(self, dialect: Dialect, values: Mapping[str, Any]) -> _Ready:
        compiled, named = self._texts.get(dialect.name) or self._compiled(dialect)
        shape = dialect.name, tuple([len(values[name]) for name in named])
        ready = self._shapes.get(shape)
        if ready is None:
            ready = _put_together(compiled, {name: values[name] for name in named})
            if not named:
                self._only[dialect.name] = ready
            elif len(self._shapes) < MOST_SHAPES:
                self._shapes[shape] = ready
        return ready

    def _compiled(self, dialect: Dialect) -> tuple[Any, tuple[str, ...]]:
        compiled: Any = self.statement.compile(dialect=dialect, column_keys=self._columns)
        found = compiled, tuple(name for name, bind in compiled.binds.items() if bind.expanding)
        self._texts[dialect.name] = found
        return found


def _put_together(compiled: Any, lists: Mapping[str, list[Any]]) -> _Ready:
    """The text with as many places in each list as there are values, and what is done to each value and cell."""
    dialect = compiled.dialect
    known = {name: bind.effective_value for name, bind in compiled.binds.items() if not bind.required}
    state = compiled.construct_expanded_state({**dict.fromkeys(compiled.binds), **known, **lists})
    kinds = {name: bind.type for name, bind in compiled.binds.items()}
    for name in lists:
        of = getattr(kinds[name], "types", (kinds[name],))
        expanded = state.parameter_expansion[name]
        kinds |= {each: of[place % len(of)] for place, each in enumerate(expanded)}
    line, ways_out = _answer(compiled.statement, dialect)
    names = list(state.positiontup)
    ways_in = ((place, *_way_in(kinds[name], dialect)) for place, name in enumerate(names))
    return _Ready(
        text=state.statement,
        pick=_picker(names),
        ways_in=tuple((place, way, of_none) for place, way, of_none in ways_in if way),
        constants=known,
        lists=tuple((name, state.parameter_expansion[name]) for name in lists),
        line=line,
        ways_out=ways_out,
    )


def _picker(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Iterable[Any]]:
    """How the values of these names are taken out at once."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda given: [given[name] for name in names]


def _answer(statement: Statement, dialect: Dialect) -> tuple[Line, tuple[tuple[int, Any], ...]]:
    """What a line of the answer looks like, and what is done to its cells."""
    columns = list(statement.selected_columns if isinstance(statement, Select) else statement.exported_columns)
    ways = ((place, _way_out(column.type, dialect)) for place, column in enumerate(columns))
    names = [column.key or f"column_{place}" for place, column in enumerate(columns)]
    line = namedtuple("Line", names, rename=True)  # type: ignore[misc]
    # Of all cells at once, and not of thirty arguments.
    return partial(tuple.__new__, line), tuple((place, way) for place, way in ways if way)


def _way_in(kind: TypeEngine[Any], dialect: Dialect) -> tuple[Way, Any]:
    """What is done to a value, and what stands for None."""
    if isinstance(kind, Uuid):
        return _hex, None
    if _is_moment(kind):
        return _of_moments(type(kind), dialect)[0], None  # type: ignore[arg-type]
    return _bound(kind, dialect)


def _bound(kind: TypeEngine[Any], dialect: Dialect) -> tuple[Way, Any]:
    found = kind.dialect_impl(dialect)
    way = JSON.bind_processor(found, dialect) if isinstance(found, JSON) else found.bind_processor(dialect)
    of_none = way(None) if way else None
    if dialect.name == "postgresql" and isinstance(found, NullType):
        way = _sent
    elif dialect.name == "postgresql" and not isinstance(found, JSON):
        way = _after(way, _AS_SENT.get(getattr(kind, "impl_instance", kind).python_type))
    return way, of_none


def _way_out(kind: TypeEngine[Any], dialect: Dialect) -> Way:
    if _is_moment(kind):
        return _of_moments(type(kind), dialect)[1]  # type: ignore[arg-type]
    way = kind.dialect_impl(dialect).result_processor(dialect, None)
    return _kept(way) if isinstance(kind, Uuid) else way


@lru_cache(maxsize=MOST_KINDS)
def _of_moments(kind: type[TypeEngine[Any]], dialect: Dialect) -> tuple[Way, Way]:
    """In and out, for all statements together: nearly everything that an act writes is of one moment."""
    way_in, _ = _bound(kind(), dialect)
    return _kept(way_in), _kept(kind().dialect_impl(dialect).result_processor(dialect, None))


def _hex(value: UUID) -> str:
    return value.int.to_bytes(16).hex()


# PostgreSQL knows what a value is by its place: all goes as text, and only what is no text as it is.
_AS_SENT: dict[type, Callable[[Any], Any]] = {
    int: str,
    bool: ("f", "t").__getitem__,
    datetime: datetime.isoformat,
    date: date.isoformat,
    bytes: attrgetter("obj"),
    UUID: _hex,
}


def _sent(value: Any) -> Any:
    """A value of which the statement does not say what it is."""
    return _AS_SENT.get(type(value), str)(value)


def _after(first: Way, then: Way) -> Way:
    if first is None or then is None:
        return first or then
    return lambda value: then(first(value))


def _kept(way: Way) -> Way:
    """The same ids and moments come by again and again: making one costs ten times as much as finding the one that
    was made before.
    """
    return lru_cache(MOST_KEPT)(way) if way else way


def _is_moment(kind: TypeEngine[Any]) -> bool:
    return isinstance(kind, TypeDecorator) and isinstance(kind.impl_instance, DateTime)


def _flat(value: list[Any]) -> list[Any]:
    return [part for pair in value for part in pair] if value and type(value[0]) is tuple else value
