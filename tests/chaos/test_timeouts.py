"""F17: on PostgreSQL nobody waits for ever; who waited in vain is told so, and nothing stays locked."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import select, text

from given import House
from kapstok import db, waypoints
from kapstok.casus.model import Casus
from kapstok.errors import Unavailable
from kapstok.inspection.inspect import inspect

pytestmark = [pytest.mark.always_the_same, pytest.mark.parametrize("database", ["postgresql"], indirect=True)]
LIMITS = {"lock_timeout": "5s", "statement_timeout": "15s", "idle_in_transaction_session_timeout": "30s"}


def test_every_connection_has_its_limits(house: House) -> None:
    with db.reading() as session:
        assert {name: session.scalar(text(f"SHOW {name}")) for name in LIMITS} == LIMITS


@contextmanager
def shortened(limit: str) -> Iterator[None]:
    """Every transaction has this limit, so short that it is met."""
    dialect = db.database().dialect
    begin = dialect.do_begin

    def shorten(connection: Any) -> None:
        begin(connection)
        connection.execute(f"SET LOCAL {limit} = '50ms'")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dialect, "do_begin", shorten)
        yield


@pytest.mark.parametrize("limit", ["lock_timeout", "statement_timeout"])
def test_who_waits_too_long_for_a_casus_is_told_and_can_go_on_later(house: House, limit: str) -> None:
    casus_id = house.open("joost").casus_id
    with db.reading() as holder:
        holder.scalar(select(Casus).where(Casus.id == casus_id).with_for_update())
        with shortened(limit), pytest.raises(Unavailable, match="te druk"):
            house.complete("noor", casus_id, "Signaal wegen")
    house.complete("noor", casus_id, "Signaal wegen")
    assert [str(defect) for defect in inspect()] == []


def test_who_stood_still_within_a_deed_begins_it_again(house: House) -> None:
    """PostgreSQL ends the transaction of a process that was stopped for a while (a laptop that slept)."""
    casus_id = house.open("joost").casus_id
    slept: list[str] = []

    def sleep_once(place: str) -> None:
        if place == "after_lock" and not slept:
            slept.append(place)
            time.sleep(0.3)

    waypoints.watch(sleep_once)
    try:
        with shortened("idle_in_transaction_session_timeout"):
            house.complete("noor", casus_id, "Signaal wegen")
    finally:
        waypoints.watch(None)
    assert slept
    assert [str(defect) for defect in inspect()] == []
