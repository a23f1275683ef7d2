"""Customs: nothing goes in that no schema names, and every key is Dutch camelCase."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import marshmallow as ma
import pytest

from kapstok.rest import mount
from kapstok.rest.schema import Base, day, flag, identity, many, moment, number, one, text, word

CAMEL = re.compile(r"_?[a-z]+([A-Z][a-z]+)*")
HEADER = "Idempotency-Key"


def schemas(base: type[Base] = Base) -> Iterator[type[Base]]:
    assert mount.BLUEPRINTS
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


@pytest.mark.parametrize("shape", [dict, SimpleNamespace])
def test_a_schema_writes_what_marshmallow_writes(shape: Callable[..., Any]) -> None:
    inner = shape(word="a", day=date(2026, 3, 2))
    values: dict[str, Any] = {"id": UUID(int=1), "number": "7", "flag": True, "at": None, "one": inner}
    found = shape(**values, many=[inner, shape(word=None, day=None)])
    plain = ma.Schema.dump(_Outer(), found)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Base, "_serialize", ma.Schema._serialize)
        assert ma.Schema.dump(_Outer(), found) == plain
    assert plain["een"] == {"woord": "a", "dag": "2026-03-02"}
    assert (plain["getal"], plain["vast"], "over" in plain) == (7, "zo", False)
