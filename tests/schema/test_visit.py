"""On a visit everybody uses one connection in turn, and nothing half done passes from one to the other."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import Connection, event, select, text
from sqlalchemy.exc import DBAPIError

from given import House
from kapstok import clock, db
from kapstok.jobs.model import Job
from kapstok.people.model import Person
from kapstok.prebuilt import Prebuilt
from kapstok.visit import turn, visit

_ANYBODY = Prebuilt(select(Person.id).limit(1))
_WORK = select(Job.operation).where(Job.operation == "werk")


@pytest.fixture
def taken(house: House) -> Iterator[list[object]]:
    """Every connection that is taken from the pool."""
    found: list[object] = []

    def checkout(connection: object, _record: object, _proxy: object) -> None:
        found.append(connection)

    event.listen(db.database(), "checkout", checkout)
    yield found
    event.remove(db.database(), "checkout", checkout)


def _look() -> None:
    with db.looking() as connection:
        assert _ANYBODY.all(connection, {})


def _want_work() -> None:
    with db.writing() as session:
        session.add(Job(operation="werk", wanted_at=clock.now()))


def _wanted() -> int:
    with db.reading() as session:
        return len(session.scalars(_WORK).all())


def _by_turns() -> None:
    _look()
    _want_work()
    _look()
    assert _wanted() == 1


def test_who_looks_and_who_writes_on_a_visit_use_one_connection(taken: list[object]) -> None:
    with visit():
        _by_turns()
    assert len(taken) == 1
    assert _wanted() == 1


def test_elsewhere_each_takes_the_one_that_was_used_last(taken: list[object]) -> None:
    _by_turns()
    with db.looking() as one, db.looking() as other:
        assert one is not other
    for _ in range(2):
        with db.looking() as last:
            assert last is one  # the other was left first
    assert len(taken) == 2


def _driver_of(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _looked_on() -> Any:
    with db.looking() as connection:
        return _driver_of(connection)


def _wrote_on() -> Any:
    with db.transaction() as connection:
        return _driver_of(connection)


def _one_writes_while_another_waits() -> tuple[Any, Any]:
    """The connection of the one, and that of the other."""
    sqlite = db.database().dialect.name == "sqlite"
    with ThreadPoolExecutor(1) as other:
        with db.transaction() as connection:
            waits = other.submit(_wrote_on)
            while sqlite and not turn.awaited():
                time.sleep(0.001)
            if not sqlite:
                waits.result()
            mine = _driver_of(connection)
        return mine, waits.result()


def test_who_waits_for_his_turn_to_write_to_sqlite_gets_the_connection_of_who_wrote(taken: list[object]) -> None:
    sqlite = db.database().dialect.name == "sqlite"
    with visit():
        _look()
        mine, theirs = _one_writes_while_another_waits()
        assert (mine is theirs) is sqlite
        _by_turns()
    assert len(taken) == 2
    assert _looked_on() in (mine, theirs)


def test_one_that_lay_still_for_a_while_goes_through_the_pool(
    taken: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    _look()
    monkeypatch.setattr("kapstok.visit.STILL", 0.0)
    _by_turns()
    assert len(taken) == 5


def test_what_was_chosen_for_a_connection_is_not_for_the_next(house: House) -> None:
    with db.reading() as session:
        session.connection(execution_options={"isolation_level": "SERIALIZABLE"})
    with db.looking() as connection:
        assert not connection.get_execution_options()


def test_after_disposing_none_is_used_that_was_there_before(house: House) -> None:
    with db.looking() as one:
        before = [_driver_of(one), _looked_on(), *_one_writes_while_another_waits()]
        db.database().dispose()
    for driver in before:
        with pytest.raises(Exception, match="closed"):
            driver.execute("SELECT 1")
    with db.looking() as connection:
        assert _driver_of(connection) not in before


def test_when_one_is_lost_the_others_go_through_the_pool(taken: list[object]) -> None:
    with db.looking() as one, db.looking():
        one.invalidate()
    assert len(taken) == 2
    _look()
    assert len(taken) == 3


def test_a_visit_that_asks_nothing_takes_none(taken: list[object]) -> None:
    with visit():
        pass
    assert taken == []


def test_who_looks_while_another_writes_sees_only_what_was_committed(taken: list[object]) -> None:
    with visit():
        with db.writing() as session:
            session.add(Job(operation="werk", wanted_at=clock.now()))
            session.flush()
            assert _wanted() == 0
        assert _wanted() == 1
    assert len(taken) == 2


def test_what_went_wrong_has_not_happened_and_the_next_begins_anew(taken: list[object]) -> None:
    def refused() -> None:
        with db.writing() as session:
            session.add(Job(operation="werk", wanted_at=clock.now()))
            session.flush()
            raise LookupError

    with visit():
        _look()
        with pytest.raises(LookupError):
            refused()
        assert _wanted() == 0
        _want_work()
    assert _wanted() == 1


def test_what_was_only_looked_up_leaves_no_transaction(house: House) -> None:
    with visit():
        with db.looking() as connection:
            connection.execute(text("SELECT 1"))
            assert connection.in_transaction()
        with db.looking() as connection:
            assert not connection.in_transaction()
        _want_work()
    assert _wanted() == 1


def test_a_connection_that_was_lost_is_not_used_again(taken: list[object]) -> None:
    def lose() -> None:
        with db.looking() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.close()
            _ANYBODY.all(connection, {})

    with visit():
        _look()
        with pytest.raises((DBAPIError, db.Unavailable)):
            lose()
        _by_turns()


def test_one_that_was_lost_while_it_lay_ready_is_found_out_by_its_first_question(house: House) -> None:
    with db.reading() as session:
        driver: Any = session.connection().connection.driver_connection
    driver.close()
    with pytest.raises((DBAPIError, db.Unavailable)):
        _look()
    _look()
