"""Rows that are written at once: by statements put together once, without asking what else changed."""

from collections.abc import Callable, Container
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Column, Connection, Index, Table, UniqueConstraint, bindparam, insert, update
from sqlalchemy.orm.attributes import instance_dict, instance_state, set_committed_value

from kapstok.db import Row
from kapstok.prebuilt import Prebuilt, as_row

R = TypeVar("R", bound=Row)
MOST_TOGETHER = 16


def insert_into(connection: Connection, kind: type[Row], rows: list[dict[str, Any]]) -> None:
    """New rows of one kind, all with the same columns, in one statement."""
    statement, missing = _insertion(kind, tuple(rows[0]))
    if missing:
        rows = [{**row, **{name: made() for name, made in missing}} for row in rows]
    if len(rows) == 1:
        statement.begin(connection, rows[0])
    elif connection.dialect.name == "postgresql":
        for some in (rows[start : start + MOST_TOGETHER] for start in range(0, len(rows), MOST_TOGETHER)):
            named = {f"{name}_{number}": value for number, row in enumerate(some) for name, value in row.items()}
            _insertion_of(kind, tuple(rows[0]), len(some)).begin(connection, named)
    else:
        statement.change_each(connection, rows)


@lru_cache(maxsize=256)
def _insertion_of(kind: type[Row], names: tuple[str, ...], many: int) -> Prebuilt:
    """One statement for several rows: PostgreSQL would else answer each of them."""
    columns = kind.__table__.columns
    rows = [{name: bindparam(f"{name}_{number}", type_=columns[name].type) for name in names} for number in range(many)]
    return Prebuilt(insert(kind.__table__).inline().values(rows))  # type: ignore[arg-type]


def add(connection: Connection, kind: type[R], **values: Any) -> R:
    """A new row, written at once; it says everything that has no default."""
    statement, missing = _insertion(kind, tuple(values))
    values |= {name: made() for name, made in missing}
    statement.change(connection, values)
    return as_row(kind, {**dict.fromkeys(kind.__table__.columns.keys()), **values})


@lru_cache(maxsize=128)
def _insertion(kind: type[Row], names: tuple[str, ...]) -> tuple[Prebuilt, tuple[tuple[str, Callable[[], Any]], ...]]:
    """The statement for these columns, and how the columns get their value that have one by default."""
    defaults = {column.key: column.default for column in kind.__table__.columns if column.key not in names}
    missing = tuple((name, _maker(default)) for name, default in defaults.items() if default is not None)
    return Prebuilt(insert(kind.__table__).inline(), (*names, *(name for name, _ in missing))), missing  # type: ignore[arg-type]


def _maker(default: Any) -> Callable[[], Any]:
    return (lambda: default.arg) if default.is_scalar else (lambda: default.arg(None))


def begin_write(connection: Connection, row: Row, **values: Any) -> Any:
    """Write these columns of a row that stands in the database, by its key, within `driver.in_one`: how many rows
    there were is known afterwards, none when it is not what it was. A row that counts versions must be this version.
    """
    statement, given = _change_of(row, values)
    return statement.begin(connection, given)


def now_is(row: Row, **values: Any) -> None:
    """These columns stand in the database with these values; what was changed in them is overtaken."""
    if not instance_state(row).modified:
        instance_dict(row).update(values)
        return
    for key, value in values.items():
        set_committed_value(row, key, value)


def _change_of(row: Row, values: dict[str, Any]) -> tuple[Prebuilt, dict[str, Any]]:
    statement, named = _change(type(row), tuple(values))
    given = {f"its_{column.key}": getattr(row, column.key) for column in named}
    return statement, {**given, **{f"new_{key}": it for key, it in values.items()}}


@lru_cache(maxsize=64)
def _change(kind: type[Row], names: tuple[str, ...]) -> tuple[Prebuilt, tuple[Column[Any], ...]]:
    """The statement for these columns, and the columns by which it finds its row."""
    mapper = kind.__mapper__
    counted = () if mapper.version_id_col is None else (mapper.version_id_col,)
    named = (*mapper.primary_key, *counted)
    # A column that refers to another table knows its type only when all tables are there: they are by now.
    where = (column == bindparam(f"its_{column.key}", type_=column.type) for column in named)
    columns = mapper.columns
    new = {columns[name].name: bindparam(f"new_{name}", type_=columns[name].type) for name in names}
    changed = update(kind.__table__).where(*where).values(new)  # type: ignore[arg-type]
    return Prebuilt(changed, frees=_frees(kind.__table__, new)), named  # type: ignore[arg-type]


def _frees(table: Table, names: Container[str]) -> bool:
    """Whether something must be unique in the table that a change of these columns may free for another."""
    among = [index for index in table.indexes if index.unique]
    if any(index.dialect_options["postgresql"]["where"] is not None for index in among):
        return True
    unique = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
    keys: list[Index | UniqueConstraint] = [*among, *unique]
    return any(column.name in names for key in keys for column in key.columns)
