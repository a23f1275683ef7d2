"""Everything works without script: signing in, weighing a signal, and seeing in words where a casus stands."""

import pytest

from browser.screen import Entering
from given import House

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def test_a_signal_is_weighed_without_script(enter: Entering, house: House):
    casus_id = house.open("joost").casus_id
    noor = enter("noor", java_script_enabled=False)
    noor.open("/taken?weergave=niet-toegewezen")
    noor.page.click("main table a >> text=Signaal wegen")
    noor.press("Oppakken")
    noor.answer(vraag="Zorgen over geld")
    noor.press("Opslaan als concept")
    assert "Uw concept is opgeslagen" in noor.told
    noor.press("Casus starten in AVE 2")
    assert noor.page.inner_text("[role=alert] h2") == "Niet alles is goed ingevuld"
    noor.answer(acuut_onveilig="nee", basiszorg="ja", leefgebieden=["inkomen"])
    noor.press("Casus starten in AVE 2")
    assert "Hierna: ‘Casusregisseur toewijzen’ voor Teamleider" in noor.told
    assert [task.name for task in house.tasks(casus_id)] == ["Casusregisseur toewijzen"]


def test_where_a_casus_stands_is_said_in_words(enter: Entering, house: House):
    casus_id = house.to_ave_2()
    noor = enter("noor", java_script_enabled=False)
    noor.open(f"/casussen/{casus_id}")
    stands = noor.panel("Waar staat de casus nu?").inner_text()
    assert "Hier is de casus nu\nBurger informeren" in stands
    assert "Al gedaan" in stands
    assert "vraag of probleem" in noor.page.locator(".kapstok-faserail [aria-current=step]").inner_text()
    assert not noor.page.locator("[data-diagram-doek]").is_visible()


def test_a_question_for_another_answer_says_so_and_with_script_stays_away(enter: Entering, house: House):
    house.to_ave_2()
    noor = enter("noor", java_script_enabled=False)
    noor.open("/taken")
    noor.page.click("main table a >> text=Burger informeren")
    reason = noor.page.locator("[name=niet_informeren_reden]")
    assert reason.is_visible()
    assert noor.page.locator("[data-alleen-als]").first.is_visible()
    other = enter("noor")
    other.take_from_inbox("Burger informeren")
    shown = other.page.locator("main form[data-formulier] :is(fieldset, label.kapstok-veld__label):visible")
    assert shown.count() == 2, "only whether the household knows, and whether there are minors"
    other.answer(minderjarig="ja")
    other.answer(ouders_geinformeerd="nee")
    assert other.page.locator("[name=ouders_niet_reden]").is_visible()
