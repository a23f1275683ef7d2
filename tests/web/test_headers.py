"""What every answer says about its use, and that no page needs an exception to it."""

import pytest

from given import House
from web.conftest import Browser

EXPECTED = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.mark.parametrize("path", ["/aanmelden", "/taken", "/nergens", "/apiarium", "/afmelden", "/static/kapstok.css"])
def test_every_answer_has_the_headers(stranger: Browser, path: str):
    answer = stranger.get(path)
    assert {name: answer.headers.get(name) for name in EXPECTED} == EXPECTED


def test_pages_are_not_kept_and_named_content_is(stranger: Browser):
    page = stranger.page("/over")
    style = page.xpath("//link[@rel='stylesheet']/@href")[0]
    assert "?v=" in style
    assert "immutable" in stranger.get(style).headers["Cache-Control"]
    assert stranger.get("/static/kapstok.css").headers["Cache-Control"] == "no-cache"
    assert stranger.get("/over").headers["Cache-Control"] == "no-store"


def test_a_diagram_is_a_file_and_never_a_page(as_person, house: House):
    casus_id = house.open().casus_id
    noor = as_person("noor")
    for path in (f"/casussen/{casus_id}/diagram/ave.bpmn", "/processen/veldermeer/diagram/ave.bpmn"):
        answer = noor.get(path)
        assert answer.mimetype == "application/xml"
        assert answer.headers["Content-Disposition"] == "attachment; filename=ave.bpmn"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_no_page_has_a_script_or_style_of_its_own(as_person, house: House):
    outcome = house.open()
    task = house.tasks(outcome.casus_id)[0]
    noor = as_person("noor")
    casus = f"/casussen/{outcome.casus_id}"
    for path in (
        "/taken",
        "/casussen",
        "/casussen/nieuw",
        "/processen/veldermeer",
        casus,
        f"/taken/{task.id}",
        "/over",
    ):
        page = noor.page(path)
        assert page.xpath("//script[not(@src)] | //style | //*[@style]") == [], path
        assert [name for one in page.iter() for name in one.attrib if str(name).startswith("on")] == [], path
        links = page.xpath("//script/@src | //link/@href | //img/@src")
        assert all(str(link).startswith("/static/") for link in links), path
