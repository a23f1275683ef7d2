"""A signal becomes a casus in AVE 2 without anybody touching a mouse."""

import pytest

from browser.keyboard import Keyboard
from browser.screen import Opening
from kapstok.demo.cast import PASSWORD

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def sign_in(open_page: Opening, address: str, username: str) -> Keyboard:
    page = open_page()
    page.goto(f"{address}/aanmelden")
    keyboard = Keyboard(page)
    keyboard.write("gebruikersnaam", username)
    keyboard.write("wachtwoord", PASSWORD)
    keyboard.button("Aanmelden")
    page.wait_for_url("**/taken")
    return keyboard


def told(keyboard: Keyboard) -> str:
    return keyboard.page.locator(".kapstok-meldingen[role=status]").inner_text()


def test_a_signal_becomes_a_casus_by_keyboard(open_page: Opening, address: str):
    joost = sign_in(open_page, address, "joost")
    joost.link("Casussen")
    joost.link("Nieuwe casus")
    joost.write("titel", "Huishouden Zilverberk")
    joost.choose("soort", "signaal")
    joost.button("Casus openen")
    assert "‘Signaal wegen’ voor Casusregisseur" in told(joost)

    noor = sign_in(open_page, address, "noor")
    weigh(noor)
    assign(sign_in(open_page, address, "ilse"))
    inform(noor)
    assert "‘MDO plannen’ voor uzelf" in told(noor)
    assert noor.page.inner_text("h1") == "Huishouden Zilverberk"


def weigh(noor: Keyboard) -> None:
    noor.link("Niet toegewezen")
    noor.link("Signaal wegen")
    noor.choose("acuut_onveilig", "nee")
    noor.choose("basiszorg", "ja")
    noor.press(noor.page.locator("main [name=leefgebieden]"), "Space")
    noor.write("vraag", "Zorgen over geld")
    noor.button("Casus starten in AVE 2")
    assert "‘Casusregisseur toewijzen’ voor Teamleider" in told(noor)


def assign(ilse: Keyboard) -> None:
    ilse.link("Niet toegewezen")
    ilse.link("Casusregisseur toewijzen")
    ilse.go_to(ilse.page.locator("main [name=casusregisseur]"))
    ilse.page.keyboard.type("Noor")
    ilse.button("Casusregisseur toewijzen")
    assert "is afgerond" in told(ilse)


def inform(noor: Keyboard) -> None:
    noor.link("Taken")
    noor.link("Burger informeren")
    noor.choose("burger_geinformeerd", "ja")
    noor.write("geinformeerd_door", "Noor")
    noor.write("geinformeerd_op", "02-03-2026")
    noor.choose("geinformeerd_hoe", "gesprek")
    noor.choose("minderjarig", "nee")
    noor.button("Informeren vastleggen")


def test_the_first_tab_leads_past_the_menu(open_page: Opening, address: str):
    noor = sign_in(open_page, address, "noor")
    noor.page.reload()
    noor.page.keyboard.press("Tab")
    skip = noor.page.get_by_role("link", name="Naar de inhoud")
    assert skip.evaluate("it => it === document.activeElement")
    noor.page.keyboard.press("Enter")
    noor.page.keyboard.press("Tab")
    assert noor.page.evaluate("document.activeElement.closest('main') !== null")
