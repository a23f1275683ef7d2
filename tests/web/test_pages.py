"""Every page: it renders, it is closed to strangers, it shows the same nothing for foreign and unknown."""

import hashlib
import re
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from given import House
from kapstok.db import Row, reading
from web.conftest import Browser, text_of

PAGES = ("/taken", "/taken?weergave=team&fase=2&zoek=linde", "/casussen", "/casussen/nieuw", "/processen")
ROUTE = ("/processen/veldermeer", "/processen/veldermeer?diagram=ave_2", "/processen/veldermeer/diagram/ave.bpmn")


def pages_of(app: Flask) -> list[tuple[str, str]]:
    """Every address of the web door with its method, filled in with ids that mean nothing."""
    values = {
        "task_id": uuid4(),
        "casus_id": uuid4(),
        "process": "ave",
        "name": "opschaalverzoek",
        "gemeente": "veldermeer",
    }
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("web."):
            one_of = re.sub(r"<any\(([^,)]+)[^)]*\):\w+>", r"\1", rule.rule)
            one_of = re.sub(r"<int:\w+>", "1", one_of)
            path = re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(values.get(part[1]) or uuid4()), one_of)
            found += [(method, path) for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})]
    return found


def everything() -> str:
    """A digest of all rows but those of the sessions and of who read what."""
    digest = hashlib.sha256()
    with reading() as session:
        for table in Row.metadata.sorted_tables:
            if table.name not in ("login", "reading_line"):
                digest.update(repr(sorted(map(repr, session.execute(select(table))))).encode())
    return digest.hexdigest()


@pytest.mark.parametrize("path", [*PAGES, *ROUTE])
def test_a_page_renders(as_person, house: House, path: str):
    house.open()
    assert as_person("noor").get(path).status_code == 200


@pytest.mark.parametrize("path", ["/over", "/aanmelden"])
def test_two_pages_are_open_to_everybody(stranger: Browser, path: str):
    assert stranger.get(path).status_code == 200


def test_every_other_page_sends_a_stranger_to_sign_in(app: Flask, stranger: Browser):
    token = stranger.token("/aanmelden")
    for method, path in pages_of(app):
        if path in ("/over", "/aanmelden"):
            continue
        data = None if method == "GET" else {"csrf_token": token}
        answer = stranger.client.open(path, method=method, data=data)
        assert (answer.status_code, (answer.location or "").split("?")[0]) == (303, "/aanmelden"), (method, path)


def test_no_deed_without_the_token_of_the_page(app: Flask, as_person):
    noor = as_person("noor")
    before = everything()
    for method, path in pages_of(app):
        if method != "GET":
            for data in ({}, {"csrf_token": "verzonnen"}):
                answer = noor.client.open(path, method=method, data=data)
                assert answer.status_code == 400, (method, path)
                assert "te lang open" in answer.text
    assert everything() == before
    assert noor.get("/taken").status_code == 200


def test_what_was_typed_in_a_page_that_grew_too_old_is_shown_but_never_the_words_of_another_site(as_person):
    noor = as_person("noor")
    data = {"toelichting": "Lang over nagedacht", "csrf_token": "verlopen"}
    for site, shown in (("same-origin", True), ("cross-site", False)):
        answer = noor.client.post("/casussen/nieuw", data=data, headers={"Sec-Fetch-Site": site})
        assert answer.status_code == 400
        assert ("Lang over nagedacht" in answer.text) is shown


def test_the_token_of_another_session_is_refused(as_person):
    noor, daan = as_person("noor"), as_person("daan")
    assert noor.client.post("/afmelden", data={"csrf_token": daan.token()}).status_code == 400


def test_looking_changes_nothing(app: Flask, as_person, house: House):
    outcome = house.open()
    task = house.tasks(outcome.casus_id)[0]
    noor = as_person("noor")
    noor.token()
    before = everything()
    paths = [path for method, path in pages_of(app) if method == "GET"]
    for path in [*paths, *PAGES, *ROUTE, f"/casussen/{outcome.casus_id}", f"/taken/{task.id}"]:
        noor.get(path)
    assert everything() == before


@pytest.mark.parametrize(
    "path", ["/taken/{}", "/casussen/{}", "/casussen/{}/diagram/ave.bpmn", "/casussen/{}/berichten/x"]
)
def test_foreign_and_unknown_look_the_same(as_person, house: House, path: str):
    outcome = house.open()
    foreign = house.tasks(outcome.casus_id)[0].id if path.startswith("/taken") else outcome.casus_id
    jet = as_person("jet")
    bodies = [re.sub(r'value="[^"]+"', "", jet.get(path.format(one)).text) for one in (foreign, uuid4())]
    assert bodies[0] == bodies[1]
    assert "Deze pagina bestaat niet" in bodies[0]
    assert jet.get(path.format(foreign)).status_code == 404


@pytest.mark.parametrize("gemeente", ["lindehoven", "atlantis"])
def test_the_route_of_another_gemeente_is_not_shown(as_person, gemeente: str):
    assert as_person("noor").get(f"/processen/{gemeente}").status_code == 404


@pytest.mark.parametrize(
    ("path", "method", "status", "words"),
    [
        ("/nergens", "GET", 404, "Niet gevonden"),
        ("/afmelden", "GET", 405, "Zo werkt dit adres niet"),
        ("/taken?weergave=onzin", "GET", 400, "Dit kunnen we niet verwerken"),
        ("/casussen?status=onzin", "GET", 400, "Kies een van"),
    ],
)
def test_a_mistake_is_a_calm_page_in_the_frame(as_person, path: str, method: str, status: int, words: str):
    answer = as_person("noor").client.open(path, method=method)
    assert answer.status_code == status
    assert words in answer.text
    assert "Naar mijn taken" in answer.text


def test_a_body_that_is_too_large_gets_a_page(as_person):
    noor = as_person("noor")
    answer = noor.client.post("/afmelden", data={"csrf_token": noor.token(), "x": "x" * (6 * 1024 * 1024)})
    assert answer.status_code == 413
    assert "te groot" in answer.text


def test_a_mistake_of_ours_tells_nothing_about_the_inside(app: Flask, as_person, monkeypatch):
    app.testing = False
    app.config["PROPAGATE_EXCEPTIONS"] = False
    noor = as_person("noor")

    def fail(*_: object) -> None:
        raise RuntimeError("geheim")

    monkeypatch.setattr("kapstok.web.inbox.look", fail)
    answer = noor.get("/taken")
    assert answer.status_code == 500
    assert "geheim" not in answer.text
    assert "Er ging iets mis bij ons" in answer.text


def test_a_page_beyond_the_last_is_the_last(as_person, house: House):
    house.open()
    noor = as_person("noor")
    for path in ("/taken?weergave=alle&pagina=99", "/casussen?pagina=99"):
        assert "Huishouden Linde" in text_of(noor.page(path))


def test_every_choice_of_the_inbox_stays_in_the_address(as_person):
    page = as_person("noor").page("/taken?weergave=alle&fase=2&zoek=linde&sorteer=fase")
    team = page.xpath("//a[contains(@class, 'kapstok-tabs__tab')][starts-with(., 'Mijn team')]/@href")[0]
    assert {"weergave=team", "fase=2", "zoek=linde", "sorteer=fase"} == set(team.split("?")[1].split("&"))
