"""Customs: nothing goes in that no schema names, and every key is Dutch camelCase."""

import re
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple
from uuid import UUID

import marshmallow as ma
import orjson
import pytest
from marshmallow.decorators import PRE_DUMP

from kapstok.clock import AMSTERDAM
from kapstok.rest import mount
from kapstok.rest.door import WRITTEN
from kapstok.rest.schema import Base, day, flag, identity, many, moment, number, one, text, word

CAMEL = re.compile(r"_?[a-z]+([A-Z][a-z]+)*")
HEADER = "Idempotency-Key"


def schemas(base: type[Base] = Base) -> Iterator[type[Base]]:
    assert mount.pages
    for schema in base.__subclasses__():
        yield schema
        yield from schemas(schema)


EVERY = sorted({schema for schema in schemas() if schema.__module__.startswith("kapstok.")}, key=lambda s: s.__name__)


@pytest.mark.parametrize("schema", EVERY, ids=lambda schema: schema.__name__)
def test_what_a_schema_does_not_name_is_refused(schema: type[Base]) -> None:
    with pytest.raises(ma.ValidationError) as refused:
        schema().load({"isBeheerder": True})
    assert isinstance(refused.value.messages, dict)
    assert refused.value.messages["isBeheerder"] == ["Dit veld bestaat hier niet. Haal het weg."]


@pytest.mark.parametrize("schema", EVERY, ids=lambda schema: schema.__name__)
def test_every_key_is_camel_case(schema: type[Base]) -> None:
    keys = {field.data_key or name for name, field in schema().fields.items()} - {HEADER}
    assert {key for key in keys if not CAMEL.fullmatch(key)} == set()


@pytest.mark.parametrize("schema", EVERY, ids=lambda schema: schema.__name__)
def test_moments_end_in_op_and_days_are_called_datum(schema: type[Base]) -> None:
    for field in schema().fields.values():
        key = field.data_key or ""
        if isinstance(field, ma.fields.AwareDateTime):
            assert key.endswith("Op")
        elif isinstance(field, ma.fields.Date):
            assert key.lower().endswith("datum")


class _Inner(Base):
    word = text("woord", "Een woord.")
    day = day("dag", "Een dag.", allow_none=True)


class _Outer(Base):
    id = identity("id", "Een id.")
    number = number("getal", "Een getal.")
    flag = flag("vlag", "Ja of nee.")
    at = moment("op", "Een moment.", allow_none=True)
    far = text("ver", "In iets anders.", attribute="one.word")
    one = one("een", _Inner, "Een.")
    many = many("veel", _Inner, "Veel.")
    left = text("over", "Staat er niet altijd.", required=False)
    given = text("vast", "Staat er altijd.", dump_default="zo")
    made = word("gemaakt", "Uit het geheel.", lambda obj: "ja", ["ja"])


def _of_places(**values: Any) -> Any:
    return namedtuple("Found", values)(**values)  # type: ignore[misc]


def _of_said_places(**values: Any) -> Any:
    """A line that says of which types its values are."""
    said = {name: type(value) | None for name, value in values.items()}
    return NamedTuple("Found", said.items())(**values)  # type: ignore[misc]


def test_a_schema_writes_what_marshmallow_writes() -> None:
    for shape in (_of_places, _of_said_places, SimpleNamespace, dict):
        inner = shape(word="a", day=date(2026, 3, 2))
        values: dict[str, Any] = {"id": UUID(int=1), "number": "7", "flag": True, "at": None, "one": inner}
        found = shape(**values, many=[inner, shape(word=None, day=None), shape(word=7, day=None)])
        assert written(_Outer().dump(found)) == written(by_marshmallow(_Outer(), found))
    plain = orjson.loads(written(_Outer().dump(found)))
    assert plain["een"] == {"woord": "a", "dag": "2026-03-02"}
    assert (plain["getal"], plain["vast"], "over" in plain) == (7, "zo", False)


MADE: dict[type, Any] = {
    ma.fields.UUID: UUID(int=7),
    ma.fields.AwareDateTime: datetime(2026, 3, 2, 9, 30, 1, 250, AMSTERDAM),
    ma.fields.Date: date(2026, 3, 2),
    ma.fields.Boolean: False,
    ma.fields.Integer: 3,
    ma.fields.String: "Zo’n tekst",
    ma.fields.Dict: {"doel": [1, "twee"]},
}


def example(schema: ma.Schema, shape: Callable[..., Any] = dict) -> Any:
    """Something with a value for every field: what the schema writes."""
    found: dict[str, Any] = {"status": "open", "state": "nu"}
    for own, field in schema.dump_fields.items():
        if not field._CHECK_ATTRIBUTE:  # made of the whole
            continue
        name, _, inner = (field.attribute or own).partition(".")
        value = _value(field, shape)
        found[name] = value if not inner else shape(**{**_known(found.get(name)), inner: value})
    return shape(**found)


def _known(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else vars(found) if found else {}


def _value(field: Any, shape: Callable[..., Any]) -> Any:
    if isinstance(field, ma.fields.Nested):
        return example(field.schema, shape)
    if isinstance(field, ma.fields.List):
        return [_value(field.inner, shape)] * 2
    return next((value for kind, value in MADE.items() if isinstance(field, kind)), None)


@contextmanager
def plain_marshmallow() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        for name in ("dump", "_serialize", "load"):
            patched.setattr(Base, name, getattr(ma.Schema, name))
        yield


def by_marshmallow(schema: Base, found: Any) -> Any:
    with plain_marshmallow():
        return ma.Schema._serialize(schema, found)


def written(found: Any) -> bytes:
    return orjson.dumps(found, option=WRITTEN | orjson.OPT_SORT_KEYS)


@pytest.mark.parametrize("schema", EVERY, ids=lambda schema: schema.__name__)
def test_every_schema_is_written_and_read_as_marshmallow_does_it(
    schema: type[Base], monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in EVERY:  # what a schema does first with what is to be written is the same for both
        monkeypatch.setattr(kind, "_hooks", kind._hooks | {PRE_DUMP: []})
    found = example(schema())
    assert written(schema()._writer(found)) == written(by_marshmallow(schema(), found))
    given = orjson.loads(written(schema()._writer(found)))
    with plain_marshmallow():
        refused = schema().validate(given)
        expected = None if refused else schema().load(given)
    if expected is not None:
        assert schema().load(given) == expected
    else:
        with pytest.raises(ma.ValidationError) as error:
            schema().load(given)
        assert error.value.messages == refused
