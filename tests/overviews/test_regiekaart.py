"""The regiekaart comes from what is published, with who holds a role now; other gemeenten stay out of sight."""

import pytest

from kapstok.errors import NotFound
from kapstok.overviews.regiekaart import regie_per_gemeente, regiekaart


def test_the_card_names_who_to_call(house):
    found = regiekaart(house.viewer("noor"), "veldermeer").card
    who = {contact.role: contact.who for contact in found.contacts}
    assert who["burgemeester"] == ("Marijke van Dam (Gemeente Veldermeer)",)
    assert [fase.procesregie for fase in found.fasen] == [
        "niemand",
        "Procesregisseur AVE 2",
        "Procesregisseur AVE 3",
        "IVZ/OOV",
    ]


def test_the_card_of_another_gemeente_does_not_exist(house):
    with pytest.raises(NotFound):
        regiekaart(house.viewer("noor"), "lindehoven")


def test_regie_is_shown_for_the_gemeenten_of_the_viewer_and_small_counts_are_not(house):
    house.to_ave_2()
    (own,) = regie_per_gemeente(house.viewer("noor"))
    assert own.gemeente == "veldermeer"
    assert own.counts == {1: None, 2: None, 3: None, 4: None}
    assert len(regie_per_gemeente(house.viewer("anne"))) == 3


def test_from_ten_on_casussen_are_counted(house):
    for _ in range(10):
        house.to_ave_2()
    (own,) = regie_per_gemeente(house.viewer("noor"))
    assert own.counts[2] == 10
