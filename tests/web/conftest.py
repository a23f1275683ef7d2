"""Browsers without a screen: the web door on a furnished house, one client for each of the cast."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from given import House
from kapstok.app import create_app
from kapstok.demo.cast import PASSWORD

COOKIE = "sessie"


@dataclass
class Browser:
    """Somebody at a screen: reads pages, fills in forms, never sees more than the pages give."""

    client: FlaskClient

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, buffered=True, **more)

    def page(self, path: str, status: int = 200) -> html.HtmlElement:
        answer = self.get(path)
        assert answer.status_code == status, (path, answer.status_code, answer.text[:300])
        return self.read(answer)

    @staticmethod
    def read(answer: TestResponse) -> html.HtmlElement:
        return html.fromstring(answer.data)

    def token(self, path: str = "/over") -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.get(path).text)
        assert found, path
        return found[1]

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        return self.client.post(path, data={"csrf_token": self.token(), **(data or {})}, **more)

    def secret(self) -> str | None:
        found = self.client.get_cookie(COOKIE)
        return found.value if found else None

    def sign_in(self, username: str, password: str = PASSWORD, **more: Any) -> TestResponse:
        data = {"gebruikersnaam": username, "wachtwoord": password, "csrf_token": self.token("/aanmelden"), **more}
        return self.client.post("/aanmelden", data=data)


@pytest.fixture
def app(house: House) -> Flask:
    application = create_app()
    application.testing = True
    return application


@pytest.fixture
def stranger(app: Flask) -> Browser:
    """Somebody who did not sign in."""
    return Browser(app.test_client())


@pytest.fixture
def as_person(app: Flask) -> Callable[[str], Browser]:
    """One of the cast, signed in."""

    def enter(username: str) -> Browser:
        browser = Browser(app.test_client())
        assert browser.sign_in(username).status_code == 303
        return browser

    return enter


def text_of(page: html.HtmlElement) -> str:
    """What somebody reads in the page itself, without the frame."""
    return " ".join(page.get_element_by_id("inhoud").text_content().split())
