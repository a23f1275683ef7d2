"""F5 at the doors: the connection with PostgreSQL breaks at any question, and who asked is told to come back."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event
from this_round import LONG

from given import House
from kapstok import db
from kapstok.acts import act
from kapstok.acts.sign_in import make_token
from kapstok.app import create_app
from kapstok.inspection.inspect import inspect
from rest.programs import Program
from web.conftest import Browser

pytestmark = [pytest.mark.always_the_same, pytest.mark.parametrize("database", ["postgresql"], indirect=True)]
DONE, LATER = (200, 201, 303), 503


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app()


@contextmanager
def broken_from(number: int) -> Iterator[list[int]]:
    """Every connection is cut off right before its question, from this one on; answers which were cut."""
    cut: list[int] = []
    asked = iter(range(10**6))

    def hear(connection: Any, *_: Any) -> None:
        if (this := next(asked)) >= number:
            cut.append(this)
            driver = connection.connection.driver_connection
            with socket.socket(fileno=os.dup(driver.fileno())) as wire:
                wire.shutdown(socket.SHUT_RDWR)

    engine = db.database()
    event.listen(engine, "before_cursor_execute", hear)
    event.listen(engine, "commit", hear)
    try:
        yield cut
    finally:
        event.remove(engine, "before_cursor_execute", hear)
        event.remove(engine, "commit", hear)


def at_every_question(ask: Callable[[], int]) -> None:
    """Ask it with the connection broken at the first question, at the second and so on, until none is left."""
    for number in range(1000):
        with broken_from(number) as cut:
            status = ask()
        if not cut:
            assert status in DONE
            assert number > 1, "it asks the database"
            return
        assert status == LATER, f"broken at question {number}: {status}"
    raise AssertionError("it asks without end")


def test_programs_are_told(house: House, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(act, "TRIES", 2)
    noor = Program(app, make_token(None, "noor", "test"))
    casus_id = house.open("noor").casus_id
    task = house.tasks(casus_id)[0]
    opening, answers = {"gemeente": "veldermeer", "titel": "Proef"}, {"antwoorden": house.answers(task)}
    at_every_question(lambda: noor.get("/taken").status)
    at_every_question(lambda: noor.get(f"/casussen/{casus_id}").status)
    at_every_question(lambda: noor.post("/casussen", opening, key="open").status)
    at_every_question(lambda: noor.post(f"/taken/{task.id}/afronding", answers, key="af").status)
    assert [str(defect) for defect in inspect()] == []


@pytest.mark.parametrize("path", ["/taken", *(["/casussen", "/casussen/{}"] if LONG else [])])
def test_people_are_told(house: House, app: Flask, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setattr(act, "TRIES", 2)
    browser = Browser(app.test_client())
    browser.sign_in("noor")
    page = path.format(house.open("noor").casus_id)
    at_every_question(lambda: browser.get(page).status_code)
