"""The pages on which a route is worked on, as far as they go without script."""

from collections.abc import Callable
from io import BytesIO

import pytest

from given import House
from kapstok.acts.start_design import start_design
from kapstok.errors import Finding
from kapstok.rehearsal import gate
from web.conftest import Browser


@pytest.fixture
def path(house: House) -> str:
    made = start_design(house.viewer("bea"), "veldermeer", "veldermeer-2027", "Veldermeer 2027")
    return f"/processen/ontwerpen/{made}"


@pytest.fixture
def bea(as_person: Callable[[str], Browser]) -> Browser:
    return as_person("bea")


def test_a_designer_begins_a_design_and_sees_its_files(bea: Browser) -> None:
    given = {"gemeente": "veldermeer", "variant": "nieuw", "titel": "Een nieuwe route"}
    answer = bea.post("/processen/ontwerpen", given)
    assert answer.status_code == 303
    page = bea.page(answer.headers["Location"])
    assert "Een nieuwe route" in page.text_content()
    assert "ave-2.bpmn" in page.text_content()


def test_a_wrong_name_keeps_what_was_typed(bea: Browser) -> None:
    answer = bea.post("/processen/ontwerpen", {"gemeente": "veldermeer", "variant": "NEE!", "titel": "Mijn titel"})
    assert answer.status_code == 400
    page = bea.read(answer)
    assert page.get_element_by_id("titel").get("value") == "Mijn titel"
    assert page.get_element_by_id("variant-fout").text_content()


def test_settings_are_changed_as_text_and_a_mistake_keeps_the_text(bea: Browser, path: str) -> None:
    wrong = bea.post(f"{path}/bestanden/kapstok.toml", {"inhoud": 'naam = "veldermeer-2027"\nnee', "revisie": "1"})
    assert wrong.status_code == 400
    page = bea.read(wrong)
    assert page.get_element_by_id("bestandstekst").text_content().strip().endswith("nee")
    assert "TOML" in page.text_content()


def test_a_file_from_the_own_machine_replaces_one_of_the_same_name(bea: Browser, path: str) -> None:
    given = {"revisie": "1", "bestand": (BytesIO(b"<niet-af"), "mijn map/ave-2.bpmn")}
    assert bea.post(f"{path}/bestanden", given, content_type="multipart/form-data").status_code == 303
    assert bea.get(f"{path}/bestanden/ave-2.bpmn?ruw=1").data == b"<niet-af"
    assert "ave-2.bpmn" in bea.page(path).text_content()


def test_a_file_that_does_not_belong_in_a_variant_is_refused_in_words(bea: Browser, path: str) -> None:
    given = {"revisie": "1", "bestand": (BytesIO(b"MZ"), "virus.exe")}
    assert bea.post(f"{path}/bestanden", given, content_type="multipart/form-data").status_code == 303
    assert "Dit soort bestand hoort niet in een variant" in bea.page(path).text_content()


def test_the_drawing_table_gets_its_answers_as_json(bea: Browser, path: str) -> None:
    xml = bea.get(f"{path}/bestanden/ave-2.bpmn?ruw=1").text
    asked = {"headers": {"Accept": "application/json"}}
    found = bea.post(f"{path}/controle/ave-2.bpmn", {"inhoud": xml.replace('formulier="mdo_', 'formulier="x')}, **asked)
    assert {item["lintregel"] for item in found.json["bevindingen"]} >= {"form_exists"}
    kept = bea.post(f"{path}/bestanden/ave-2.bpmn", {"inhoud": xml + "\n", "revisie": "1"}, **asked)
    assert kept.json["revisie"] == 2
    late = bea.post(f"{path}/bestanden/ave-2.bpmn", {"inhoud": xml, "revisie": "1"}, **asked)
    assert late.status_code == 409
    assert "Bea Vonk" in late.json["bericht"]
    choices = bea.get(f"{path}/keuzes.json").json
    assert {"sleutel": "casusregisseur", "label": "Casusregisseur"} in choices["rollen"]


def test_an_uploaded_file_is_never_shown_as_a_page_of_ours(bea: Browser, path: str) -> None:
    answer = bea.get(f"{path}/bestanden/ave-2.bpmn?ruw=1")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_for_others_there_is_no_design(as_person: Callable[[str], Browser], path: str) -> None:
    for who in ("noor", "chris"):
        browser = as_person(who)
        for place in (path, f"{path}/bestanden/ave.bpmn", f"{path}/keuzes.json"):
            assert browser.get(place).status_code == 404
        assert browser.post(f"{path}/weggooien", {"revisie": "1"}).status_code == 404


def _hang(_bundle: object) -> list[object]:
    while True:
        pass


def test_a_file_that_would_hang_the_check_is_told_and_holds_nobody_up(
    bea: Browser, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kapstok.rehearsal.gate.variants.check", _hang)
    monkeypatch.setattr("kapstok.bounds.BUNDLE_SECONDS", 1)
    monkeypatch.setattr("kapstok.rehearsal.gate._who", _together)
    answer = bea.post(f"{path}/controle/kapstok.toml", {"inhoud": 'naam = "veldermeer-2027"'})
    assert [item["lintregel"] for item in answer.get_json()["bevindingen"]] == ["within_bounds"]
    assert "Deze variant nalopen vraagt te veel" in bea.page(path).text_content()


def _together(*_given: object) -> list[Finding]:
    return [Finding("kapstok.toml", gate.RULE, gate.TOGETHER)]


def _diamonds(count: int) -> bytes:
    """A route with two to the power of `count` ways through it."""
    gates = "".join(f'<exclusiveGateway id="g{n}" name="Kies" default="g{n}a"/>' for n in range(count))
    flows = "".join(
        f'<sequenceFlow id="g{n}{way}" sourceRef="g{n}" targetRef="g{n + 1}"/>'
        for n in range(count - 1)
        for way in "ab"
    )
    opening = '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:x">'
    return f'{opening}<process id="ruit" isExecutable="true">{gates}{flows}</process></definitions>'.encode()


def test_a_route_with_more_ways_than_can_be_counted_is_checked_and_answered(bea: Browser, path: str) -> None:
    given = {"revisie": "1", "bestand": (BytesIO(_diamonds(64)), "ruit.bpmn")}
    assert bea.post(f"{path}/bestanden", given, content_type="multipart/form-data").status_code == 303
    assert "ruit.bpmn" in bea.page(path).text_content()
    answer = bea.post(f"{path}/controle/ruit.bpmn", {"inhoud": _diamonds(64).decode()})
    assert any(item["bestand"] == "ruit.bpmn" for item in answer.get_json()["bevindingen"])
