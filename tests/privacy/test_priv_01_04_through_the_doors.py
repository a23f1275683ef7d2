"""PRIV-01 and PRIV-04: through screen and REST an outsider finds nothing, and a DAT viewer never meets WAT."""

import re
from uuid import UUID, uuid4

import pytest
from flask import Flask
from parties import SECRET, TITLE, Parties

PAGES = ("", "/informatie", "/deelnemers", "/leeslogboek", "/tijdlijn", "/regie", "/taken")
SIGNAL = "School ziet verzuim"


@pytest.mark.parametrize("page", PAGES)
def test_for_an_outsider_a_casus_is_an_unknown_id(parties: Parties, screen, program, page: str) -> None:
    """PRIV-01: the same answer, word for word, as for an id that does not exist"""
    there = [f"/casussen/{one}{page}" for one in (parties.casus_id, uuid4())]
    answers = [program("daan", "GET", path) for path in there]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].data == answers[1].data
    if page in ("", "/informatie", "/deelnemers", "/leeslogboek"):
        daan = screen("daan")
        shown = [daan.get(path) for path in there]
        assert [answer.status_code for answer in shown] == [404, 404]
        assert _plain(shown[0].text) == _plain(shown[1].text)


def test_a_piece_that_is_not_shared_is_an_unknown_piece(parties: Parties, screen, program) -> None:
    """PRIV-01, PRIV-03"""
    pieces = [f"/casussen/{parties.casus_id}/informatie/{one}" for one in (parties.piece, uuid4())]
    for method, more, body in (
        ("GET", "", None),
        ("POST", "/inzage", {"doel": "regie"}),
        ("PUT", "", {"titel": "t", "inhoud": "i", "doel": "d"}),
        ("DELETE", "", None),
        ("POST", "/lezers", {"organisatie": "ggz", "doel": "d"}),
    ):
        given = {"json": body} if body else {}
        answers = [program("noor", method, f"{path}{more}", **given) for path in pieces]
        assert [answer.status_code for answer in answers] == [404, 404], (method, more)
        assert answers[0].data == answers[1].data
    noor = screen("noor")
    shown = [noor.get(path) for path in pieces]
    assert [answer.status_code for answer in shown] == [404, 404]
    assert _plain(shown[0].text) == _plain(shown[1].text)


def test_a_dat_viewer_meets_no_wat_anywhere(parties: Parties, app: Flask, screen, program) -> None:
    """PRIV-04: not on a page, not in REST, not in the tijdlijn, not in the names of things"""
    geert = screen("geert")
    here = [one for one in _addresses(app, parties.casus_id) if not one.startswith("/api")]
    texts = [geert.get(path).text for path in here]
    texts += [
        program("geert", "GET", one.removeprefix("/api/v1")).text
        for one in _addresses(app, parties.casus_id)
        if one.startswith("/api")
    ]
    assert len(texts) > 10
    for words in (SECRET, TITLE, SIGNAL):
        assert not [text for text in texts if words in text], words
    owner = screen("pieter").get(f"/casussen/{parties.casus_id}/informatie").text
    assert TITLE in owner


def test_the_casusregisseur_does_read_what_the_route_wrote(parties: Parties, screen) -> None:
    """PRIV-04: the other side, so that the test above cannot pass by showing nothing"""
    assert SIGNAL in screen("noor").get(f"/casussen/{parties.casus_id}").text


def test_a_reader_says_on_the_page_what_for_and_then_reads(parties: Parties, screen, deed) -> None:
    """PRIV-04, PRIV-23"""
    parties.share("pieter", organisation="ggz")
    geert = screen("geert")
    path = f"/casussen/{parties.casus_id}/informatie/{parties.piece}"
    asked = geert.get(path).text
    assert "Waarom leest u dit?" in asked
    assert SECRET not in asked
    assert deed(geert, f"{path}/inzage").status_code == 400
    assert deed(geert, f"{path}/inzage", doel="overleg").status_code == 303
    assert SECRET in geert.get(path).text


def test_an_owner_brings_in_shares_mends_and_takes_back_on_the_page(parties: Parties, screen, deed) -> None:
    """PRIV-02, PRIV-40 on the screen"""
    pieter = screen("pieter")
    here = f"/casussen/{parties.casus_id}/informatie"
    given = {"titel": "Melding", "inhoud": "Er was ruzie.", "doel": "Veiligheid", "laag": "wat", "label": "gewoon"}
    assert deed(pieter, here, **{**given, "doel": ""}).status_code == 400
    assert deed(pieter, here, **given).status_code == 303
    found = re.search(rf'{here}/([0-9a-f-]{{36}})"[^>]*>Melding', pieter.get(here).text)
    assert found
    path = f"{here}/{found[1]}"
    assert deed(pieter, f"{path}/lezers", partij="ggz.", waarvoor="Zorg afstemmen").status_code == 303
    assert deed(pieter, f"{path}/inzage", doel="taak").status_code == 303
    better = {**given, "inhoud": "Er was geen ruzie."}
    assert deed(pieter, f"{path}/verbetering", titel="M", inhoud=better["inhoud"], doel="D").status_code == 303
    assert better["inhoud"] in pieter.get(path).text
    assert deed(screen("geert"), f"{path}/intrekking").status_code == 403
    assert deed(pieter, f"{path}/intrekking").status_code == 303
    assert pieter.get(path).status_code == 404


def test_mail_says_only_that_there_is_a_task() -> None:
    """PRIV-07, PRIV-04"""
    from kapstok.notices import letters

    written = letters.task("https://kapstok.example", UUID(int=7))
    assert written.subject == "U heeft een taak"
    assert not re.search(r"\d{9}|AVE|fase|kenmerk|VLD", written.text.replace(str(UUID(int=7)), ""))


def _addresses(app: Flask, casus_id: UUID) -> list[str]:
    """Every address under a casus that shows something and asks no other id."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    found = [re.sub(r"<any\(([^,)]+)[^)]*\):\w+>", r"\1", rule.rule) for rule in rules]
    own = [one.replace("<uuid:casus_id>", str(casus_id)) for one in found if "<uuid:casus_id>" in one]
    return [one for one in own if "<" not in one]


def _plain(page: str) -> str:
    """A page without the token of its form."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", page)
