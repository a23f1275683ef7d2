"""At the border: who comes in, what is let through, and that every refusal is a problem."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from programs import API, Program
from sqlalchemy import update

from given import House
from kapstok.acts.sign_in import check_password, make_token, start_session
from kapstok.db import writing
from kapstok.demo.cast import PASSWORD
from kapstok.errors import Broken, Finding, Unavailable
from kapstok.people.model import Person
from kapstok.rest import ik, processen
from kapstok.rest.borders import HEADERS

ProgramOf = Callable[[str], Program]
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
SOMETHING = "00000000-0000-4000-8000-000000000000"


def test_without_a_token_nothing_is_said(stranger: Program) -> None:
    answer = stranger.get("/taken")
    assert answer.status == 401
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Kapstok"'


@pytest.mark.parametrize("token", ["kap_niemand", "", "é", "x" * 5000])
def test_a_token_of_nobody_opens_nothing(app: Flask, house: House, token: str) -> None:
    answer = Program(app, token).get("/taken")
    assert answer.status == 401
    assert answer.body["title"] == "Niet aangemeld"


def test_the_token_of_somebody_who_left_opens_nothing(program: ProgramOf) -> None:
    noor = program("noor")
    assert noor.get("/ik").status == 200
    with writing() as session:
        session.execute(update(Person).where(Person.username == "noor").values(active=False))
    assert noor.get("/ik").status == 401


def test_another_way_of_signing_in_is_refused(stranger: Program) -> None:
    assert stranger.ask("GET", "/taken", headers={"Authorization": "Basic bm9vcjprYXBzdG9r"}).status == 401


def test_a_browser_session_is_no_token(app: Flask, house: House) -> None:
    noor = check_password(None, "noor", PASSWORD)
    client = app.test_client()
    client.set_cookie("sessie", start_session(None, noor, {}))
    assert client.get("/taken").status_code == 200
    assert client.get(f"{API}/taken").status_code == 401


def test_no_page_token_is_needed_to_write(program: ProgramOf, house: House) -> None:
    answer = program("noor").post("/casussen", {"gemeente": "veldermeer", "titel": "Huishouden Linde"})
    assert answer.status == 201


@pytest.mark.parametrize("path", ["/", "/taken/", "/bestaat-niet", "/taken/12", "//taken", f"/taken/{SOMETHING}/"])
def test_an_address_that_does_not_exist_is_a_problem(program: ProgramOf, path: str) -> None:
    answer = program("noor").get(path)
    assert answer.status == 404
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_outside_the_version_is_a_problem_too(app: Flask, house: House) -> None:
    answer = app.test_client().get("/api/v2/taken")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["API-Version"] == HEADERS["API-Version"]


def test_a_page_for_people_has_no_api_version(app: Flask, house: House) -> None:
    assert "API-Version" not in app.test_client().get("/aanmelden").headers


def test_a_wrong_method_says_which_are_right(program: ProgramOf) -> None:
    answer = program("noor").ask("PATCH", "/casussen")
    assert answer.status == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}


def test_only_json_is_answered(program: ProgramOf) -> None:
    assert program("noor").ask("GET", "/ik", headers={"Accept": "text/html"}).status == 406
    assert program("noor").ask("GET", "/ik", headers={"Accept": "*/*"}).status == 200


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_read(program: ProgramOf, kind: str) -> None:
    body = json.dumps({"gemeente": "veldermeer", "titel": "Linde"})
    answer = program("noor").ask("POST", "/casussen", data=body, headers={"Content-Type": kind})
    assert answer.status == 415


def test_a_big_body_is_refused(program: ProgramOf) -> None:
    answer = program("noor").post("/casussen", {"titel": "x" * 1_100_000})
    assert answer.status == 413


@pytest.mark.parametrize("body", [b'{"titel": "a", "titel": "b"}', b'{"fase": NaN}', b"[" * 30 + b"]" * 30, b"{"])
def test_doubtful_json_is_a_problem(program: ProgramOf, body: bytes) -> None:
    answer = program("noor").ask("POST", "/casussen", data=body, headers={"Content-Type": "application/json"})
    assert answer.status == 400
    assert answer.body["fouten"] == []


@pytest.mark.parametrize("body", ["[]", "1", "null", '"tekst"'])
def test_json_that_is_no_object_is_a_problem(program: ProgramOf, body: str) -> None:
    answer = program("noor").ask("POST", "/casussen", data=body, headers={"Content-Type": "application/json"})
    assert answer.status == 400


@pytest.mark.parametrize(
    ("path", "query", "name"),
    [
        ("/taken", "vorm=kort", "vorm"),
        ("/ik", "vorm=kort", "vorm"),
        (f"/taken/{SOMETHING}", "vorm=kort", "vorm"),
        ("/taken", "pagina=1&pagina=2", "pagina"),
        ("/taken", "pagina=0", "pagina"),
        ("/taken", "pagina=" + "9" * 30, "pagina"),
        ("/taken", "paginagrootte=101", "paginagrootte"),
        ("/taken", "fase=twee", "fase"),
        ("/taken", "weergave=iedereen", "weergave"),
        ("/taken", "sorteer=naam", "sorteer"),
        ("/taken", "zoek=%00", "zoek"),
        ("/taken", "gemeente=%00", "gemeente"),
        ("/casussen", "status=weg", "status"),
    ],
)
def test_a_wrong_parameter_is_named(program: ProgramOf, path: str, query: str, name: str) -> None:
    answer = program("noor").get(f"{path}?{query}")
    assert answer.status == 400
    assert [fault["naam"] for fault in answer.body["fouten"]] == [name]


def test_all_that_is_wrong_is_said_at_once(program: ProgramOf) -> None:
    body = {"gemeente": 3, "titel": "", "fase": "twee", "spoed": "misschien", "isBeheerder": True}
    answer = program("noor").post("/casussen", body)
    assert answer.status == 400
    assert {fault["naam"] for fault in answer.body["fouten"]} == set(body)
    assert all(fault["reden"].endswith(".") for fault in answer.body["fouten"])


@pytest.mark.parametrize("key", ["x" * 101, "met spatie", "é"])
def test_a_strange_idempotency_key_is_refused(program: ProgramOf, key: str) -> None:
    answer = program("noor").post("/casussen", {"gemeente": "veldermeer", "titel": "Linde"}, key=key)
    assert answer.status == 400
    assert [fault["naam"] for fault in answer.body["fouten"]] == ["Idempotency-Key"]


def _raise(error: Exception) -> Callable[..., Any]:
    def fail(*_: Any) -> Any:
        raise error

    return fail


def test_a_mistake_of_ours_tells_nothing(
    program: ProgramOf, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(ik, "me", _raise(ValueError("Huishouden Linde, BSN 999990019")))
    answer = program("noor").get("/ik")
    assert answer.status == 500
    assert "Linde" not in answer.text + caplog.text
    assert "ValueError in rest.show_me" in caplog.text


def test_a_broken_route_says_what_is_wrong_with_it(program: ProgramOf, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = Finding("ave.bpmn", "termijn", "De termijn ‘x’ bestaat niet. Zet haar in kapstok.toml.", line=3)
    monkeypatch.setattr(processen, "processes", _raise(Broken([finding])))
    answer = program("noor").get("/processen")
    assert answer.status == 500
    assert answer.body["detail"] == finding.sentence


def test_a_busy_system_says_when_to_come_back(program: ProgramOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processen, "processes", _raise(Unavailable("Het is druk. Probeer het zo weer.")))
    answer = program("noor").get("/processen")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert answer.body["detail"] == "Het is druk. Probeer het zo weer."


def test_options_needs_no_token(app: Flask, house: House) -> None:
    answer = app.test_client().options(f"{API}/taken")
    assert (answer.status_code, answer.text) == (200, "")


def test_a_token_speaks_for_one_person(program: ProgramOf) -> None:
    found = program("bram").get("/ik").body
    assert (found["naam"], found["organisatie"]) == ("Bram Hoekstra", "Politie")
    assert found["rollen"] == [{"rol": "wijkagent", "gemeente": "veldermeer", "gemeenteNaam": "Veldermeer"}]
    assert make_token(None, "bram", "nog een").startswith("kap_")


@pytest.mark.parametrize("title", ["Linde\x07", "\x1b[31mLinde", "Linde\r\n"])
def test_a_sign_that_steers_a_machine_is_refused(program: ProgramOf, title: str) -> None:
    answer = program("noor").post("/casussen", {"gemeente": "veldermeer", "titel": title})
    assert [fault["naam"] for fault in answer.body["fouten"]] == ["titel"]
