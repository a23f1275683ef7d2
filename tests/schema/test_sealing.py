"""A database from before the sealing: what stood there readable is sealed, and comes back on the way down."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from given import House
from kapstok import clock, db, schema
from kapstok.casus.model import Event
from kapstok.db import Row, reading, writing
from kapstok.dossier.answers import Answers
from kapstok.overviews.timeline import timeline
from kapstok.settings import settings
from kapstok.tasks import model as tasks

CANARY = "kanarie: de buurman dreigt met een bijl"


@pytest.fixture
def told(house: House) -> UUID:
    """A spoedcasus with a reason, a draft, and the tables marked as migrated up to the sealing."""
    casus_id = house.open("noor", spoed=True, doelfase=4, toelichting=CANARY).casus_id
    task = house.tasks(casus_id)[0]
    with writing() as session:
        tasks.save_draft(session, task.id, house.viewer("noor").person_id, {"plan": CANARY}, clock.now())
    house.complete("karim", casus_id, "Procesregie overnemen")
    house.complete("marijke", casus_id, "Besluit AVE 4")
    _mark_as_migrated()
    return casus_id


def test_the_reason_of_a_skipped_fase_is_read_by_the_casusregisseur_only(house: House, told: UUID) -> None:
    assert any(CANARY in line.sentence for line in timeline(house.viewer("noor"), told))
    others = [line.sentence for line in timeline(house.viewer("karim"), told)]
    assert any("overgeslagen" in sentence for sentence in others)
    assert not any(CANARY in sentence for sentence in others)


def test_what_was_readable_is_sealed_and_comes_back(house: House, told: UUID) -> None:
    before = _content(told)
    schema.downgrade("0002")
    assert CANARY in _raw('SELECT "values" FROM answers') + _raw("SELECT answers FROM draft")
    assert CANARY in _raw("SELECT detail FROM event WHERE kind = 'fase_overgeslagen'")
    schema.upgrade()
    assert CANARY not in _raw('SELECT "values" FROM answers') + _raw("SELECT answers FROM draft")
    assert CANARY not in _raw("SELECT detail FROM event")
    assert _content(told) == before
    assert any(CANARY in line.sentence for line in timeline(house.viewer("noor"), told))


def test_after_sealing_nothing_readable_stays_behind_in_the_file(house: House, told: UUID) -> None:
    if db.database().dialect.name != "sqlite":
        pytest.skip("PostgreSQL keeps its files to itself; docs/besluiten says what to do there")
    schema.downgrade("0002")
    schema.upgrade()
    left = b"".join(path.read_bytes() for path in Path(settings().data).glob("kapstok.db*"))
    assert CANARY.encode() not in left


def _content(casus_id: UUID) -> list[Any]:
    with reading() as session:
        answers = session.query(Answers).filter_by(casus_id=casus_id).order_by(Answers.id)
        events = session.query(Event).filter_by(casus_id=casus_id, kind="fase_overgeslagen").order_by(Event.id)
        drafts = session.query(tasks.Draft)
        return [[row.values for row in answers], [row.detail for row in events], [row.answers for row in drafts]]


def _raw(query: str) -> str:
    with db.database().connect() as connection:
        found = [row[0] for row in connection.execute(text(query))]
    return "".join(bytes(one).decode("latin-1") if isinstance(one, bytes | memoryview) else _text(one) for one in found)


def _text(value: Any) -> str:
    return json.dumps(json.loads(value) if isinstance(value, str) else value, ensure_ascii=False)


def _mark_as_migrated() -> None:
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"))
        connection.execute(text(f"INSERT INTO alembic_version VALUES ('{schema.latest()}')"))
    assert set(Row.metadata.tables)
