"""The migrated tables are those of the rows, up and down, and older or newer ones are refused."""

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from given import House
from kapstok import db, schema
from kapstok.db import Row
from kapstok.jobs.model import Job


@pytest.fixture
def bare(database: str) -> None:
    """A database without anything in it."""
    Row.metadata.drop_all(db.database())


def tables() -> set[str]:
    return set(inspect(db.database()).get_table_names()) - {"alembic_version"}


def test_the_migrated_tables_are_those_of_the_rows(bare: None) -> None:
    schema.upgrade()
    assert schema.differences() == []
    assert tables() == set(Row.metadata.tables)


def test_the_last_number_is_the_last_migration() -> None:
    assert ScriptDirectory(str(schema.MIGRATIONS)).get_heads() == [schema.latest()]


def test_a_migration_can_be_undone(bare: None) -> None:
    schema.upgrade()
    schema.downgrade("base")
    assert tables() == set()
    schema.upgrade()
    assert schema.differences() == []


def test_what_is_to_be_told_of_a_task_is_work_before_it_stood_with_the_task(bare: None) -> None:
    schema.upgrade()
    House.furnish()
    house = House(None)
    tasks = {str(task.id) for task in house.tasks(house.open("joost").casus_id)}
    schema.downgrade("0018")
    with db.reading() as session:
        told = session.scalars(select(Job).where(Job.operation == "mail_taak", Job.status == "wanted"))
        assert {job.parameters["task_id"] for job in told} == tasks
    schema.upgrade()
    assert schema.differences() == []


def test_upgrading_twice_changes_nothing(bare: None) -> None:
    schema.upgrade()
    schema.upgrade()
    assert schema.current() == schema.latest()


def test_foreign_keys_are_guarded_again_after_a_migration(bare: None) -> None:
    schema.upgrade()
    with db.reading() as session:
        if session.get_bind().dialect.name == "sqlite":
            assert session.scalar(text("PRAGMA foreign_keys")) == 1


def test_an_older_schema_is_refused_with_the_remedy(bare: None) -> None:
    with pytest.raises(schema.OldSchema, match="kapstok db upgrade"):
        schema.refuse_old_schema()


def test_a_newer_schema_is_refused(bare: None) -> None:
    schema.upgrade()
    with db.database().connect().execution_options(writes=True) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    with pytest.raises(schema.OldSchema, match="nieuwere versie"):
        schema.refuse_old_schema()


def test_a_migrated_schema_is_accepted_and_empty(bare: None) -> None:
    schema.upgrade()
    schema.refuse_old_schema()
    assert schema.nobody_lives_here()
