"""Which address is asked for is found as Flask itself finds it, under any name and any way of writing it."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.test import create_environ

from kapstok.app import create_app


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app()


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/taken", {}),
        ("/", {"environ_overrides": {"PATH_INFO": "//taken//"}, "method": "POST"}),
        ("/taken?zoek=é&zoek=%C3%A9&leeg", {}),
        ("/zo%C3%AB/%2F/x", {"method": "HEAD"}),
        ("/taken", {"base_url": "https://Kapstok.Veldermeer.example:8443/"}),
        ("/taken", {"base_url": "http://[::1]:8000/"}),
        ("/taken", {"base_url": "https://kapstok.example/achter/een/poort"}),
        ("/taken", {"headers": {"Host": "geen naam"}}),
        ("/taken", {"headers": {"Host": ""}}),
    ],
)
def test_an_address_is_found_as_flask_finds_it(app: Flask, path: str, asked: dict[str, Any]) -> None:
    environ = create_environ(path, **asked)
    ours = app.create_url_adapter(app.request_class(environ))
    flasks = Flask.create_url_adapter(app, app.request_class(environ))
    # Flask too looks for a path from its last first slash.
    assert vars(ours) == {**vars(flasks), "path_info": f"/{flasks.path_info.lstrip('/')}"}
