"""Customs: nothing goes in that no schema names, and every key is Dutch camelCase."""

import re
from collections.abc import Iterator

import marshmallow as ma
import pytest

from kapstok.rest import mount
from kapstok.rest.schema import Base

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
