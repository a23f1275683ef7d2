"""Over the wire an answer is what it is within: the same headers, each once, and in one message."""

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from programs import API
from waitress.channel import HTTPChannel

from browser.server import served
from given import House
from kapstok.acts.sign_in import make_token

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
# Of each moment, or of the server itself.
OWN = {"date", "server", "x-request-id", "connection", "transfer-encoding"}
ASKED = [
    ("GET", f"{API}/ik"),
    ("HEAD", f"{API}/ik"),
    ("OPTIONS", f"{API}/taken"),
    ("GET", f"{API}/openapi.json"),
    ("GET", f"{API}/bestaat-niet"),
    ("POST", f"{API}/casussen"),
    ("GET", "/nergens"),
    ("GET", "/taken"),
    ("GET", "/static/kapstok.css"),
]
Said = tuple[int, list[tuple[str, str]], bytes]


@pytest.fixture
def token(house: House) -> str:
    return make_token(None, "noor", "test")


@pytest.fixture
def connection(house: House) -> Iterator[http.client.HTTPConnection]:
    with served() as address:
        found = http.client.HTTPConnection(urlsplit(address).netloc)
        yield found
        found.close()


def over_the_wire(connection: http.client.HTTPConnection, method: str, path: str, token: str) -> Said:
    connection.request(method, path, headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    return answer.status, told(answer.getheaders()), answer.read()


def within(app: Flask, connection: http.client.HTTPConnection, method: str, path: str, token: str) -> Said:
    address = f"http://{connection.host}:{connection.port}"
    headers = {"Authorization": f"Bearer {token}"}
    with app.test_client().open(path, address, method=method, headers=headers) as answer:
        return answer.status_code, told(list(answer.headers.items())), answer.data


def told(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted((name.lower(), said) for name, said in headers if name.lower() not in OWN)


def test_an_answer_over_the_wire_is_what_it_is_within(
    app: Flask, connection: http.client.HTTPConnection, token: str
) -> None:
    for method, path in ASKED:
        found = over_the_wire(connection, method, path, token)
        assert found == within(app, connection, method, path, token), (method, path)


def test_an_answer_that_is_there_leaves_in_one_message(
    connection: http.client.HTTPConnection, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    send = HTTPChannel.send
    monkeypatch.setattr(
        HTTPChannel, "send", lambda self, data, do_close=True: [sent.append(data), send(self, data, do_close)][1]
    )
    over_the_wire(connection, "GET", f"{API}/ik", token)
    assert len(sent) == 1
    assert sent[0].count(b"X-Request-Id: ") == 1
