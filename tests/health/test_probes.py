"""What whoever watches over the installation gets to know, and what not."""

import pytest
from flask.testing import FlaskClient

from given import House
from kapstok import schema
from kapstok.app import create_app
from kapstok.errors import Unavailable
from kapstok.overviews import installation
from kapstok.settings import settings
from stamped import stamp

TOKEN = {"Authorization": "Bearer a token for tests"}


@pytest.fixture
def client(house: House) -> FlaskClient:
    return create_app().test_client()


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KAPSTOK_METRICS_TOKEN", "a token for tests")
    settings.cache_clear()


def lines(client: FlaskClient) -> dict[str, float]:
    answer = client.get("/metrics", headers=TOKEN)
    assert answer.status_code == 200
    written = (line.rsplit(" ", 1) for line in answer.text.splitlines() if not line.startswith("#"))
    return {name: float(value) for name, value in written}


def test_a_process_that_serves_is_alive_and_ready(client: FlaskClient) -> None:
    stamp()
    assert client.get("/_healthz/livez/").status_code == 200
    answer = client.get("/_healthz/readyz/")
    assert (answer.status_code, answer.json) == (200, {"status": "ok", "database": True, "schema": True})


def test_without_a_database_it_lives_but_is_not_ready(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise Unavailable("weg")

    monkeypatch.setattr(installation, "reading", away)
    assert client.get("/_healthz/livez/").status_code == 200
    answer = client.get("/_healthz/readyz/")
    assert answer.status_code == 503
    assert answer.json is not None
    assert answer.json["database"] is False


def test_with_the_tables_of_another_version_it_is_not_ready(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schema, "latest", lambda: "9999")
    answer = client.get("/_healthz/readyz/")
    assert answer.status_code == 503
    assert answer.json == {"status": "niet gereed", "database": True, "schema": False}


def test_metrics_exist_only_for_who_brings_the_token(client: FlaskClient, measured: None) -> None:
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404
    assert "kapstok_open_tasks" in lines(client)


def test_without_a_configured_token_there_are_no_metrics(client: FlaskClient) -> None:
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_metrics_count_what_is_open_and_who_works(client: FlaskClient, house: House, measured: None) -> None:
    before = lines(client)
    house.open()
    after = lines(client)
    assert sum(value for name, value in after.items() if name.startswith("kapstok_open_casussen")) == 1
    assert after["kapstok_open_tasks"] > before["kapstok_open_tasks"] == 0
    assert after["kapstok_database_up"] == 1
    assert after["kapstok_living_workers"] == 0


def test_metrics_and_log_name_the_route_and_never_the_casus(
    client: FlaskClient, house: House, measured: None, caplog: pytest.LogCaptureFixture
) -> None:
    casus_id = house.open().casus_id
    caplog.set_level("INFO", "kapstok.requests")
    client.get(f"/casussen/{casus_id}")
    text = client.get("/metrics", headers=TOKEN).text
    assert 'route="/casussen/<uuid:casus_id>"' in text
    told = text + str([record.msg for record in caplog.records])
    assert "request" in told
    for secret in (str(casus_id), "Huishouden", "noor", "Noor"):
        assert secret not in told


def test_every_answer_carries_a_number_to_ask_after(client: FlaskClient) -> None:
    first, second = (client.get("/aanmelden").headers["X-Request-Id"] for _ in range(2))
    assert first != second
