"""SC-03 on the screens: from an opschaalverzoek to AVE 3, in which the regiekaart advises and people decide."""

from uuid import UUID

import pytest

from browser.screen import Entering, Screen
from given import House
from kapstok.demo.usual import usual

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
TODAY = "02-03-2026"
THREAT = "Bedreigingen in de straat, de wijkagent bevestigt het."


def said(form: str, **other: object) -> dict[str, object]:
    """The usual answers to a form, without the one that is given by pressing a button."""
    return usual(form, TODAY, **other)


def test_the_neighbours_are_threatened_and_the_casus_goes_to_ave_3(enter: Entering, house: House):
    casus_id = house.to_ave_2()
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))
    noor, sanne = enter("noor"), enter("sanne")
    noor_asks(noor, casus_id)
    sanne_decides(sanne)
    noor.do("Delen in MDO", "Gedeeld in het MDO", **said("delen_in_mdo"))
    sanne_leads_and_scales_up(sanne)
    the_zvh_takes_it_in(house, casus_id)
    anne_takes_over(enter("anne"))
    noor.open(f"/casussen/{casus_id}")
    assert noor.page.locator(".kapstok-faserail [aria-current=step]").inner_text().split()[:2] == ["AVE", "3"]
    regie = " ".join(noor.panel("Wie heeft de regie?").inner_text().split())
    assert "Noor Visser Casusregisseur" in regie
    assert "Anne Rietveld Procesregisseur AVE 3" in regie


def noor_asks(noor: Screen, casus_id: UUID) -> None:
    noor.open(f"/casussen/{casus_id}")
    noor.follow("Opschaalverzoek doen")
    noor.answer(**said("opschaalverzoek", criteria=["onveiligheid"], toelichting=THREAT, overlast_omgeving="ja"))
    noor.press("Opschaalverzoek doen")
    assert "‘Opschaalverzoek doen’ is verstuurd." in noor.told
    assert "‘Verzoek beoordelen’ voor Procesregisseur AVE 2" in noor.told


def sanne_decides(sanne: Screen) -> None:
    """She sees what went before and what the regiekaart advises; she decides otherwise, and may."""
    sanne.take_from_inbox("Verzoek beoordelen", "Niet toegewezen")
    assert THREAT in sanne.text
    assert "Opschaalverzoek doen Noor Visser, vandaag om " in sanne.text
    advice = sanne.panel("Wat wordt er van u gevraagd?").inner_text()
    assert "Advies volgens ‘Regiekaart’: " in advice
    assert "AVE 3" in advice
    assert "Dit is een advies. U beslist." in advice
    sanne.answer(verzoek_toelichting="Ik trek eerst zelf het proces.")
    sanne.press("Procesregie toevoegen")
    assert "‘Verzoek beoordelen’ is afgerond." in sanne.told


def sanne_leads_and_scales_up(sanne: Screen) -> None:
    start = _without(said("procesregie_starten"), "procesregie")
    sanne.do("Procesregie starten", "Procesregie starten", "Niet toegewezen", **start)
    told = sanne.do(
        "Procesregie voeren",
        "Opschalen naar AVE 3",
        procesregie_voortgang="De buren worden weer bedreigd.",
        criteria=["onveiligheid"],
        toelichting=THREAT,
        overlast_omgeving="ja",
    )
    assert "‘Aanmelden’ voor uzelf" in told


def _without(answers: dict[str, object], key: str) -> dict[str, object]:
    return {name: value for name, value in answers.items() if name != key}


def the_zvh_takes_it_in(house: House, casus_id: UUID) -> None:
    house.answer_jobs(casus_id)
    house.go(casus_id, ("sanne", "Aanmelden"))
    house.answer_jobs(casus_id)
    house.go(
        casus_id,
        ("anne", "Intakegesprek"),
        ("anne", "Burger-informeren-besluit"),
        ("noor", "Burger informeren"),
        ("harry", "Criteria toetsen"),
        ("pieter", "Besluit meegeven"),
        ("geert", "Besluit meegeven"),
        ("wendy", "Besluit meegeven"),
    )


def anne_takes_over(anne: Screen) -> None:
    """She sees what the partners gave along, and the fase only changes with her decision."""
    anne.take_from_inbox("Gezamenlijk besluit vastleggen", "Niet toegewezen")
    assert "Pieter Groen" in anne.text
    assert "vraag of probleem" in anne.page.locator(".kapstok-paginakop").inner_text()
    anne.answer(besluit_motivatie="Wij pakken dit samen op.")
    anne.page.locator("button[name=zvh_uitkomst][value=oppakken]").click()
    assert "‘Uitnodigen’ voor uzelf" in anne.told


def test_only_the_advice_of_this_casus_is_shown(enter: Entering, house: House):
    """Stagnation asks for procesregie; the sentence for a threat stays away, also without script."""
    casus_id = house.to_ave_2()
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    sanne = enter("sanne", java_script_enabled=False)
    sanne.open("/taken?weergave=niet-toegewezen")
    sanne.page.click("main table a >> text=Verzoek beoordelen")
    assert "Advies volgens ‘Regiekaart’: Voeg tijdelijk procesregie toe in AVE 2" in sanne.text
    assert "minimaal AVE 3" not in sanne.text
