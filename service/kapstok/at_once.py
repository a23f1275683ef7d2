"""Rows that are written at once: by statements put together once, without asking what else changed."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Index, Table, UniqueConstraint, bindparam, insert, update
from sqlalchemy.orm.attributes import instance_state, set_committed_value

from kapstok.as_read import Plain
from kapstok.db import Row
from kapstok.prebuilt import Prebuilt

R = TypeVar("R", bound=Row)
MOST_TOGETHER = 16


def insert_into(connection: Connection, kind: type[Row], rows: list[dict[str, Any]]) -> None:
    """New rows of one kind, all with the same columns, in one statement."""
    into = _insertion(kind, tuple(rows[0]))
    if into.fixed or into.made:
        rows = [into.whole(row) for row in rows]
    if len(rows) == 1:
        into.statement.begin(connection, rows[0])
    elif connection.dialect.name == "postgresql":
        for some in (rows[start : start + MOST_TOGETHER] for start in range(0, len(rows), MOST_TOGETHER)):
            _insertion_of(kind, tuple(some[0]), len(some)).begin_each(connection, into.statement, some)
    else:
        into.statement.change_each(connection, rows)


@lru_cache(maxsize=256)
def _insertion_of(kind: type[Row], names: tuple[str, ...], many: int) -> Prebuilt:
    """One statement for several rows, with the values of each in the order of the statement for one: PostgreSQL would
    else answer each of them.
    """
    columns = kind.__table__.columns
    rows = [{name: bindparam(f"{name}_{number}", type_=columns[name].type) for name in names} for number in range(many)]
    return Prebuilt(insert(kind.__table__).inline().values(rows))  # type: ignore[arg-type]


def fresh(kind: type[R], **values: Any) -> R:
    """A row that is not written yet, plain, with its defaults; its values are those of `vars`."""
    values = _insertion(kind, tuple(values)).whole(values)
    return Plain({**dict.fromkeys(kind.__table__.columns.keys()), **values})  # type: ignore[return-value]


@dataclass(frozen=True)
class _Insertion:
    """The statement for some columns of a table; what stands in the others by default: `fixed`, or `made` anew."""

    statement: Prebuilt
    fixed: Mapping[str, Any]
    made: Mapping[str, Callable[[], Any]]

    def whole(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """With its defaults."""
        whole = {**row, **self.fixed}
        for name, make in self.made.items():
            whole[name] = make()
        return whole


@lru_cache(maxsize=128)
def _insertion(kind: type[Row], names: tuple[str, ...]) -> _Insertion:
    others = {column.key: column.default for column in kind.__table__.columns if column.key not in names}
    defaults = {name: default for name, default in others.items() if default is not None}
    fixed = {name: default.arg for name, default in defaults.items() if default.is_scalar}
    made = {name: partial(default.arg, None) for name, default in defaults.items() if not default.is_scalar}
    return _Insertion(Prebuilt(insert(kind.__table__).inline(), (*names, *fixed, *made)), fixed, made)  # type: ignore[arg-type]


def begin_write(connection: Connection, kind: type[Row], row: Any, **values: Any) -> Any:
    """Write these columns of a row that stands in the database, by its key, within `driver.in_one`: how many rows
    there were is known afterwards, none when it is not what it was. A row that counts versions must be this version.
    """
    statement, named = _change(kind, tuple(values))
    for its, name in named:
        values[its] = getattr(row, name)
    return statement.begin(connection, values)


def now_is(row: Any, **values: Any) -> None:
    """These columns stand in the database with these values; what was changed in them is overtaken."""
    if not isinstance(row, Row) or not instance_state(row).modified:
        vars(row).update(values)
        return
    for key, value in values.items():
        set_committed_value(row, key, value)


@lru_cache(maxsize=64)
def _change(kind: type[Row], names: tuple[str, ...]) -> tuple[Prebuilt, tuple[tuple[str, str], ...]]:
    """The statement for these columns, and by which columns it finds its row, under which names."""
    mapper = kind.__mapper__
    counted = () if mapper.version_id_col is None else (mapper.version_id_col,)
    named = {f"its_{column.key}": column for column in (*mapper.primary_key, *counted)}
    # A column that refers to another table knows its type only when all tables are there: they are by now.
    where = (column == bindparam(its, type_=column.type) for its, column in named.items())
    changed = update(kind.__table__).where(*where)  # type: ignore[arg-type]
    statement = Prebuilt(changed, names, frees=_frees(kind.__table__, names))  # type: ignore[arg-type]
    return statement, tuple((its, column.key) for its, column in named.items())


def _frees(table: Table, names: Container[str]) -> bool:
    """Whether something must be unique in the table that a change of these columns may free for another."""
    among = [index for index in table.indexes if index.unique]
    if any(index.dialect_options["postgresql"]["where"] is not None for index in among):
        return True
    unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    keys: list[Index | UniqueConstraint] = [*among, *unique]
    return any(column.name in names for key in keys for column in key.columns)
