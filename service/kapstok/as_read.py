"""A row as it was read: plain, for who only looks, or as an object that a session may hold and change."""

from collections.abc import Callable, Mapping
from dataclasses import make_dataclass
from typing import Any, TypeVar

from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_dict, instance_state

R = TypeVar("R")


class Plain:
    """Each value under the name of its column. Looking one up costs an eighth of what it costs in an object."""

    def __init__(self, values: dict[str, Any]):
        self.__dict__ = values


def plain(kind: type[Any]) -> Callable[..., Any]:
    """How a plain row of a table is made of the values of all its columns, in order. A class of its own with those
    names costs a quarter of a dict to make, and looking a value up even less.
    """
    names = kind.__table__.columns.keys()
    return make_dataclass(f"Plain{kind.__name__}", names, bases=(Plain,), repr=False, eq=False)


def as_object(kind: type[R], row: Any) -> R:
    """A row, plain or not, as an object that a session may hold."""
    return row if isinstance(row, kind) else as_row(kind, vars(row))


def as_row(kind: type[R], values: Mapping[str, Any]) -> R:
    """A row of which every column was just read, as an object that a session may hold: made as SQLAlchemy makes one
    that it reads itself.
    """
    mapper: Any = kind.__mapper__  # type: ignore[attr-defined]
    row: R = mapper.class_manager.new_instance()
    instance_dict(row).update(values)
    named = [values[column.key] for column in mapper.primary_key]
    instance_state(row).key = mapper.identity_key_from_primary_key(named)
    return row


def held_by(session: Session, row: R) -> R:
    """The row, held by the session as if it had read it; or the one it held already."""
    held: R | None = session.identity_map.get(inspect(row).key)
    if held is None:
        session.add(row)
        return row
    return held


def as_read(session: Session, kind: type[R], values: Mapping[str, Any]) -> R:
    """Both."""
    return held_by(session, as_row(kind, values))
