"""Programs that speak for somebody of the cast."""

from collections.abc import Callable

import pytest
from flask import Flask
from programs import Program

from given import House
from kapstok.acts.sign_in import make_token
from kapstok.app import create_app


@pytest.fixture(scope="session")
def app() -> Flask:
    return create_app()


@pytest.fixture
def program(app: Flask, house: House) -> Callable[[str], Program]:
    """Whoever of the cast a program speaks for: `program("noor").get("/taken")`."""
    return lambda username: Program(app, make_token(None, username, "test"))


@pytest.fixture
def stranger(app: Flask, house: House) -> Program:
    return Program(app, None)
