"""Seal the whole dossier anew with the newest key, a few rows at a time, and let go of older keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import LargeBinary, Table, column, literal, select, table, text, tuple_

from kapstok import cipher, schema
from kapstok.acts.act import act
from kapstok.acts.moment import Moment
from kapstok.db import Row, SealedJson, SealedText
from kapstok.errors import Conflict
from kapstok.settings import settings

BATCH = 200


@dataclass(frozen=True)
class Batch:
    """`after` is the last row that was seen; None: the table is through. `resealed` counts values."""

    after: tuple[Any, ...] | None
    resealed: int


def sealed_tables() -> list[str]:
    """Every table that holds something sealed."""
    return [found.name for found in schema.tables() if _sealed(found)]


def reseal_everything() -> Iterator[tuple[str, int]]:
    """Table by table, how many values were sealed anew. Stopped halfway, it goes on where it is needed: what is
    sealed with the newest key already is left alone.
    """
    for name in sealed_tables():
        done, after = 0, None
        while True:
            batch = reseal_some(None, name, after, BATCH)
            done, after = done + batch.resealed, batch.after
            if after is None:
                break
        yield name, done


@act
def reseal_some(moment: Moment, name: str, after: tuple[Any, ...] | None, most: int) -> Batch:
    """The next rows of a table. Who writes in one of them meanwhile wins: that is sealed with the newest key."""
    found, keys, columns = _raw(name)
    query = select(*keys, *columns).order_by(*keys).limit(most)
    if after is not None:
        query = query.where(tuple_(*keys) > tuple_(*map(literal, after)))
    rows = list(moment.session.execute(query))
    resealed = sum(_reseal(moment, (found, keys, columns), row) for row in rows)
    last = tuple(rows[-1])[: len(keys)] if len(rows) == most else None
    return Batch(last, resealed)


@act
def retire_keys(moment: Moment) -> int:
    """Keep only the newest key; Conflict as long as something needs an older one. Answers how many went."""
    for name in sealed_tables():
        _nobody_writes(moment, name)
        if _older_in(moment, name):
            raise Conflict(f"In ‘{name}’ staat nog iets onder een oudere sleutel. Voer eerst uit: kapstok key rotate")
    gone = len(cipher.keys()) - 1
    if gone and not settings().dossier_keys:
        cipher.retire_keys()
    return gone


def _reseal(moment: Moment, raw: tuple[Any, list[Any], list[Any]], row: Any) -> int:
    found, keys, columns = raw
    old = {one.name: getattr(row, one.name) for one in columns}
    fresh = {
        name: cipher.reseal(value) for name, value in old.items() if value is not None and not cipher.is_newest(value)
    }
    if not fresh:
        return 0
    here = [key == value for key, value in zip(keys, row, strict=False)]
    unchanged = [one == old[one.name] for one in columns if one.name in fresh]
    changed = moment.session.execute(found.update().where(*here, *unchanged).values(fresh))
    return len(fresh) if changed.rowcount else 0  # type: ignore[attr-defined]


def _older_in(moment: Moment, name: str) -> bool:
    _, keys, columns = _raw(name)
    query = select(*columns).order_by(*keys).execution_options(yield_per=BATCH)
    with moment.session.execute(query) as rows:
        return any(value is not None and not cipher.is_newest(value) for row in rows for value in row)


def _nobody_writes(moment: Moment, name: str) -> None:
    """Until the keys are gone. SQLite has one writer at a time anyhow, and that is us."""
    if moment.session.get_bind().dialect.name == "postgresql":
        moment.session.execute(text(f'LOCK TABLE "{name}" IN SHARE MODE'))


def _raw(name: str) -> tuple[Any, list[Any], list[Any]]:
    """The table with its sealed columns as bytes, its primary key, and those columns."""
    mapped = Row.metadata.tables[name]
    keys = [column(one.name, one.type) for one in mapped.primary_key.columns]
    columns = [column(one, LargeBinary()) for one in _sealed(mapped)]
    found = table(name, *keys, *columns)
    return found, [found.c[key.name] for key in keys], [found.c[one.name] for one in columns]


def _sealed(mapped: Table) -> list[str]:
    return [one.name for one in mapped.columns if isinstance(one.type, SealedText | SealedJson)]
