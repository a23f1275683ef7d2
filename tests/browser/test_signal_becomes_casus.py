"""A signal becomes a casus in AVE 2: four people, each on their own screen, with a mouse."""

import pytest

from browser.screen import Entering, Screen

pytestmark = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)

WEIGHED = {
    "acuut_onveilig": "nee",
    "basiszorg": "ja",
    "leefgebieden": ["inkomen", "netwerk"],
    "vraag": "School ziet verzuim en zorgen over geld.",
}
INFORMED = {
    "burger_geinformeerd": "ja",
    "geinformeerd_door": "Noor, bij het gezin thuis",
    "geinformeerd_op": "02-03-2026",
    "geinformeerd_hoe": "gesprek",
    "minderjarig": "nee",
}


def open_signal(joost: Screen) -> None:
    joost.open("/casussen")
    joost.follow("Nieuwe casus")
    joost.answer(titel="Huishouden Zilverberk", soort="signaal")
    joost.press("Casus openen")


def test_four_people_bring_a_signal_to_ave_2(enter: Entering):
    open_signal(joost := enter("joost"))
    assert "‘Signaal wegen’ voor Casusregisseur" in joost.told

    noor = enter("noor")
    told = noor.do("Signaal wegen", "Casus starten in AVE 2", "Niet toegewezen", **WEIGHED)
    assert "‘Signaal wegen’ is afgerond. Hierna: ‘Casusregisseur toewijzen’ voor Teamleider" in told

    ilse = enter("ilse")
    ilse.take_from_inbox("Casusregisseur toewijzen", "Niet toegewezen")
    ilse.page.select_option("[name=casusregisseur]", label="Noor Visser")
    ilse.press("Casusregisseur toewijzen")
    assert "‘Burger informeren’ voor Casusregisseur" in ilse.told

    told = noor.do("Burger informeren", "Informeren vastleggen", **INFORMED)
    assert "‘MDO plannen’ voor uzelf" in told
    sees_where_it_stands(noor)


def sees_where_it_stands(noor: Screen) -> None:
    """The page of the casus: its fase, who holds regie, what is open, and what happened."""
    assert noor.title == "Huishouden Zilverberk"
    now = noor.page.locator(".kapstok-faserail [aria-current=step]")
    assert now.inner_text().split() == ["AVE", "2", "vraag", "of", "probleem", "nu"]
    regie = noor.panel("Wie heeft de regie?").inner_text()
    assert "Noor Visser" in regie
    assert "niemand" in regie
    assert "MDO plannen" in noor.panel("Wat staat er open?").inner_text()
    happened = noor.panel("Wat er gebeurde").inner_text()
    for person in ("Joost Bakker", "Noor Visser", "Ilse Kramer"):
        assert person in happened
    noor.page.wait_for_selector(".kapstok-actief")
