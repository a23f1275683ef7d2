"""What an act says when the database will not: no room, busy, or an answer that was lost on its way."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, func, select

from given import House
from kapstok import db, waypoints
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.casus.model import Casus
from kapstok.db import OutcomeUnknown, reading
from kapstok.errors import Full, Unavailable

OPENING = Opening("veldermeer", "Huishouden Linde")


@pytest.fixture
def places() -> Iterator[dict[str, Any]]:
    """What happens at a place: put a function under its name, it is called once."""
    deeds: dict[str, Any] = {}
    waypoints.watch(lambda place: deeds.pop(place, lambda: None)())
    yield deeds
    waypoints.watch(None)


def casussen() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Casus)) or 0


def full() -> None:
    error: Exception = psycopg.errors.DiskFull("no space left")
    if db.database().dialect.name == "sqlite":
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"  # type: ignore[attr-defined]
    raise db.DBAPIError.instance("INSERT", {}, error, type(error))


def test_without_room_nothing_is_kept_and_it_is_said(house: House, places: dict[str, Any]) -> None:
    places["mid"] = full
    with pytest.raises(Full, match="schijf is vol"):
        open_casus(house.viewer("noor"), OPENING)
    assert casussen() == 0
    house.open("noor")


def lose_the_answer(places: dict[str, Any]) -> None:
    """The commit arrives, but its answer does not come back."""

    def lose() -> None:
        @event.listens_for(db.database(), "commit")
        def commit(connection: Any) -> None:
            event.remove(db.database(), "commit", commit)
            raw = connection.connection.driver_connection
            raw.execute("COMMIT")
            error = sqlite3.OperationalError("gone") if hasattr(raw, "isolation_level") else psycopg.OperationalError()
            lost = db.OperationalError("COMMIT", {}, error)
            lost.connection_invalidated = True
            raise lost

    places["before_commit"] = lose


def test_an_unknown_outcome_is_not_repeated_by_us(house: House, places: dict[str, Any]) -> None:
    lose_the_answer(places)
    with pytest.raises(OutcomeUnknown, match="Kijk eerst"):
        open_casus(house.viewer("noor"), OPENING)
    assert casussen() == 1
    assert issubclass(OutcomeUnknown, Unavailable)


def test_with_a_key_an_unknown_outcome_is_found_out(house: House, places: dict[str, Any]) -> None:
    lose_the_answer(places)
    noor = house.viewer("noor")
    outcome = open_casus.once("sleutel", noor, OPENING)
    assert casussen() == 1
    assert open_casus.once("sleutel", noor, OPENING) == outcome
