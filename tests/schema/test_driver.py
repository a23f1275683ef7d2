"""Changes that become one statement do what they would have done one after the other."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, Integer, String, bindparam, event, literal, select, text
from sqlalchemy.exc import DBAPIError

from given import House
from kapstok import clock, db
from kapstok.at_once import begin_write, insert_into
from kapstok.casus.model import Casus, Event
from kapstok.driver import in_one, together
from kapstok.jobs.model import Job
from kapstok.prebuilt import Prebuilt
from kapstok.regie.ledger import Regie


@pytest.fixture
def casus(house: House) -> Casus:
    casus_id = house.open("noor", fase=2).casus_id
    with db.reading() as session:
        return session.get_one(Casus, casus_id)


def _sent(changes: Callable[[Connection], None]) -> int:
    """How many statements it took."""
    sent: list[str] = []

    def listen(_connection: object, _cursor: object, said: str, *_rest: Any) -> None:
        sent.append(said)

    with db.transaction() as connection:
        event.listen(db.database(), "before_cursor_execute", listen)
        try:
            with in_one(connection):
                changes(connection)
        finally:
            event.remove(db.database(), "before_cursor_execute", listen)
        return len(sent) if connection.dialect.name == "postgresql" else 0


def _job(number: int) -> dict[str, Any]:
    return {"operation": f"werk {number}", "wanted_at": clock.now()}


def _line(casus: Casus) -> dict[str, Any]:
    said = {
        "kind": "x",
        "element": None,
        "process": None,
        "name": "gezegd",
        "person_id": None,
        "detail": {"a": [1, "é"]},
    }
    return {"casus_id": casus.id, "version": casus.version, "at": clock.now(), **said}


def test_what_stands_apart_is_one_statement(casus: Casus) -> None:
    def changes(connection: Connection) -> None:
        insert_into(connection, Job, [_job(1), _job(2)])
        touched.append(begin_write(connection, Casus, casus, title="Anders", version=casus.version + 1))
        insert_into(connection, Event, [_line(casus)])

    touched: list[Any] = []
    assert _sent(changes) in (0, 1)
    assert [each.rowcount for each in touched] == [1]
    with db.reading() as session:
        kept = session.scalars(select(Event).where(Event.name == "gezegd")).one()
        assert (kept.detail, session.get_one(Casus, casus.id).title) == ({"a": [1, "é"]}, "Anders")
        assert len(session.scalars(select(Job).where(Job.operation.like("werk%"))).all()) == 2


def test_a_row_that_changes_twice_is_what_it_was_changed_into_last(casus: Casus) -> None:
    def changes(connection: Connection) -> None:
        for add, title in ((0, "Eerst"), (1, "Toen"), (0, "Te laat")):
            touched.append(begin_write(connection, Casus, casus, title=title, version=casus.version + add))

    touched: list[Any] = []
    assert _sent(changes) in (0, 3)
    assert [each.rowcount for each in touched] == [1, 1, 0]
    with db.reading() as session:
        assert session.get_one(Casus, casus.id).title == "Toen"


def test_what_a_change_frees_may_be_taken_by_a_new_row(casus: Casus, house: House) -> None:
    with db.reading() as session:
        held = session.scalars(select(Regie).where(Regie.casus_id == casus.id, Regie.until.is_(None))).first()
    assert held is not None
    joost = house.viewer("joost").person_id
    row = {"casus_id": casus.id, "kind": held.kind, "role": held.role, "person_id": joost}
    after = {**row, "since": clock.now(), "basis": ""}

    def changes(connection: Connection) -> None:
        begin_write(connection, Regie, held, until=clock.now())
        insert_into(connection, Regie, [after])

    assert _sent(changes) in (0, 2)


def test_any_number_of_rows_is_one_statement(casus: Casus) -> None:
    assert _sent(lambda connection: insert_into(connection, Job, [_job(number) for number in range(40)])) in (0, 1)
    with db.reading() as session:
        assert len(session.scalars(select(Job).where(Job.operation.like("werk%"))).all()) == 40


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_is_asked_first_goes_with_the_beginning_of_its_transaction(house: House, tmp_path: Path) -> None:
    """In one message, to which PostgreSQL answers once."""
    question = Prebuilt(select(Job.id).limit(1))
    with db.transaction() as connection, (tmp_path / "wire").open("w+") as wire:
        driver: Any = connection.connection.driver_connection
        driver.pgconn.trace(wire.fileno())
        with together(connection):
            question.ask(connection, {})
            question.ask(connection, {})
        driver.pgconn.untrace()
        wire.seek(0)
        said = wire.read()
        assert driver.pgconn.transaction_status == TransactionStatus.INTRANS
    assert (said.count("BEGIN"), said.count("Sync"), said.count("ReadyForQuery")) == (2, 1, 1), said


_ONES = [Prebuilt(select(Job.id).where(Job.attempts == number).limit(1)) for number in range(4)]
_PREPARED = text("SELECT count(*) FROM pg_prepared_statements")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_who_only_looks_begins_nothing(house: House) -> None:
    with db.looking() as connection:
        driver: Any = connection.connection.driver_connection
        _ONES[0].all(connection, {})
        assert driver.pgconn.transaction_status == TransactionStatus.IDLE


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_what_is_refused_among_what_is_asked_together_leaves_the_others_as_they_were(house: House) -> None:
    """What was prepared with it was not, and is prepared again."""
    refused = Prebuilt(select(literal(1, Integer) // bindparam("by", type_=Integer)))
    with db.looking() as connection:

        def ask() -> None:
            with together(connection):
                refused.ask(connection, {"by": 0})
                _ONES[1].ask(connection, {})

        with pytest.raises(DBAPIError, match="division by zero"):
            ask()
        assert not connection.invalidated
        with together(connection):
            answers = [refused.ask(connection, {"by": 1}), _ONES[1].ask(connection, {})]
        assert [len(answer()) for answer in answers] == [1, 0]


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_question_is_prepared_again_after_its_driver_threw_all_away(house: House) -> None:
    with db.transaction() as connection:
        for _ in range(2):
            kept = connection.begin_nested()
            _ONES[2].all(connection, {})
            kept.rollback()
            assert connection.scalar(_PREPARED) == 0
        assert _ONES[2].all(connection, {}) == []


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_no_more_is_prepared_than_a_connection_keeps(house: House) -> None:
    with db.looking() as connection:
        driver: Any = connection.connection.driver_connection
        before, driver.prepared_max = driver.prepared_max, 2
        for _ in range(2):
            for question in _ONES:
                assert question.all(connection, {}) == []
            with together(connection):
                answers = [question.ask(connection, {}) for question in _ONES]
            assert [answer() for answer in answers] == [[], [], [], []]
        driver.prepared_max = before
        names = [name.decode() for name in driver._prepared._names.values()]
        assert sorted(connection.scalars(text("SELECT name FROM pg_prepared_statements"))) == sorted(names)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_question_of_which_the_table_changed_is_refused_once_and_then_prepared_again(house: House) -> None:
    every = Prebuilt(select(text("*")).select_from(text("changing")))

    def elsewhere(change: str) -> None:
        with db.database().begin() as connection:
            connection.execute(text(change))

    elsewhere("CREATE TABLE changing (one int)")
    with db.looking() as connection:
        every.change(connection, {})
        elsewhere("ALTER TABLE changing ADD two int")
        with pytest.raises(DBAPIError, match="cached plan"):
            every.change(connection, {})
        every.change(connection, {})
    elsewhere("DROP TABLE changing")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_who_chooses_how_isolated_he_is_leaves_the_connection_as_it_was(house: House) -> None:
    engine = db.database()
    for level in ("REPEATABLE READ", "SERIALIZABLE"):
        engine.dispose()  # of the connections before it
        with engine.execution_options(isolation_level=level).connect() as connection:
            driver: Any = connection.connection.driver_connection
            assert connection.scalar(text("SHOW transaction_isolation")) == level.lower()
            assert driver.pgconn.transaction_status == TransactionStatus.INTRANS
        with db.looking() as connection:
            assert connection.connection.driver_connection is driver
            _ONES[0].all(connection, {})
            assert driver.pgconn.transaction_status == TransactionStatus.IDLE
        with db.transaction() as connection:
            _ONES[0].all(connection, {})
            assert driver.pgconn.transaction_status == TransactionStatus.INTRANS
            assert connection.scalar(text("SHOW transaction_isolation")) == "read committed"


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_text_that_the_database_cannot_keep_is_refused_and_not_cut_off(house: House) -> None:
    same = Prebuilt(select(bindparam("said", type_=String()).label("said")))
    with db.looking() as connection:
        assert [line.said for line in same.all(connection, {"said": "’t Hart\u00eb \U0001f33f"})] == [
            "’t Hart\u00eb \U0001f33f"
        ]
        with pytest.raises(DBAPIError, match="NUL"):
            same.all(connection, {"said": "Linde\0weg"})
        assert [line.said for line in same.all(connection, {"said": "Lindeweg"})] == ["Lindeweg"]
