"""A day of three people on their screens: the casusregisseur, the procesregisseur at the ZVH, the burgemeester.

The procesregisseur of AVE 2 is in test_scaling_up, whoever brings a signal in test_signal_becomes_casus.
"""

from uuid import UUID

import pytest

from browser.screen import Entering, Screen
from given import House
from kapstok.demo.usual import usual
from on_the_way import in_ave_3

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
TODAY = "02-03-2026"
PHONE = {"viewport": {"width": 360, "height": 740}}


def said(form: str, *buttons: str, **other: object) -> dict[str, object]:
    """The usual answers to a form, without those that are given by pressing a button."""
    return {key: value for key, value in usual(form, TODAY, **other).items() if key not in buttons}


def test_a_casusregisseur_between_two_meetings(enter: Entering, house: House):
    casus_id = house.open("noor", fase=2).casus_id
    noor = enter("noor", **PHONE)
    noor.do("Burger informeren", "Informeren vastleggen", **said("burger_informeren"))
    meets(noor)
    plans(noor)
    agrees(noor, f"/casussen/{casus_id}/acties")
    hands_over(noor, f"/casussen/{casus_id}", "Daan Postma")
    daan = enter("daan", **PHONE)
    daan.follow("Lees de notitie en antwoord")
    daan.press("Regie aannemen")
    assert daan.told
    assert house.holder(casus_id, "casusregie") == "daan"


def meets(noor: Screen) -> None:
    noor.take_from_inbox("MDO plannen")
    noor.press("MDO is gepland")
    assert "Plan eerst het MDO" in noor.text
    noor.follow("Naar de pagina Overleg")
    noor.answer(soort="mdo", datum=TODAY)
    noor.page.get_by_label("Bram Hoekstra – Politie").check()
    noor.press("Plannen")
    back(noor, "MDO is gepland")


def plans(noor: Screen) -> None:
    noor.take_from_inbox("Plan opstellen")
    noor.follow("Naar de pagina Plan")
    noor.answer(leefgebied="wonen", doel="De woning houden", taken="Samen naar de bank", afspraken="Elke week bellen")
    noor.press("Toevoegen")
    back(noor, "Plan vaststellen")


def back(noor: Screen, button: str) -> None:
    """From the page of the dossier to the task that it answers, and on."""
    assert not noor.overflows
    noor.follow("Ga terug naar de taak")
    noor.press(button)
    assert "is afgerond" in noor.told


def agrees(noor: Screen, path: str) -> None:
    """The actielijst is made and settled; what is typed arrives."""
    noor.open(path)
    noor.answer(actie="Bellen met school", wanneer=TODAY)
    noor.page.select_option("[name=wie]", label="Bram Hoekstra – Politie")
    noor.press("Toevoegen")
    assert "Bellen met school" in noor.panel("Open acties").inner_text()
    noor.page.get_by_text("Actielijst vaststellen en delen").click()
    noor.press("Vaststellen")
    assert "vastgesteld" in noor.told
    assert not noor.overflows


def hands_over(noor: Screen, path: str, to: str) -> None:
    noor.open(f"{path}/overdracht/casusregie")
    noor.page.select_option("[name=ontvanger]", label=to)
    noor.answer(notitie="Het gezin belt liever niet. Ga langs.")
    noor.press("Overdracht voorstellen")
    assert "U houdt de regie tot uw collega haar aanneemt." in noor.told


def test_a_procesregisseur_at_the_zvh_from_invitation_to_actielijst(enter: Entering, house: House):
    """SC-03: she invites, fills the bouwschema in, shares only who does what and when, and can ask for the fasetoets"""
    casus_id = in_ave_3(house)
    anne = enter("anne")
    anne.do("Uitnodigen", button_of(house, casus_id, "Uitnodigen"), **said("uitnodigen"))
    house.complete("anne", casus_id, "Casusbespreking")
    anne.open(f"/casussen/{casus_id}/acties")
    anne.answer(actie="De sloten nakijken", wanneer=TODAY)
    anne.page.select_option("[name=wie]", label="Noor Visser – Wijkteam Veldermeer")
    anne.press("Toevoegen")
    told = anne.do("Actielijst delen", button_of(house, casus_id, "Actielijst delen"), **said("actielijst_delen"))
    assert "‘Actielijst delen’ is afgerond." in told
    pieter = enter("pieter", **PHONE)
    pieter.open(f"/casussen/{casus_id}/acties")
    assert "De sloten nakijken" in pieter.text
    assert not pieter.overflows
    anne.open(f"/casussen/{casus_id}")
    anne.follow("Fasetoets eerder doen")
    anne.press("Fasetoets eerder doen")
    assert "‘Fasetoets invullen’ voor uzelf" in anne.told


def button_of(house: House, casus_id: UUID, name: str) -> str:
    """What finishes an open task, as its form says it."""
    return house.form(house.task(casus_id, name)).button


def test_a_burgemeester_decides_on_a_phone_and_leads_the_driehoek(enter: Entering, house: House):
    """SC-06: a threat and no calamiteit; what partners brought in stays with them (PRIV-30)"""
    casus_id = house.open("noor", fase=2).casus_id
    house.send("noor", casus_id, "spoed_opschalen", "spoed_opschalen", spoed_doel="ave_4")
    marijke = enter("marijke", **PHONE)
    marijke.take_from_inbox("Besluit AVE 4", "Niet toegewezen")
    assert "Vannacht is gedreigd met geweld." in marijke.text
    assert not marijke.overflows
    marijke.answer(besluit_ave4_toelichting="De dreiging vraagt om een lijn naar de driehoek.")
    marijke.press("AVE 4 aanvaarden")
    house.complete("karim", casus_id, "Procesregie overnemen")
    driehoek = button_of(house, casus_id, "Driehoek bijeenroepen")
    told = marijke.do("Driehoek bijeenroepen", driehoek, "Alle", **said("driehoek_bijeenroepen"))
    assert "is afgerond" in told
    marijke.open(f"/casussen/{casus_id}/informatie")
    assert marijke.page.locator("main form").count() == 0
