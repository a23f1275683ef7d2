"""Two people and one task, answers that are not right, and a stranger: nobody loses a word, nobody sees too much."""

import re
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from browser.screen import Entering, Screen
from given import House

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
TYPED = "Een lang verhaal dat ik niet nog eens wil typen."


def test_who_comes_second_hears_who_was_first_and_keeps_what_he_typed(enter: Entering, house: House):
    casus_id = house.open("joost").casus_id
    noor, daan = enter("noor"), enter("daan")
    for screen in (noor, daan):
        screen.take_from_inbox("Signaal wegen", "Niet toegewezen")
    noor.answer(vraag=TYPED, acuut_onveilig="nee")
    daan.answer(acuut_onveilig="nee", basiszorg="ja", leefgebieden=["wonen"], vraag="Van Daan")
    daan.press("Casus starten in AVE 2")
    noor.press("Casus starten in AVE 2")
    assert "Uw antwoord is niet verwerkt" in noor.text
    assert re.search(r"Daan Postma.* (om )?\d\d:\d\d", noor.text), noor.text
    assert TYPED in noor.panel("Dit had u ingevuld").inner_text()
    assert [task.name for task in house.tasks(casus_id)] == ["Casusregisseur toewijzen"]


def test_what_was_typed_survives_a_wrong_answer(enter: Entering, house: House):
    noor = wrong(enter, house)
    expect(noor.page).to_have_title(re.compile("^Fout: Burger informeren"))
    assert noor.page.input_value("[name=geinformeerd_door]") == TYPED
    assert noor.page.input_value("[name=geinformeerd_op]") == "31-31-2026"
    assert noor.page.is_checked("[name=burger_geinformeerd][value=ja]")
    assert noor.page.get_attribute("[name=geinformeerd_op]", "aria-invalid") == "true"


def test_the_summary_of_mistakes_has_the_focus_and_leads_to_each_field(enter: Entering, house: House):
    noor = wrong(enter, house)
    summary = noor.page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.locator("a[href*=geinformeerd_op]").click()
    expect(noor.page.locator("[name=geinformeerd_op]")).to_be_focused()
    summary.locator("a[href*=minderjarig]").click()
    expect(noor.page.locator("[name=minderjarig]").first).to_be_focused()


def wrong(enter: Entering, house: House) -> Screen:
    """Noor's form with a date that does not exist and a question left open."""
    house.to_ave_2()
    noor = enter("noor")
    noor.take_from_inbox("Burger informeren")
    noor.answer(burger_geinformeerd="ja", geinformeerd_door=TYPED, geinformeerd_op="31-31-2026")
    noor.press("Informeren vastleggen")
    return noor


def test_the_casus_of_others_looks_like_one_that_does_not_exist(enter: Entering, house: House):
    casus_id = house.to_ave_2()
    lotte = enter("lotte")
    theirs = seen_at(lotte, f"/casussen/{casus_id}")
    assert theirs == seen_at(lotte, f"/casussen/{uuid4()}")
    assert theirs[0] == 404
    assert "Huishouden" not in theirs[1]


def seen_at(screen: Screen, path: str) -> tuple[int, str]:
    """The status and the whole page, but for the secret of the form that signs off."""
    answer = screen.page.goto(f"{screen.address}{path}")
    assert answer is not None
    return answer.status, re.sub(r'name="csrf_token" value="[^"]+"', "", answer.text())
