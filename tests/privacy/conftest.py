"""What the tests on privacy share: a casus with parties in it, and both doors."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from parties import Parties
from werkzeug.test import TestResponse

from given import House
from kapstok.acts.invite_deelnemer import Invitation, invite_deelnemer
from kapstok.acts.sign_in import make_token
from kapstok.app import create_app
from kapstok.demo.cast import PASSWORD


@pytest.fixture
def parties(house: House) -> Parties:
    casus_id = house.to_ave_2()
    noor = house.viewer("noor")
    invitations = {
        place: invite_deelnemer(noor, casus_id, Invitation(organisation=place)) for place in ("politie", "ggz")
    }
    found = Parties(house, casus_id, casus_id, invitations)
    found.piece = found.bring("pieter", label="politie", necessity="Zonder dit beeld is het risico niet te wegen.")
    return found


@pytest.fixture(scope="session")
def app() -> Flask:
    """Both doors."""
    return create_app()


@pytest.fixture
def program(app: Flask, house: House) -> Callable[..., TestResponse]:
    """One request at the REST door for somebody: `program("noor", "GET", "/casussen")`."""

    def ask(username: str, method: str, path: str, **more: Any) -> TestResponse:
        token = make_token(None, username, "test")
        headers = {"Authorization": f"Bearer {token}"}
        return app.test_client().open(f"/api/v1{path}", method=method, headers=headers, **more)

    return ask


@pytest.fixture
def screen(app: Flask, house: House) -> Callable[[str], FlaskClient]:
    """Somebody of the cast at a screen, signed in. Deeds need `csrf_token`: see `deed`."""

    def enter(username: str) -> FlaskClient:
        client = app.test_client()
        data = {"gebruikersnaam": username, "wachtwoord": PASSWORD, "csrf_token": _token(client, "/aanmelden")}
        assert client.post("/aanmelden", data=data).status_code == 303
        return client

    return enter


@pytest.fixture
def deed() -> Callable[..., TestResponse]:
    """Press a button on a page of ours."""

    def press(client: FlaskClient, path: str, **data: Any) -> TestResponse:
        return client.post(path, data={"csrf_token": _token(client, "/over"), **data})

    return press


def _token(client: FlaskClient, path: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path).text)
    assert found, path
    return found[1]
