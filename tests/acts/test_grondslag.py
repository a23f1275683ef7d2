"""The legal ground of each layer (REGEL-25, PRIV-17): settled by a gemeente, never implied."""

from uuid import UUID

import pytest
from sqlalchemy import delete

from given import House
from kapstok.acts.settle_grondslag import Settlement, settle_grondslag
from kapstok.db import writing
from kapstok.errors import Conflict, Invalid
from kapstok.overviews.casus import casus_page
from kapstok.overviews.grondslagen import grondslagen_of, settled_everywhere
from kapstok.regie.grondslag import Grondslag
from kapstok.samenwerking import LAYERS
from on_the_way import OP, in_ave_3, with_procesregie


def without(layer: str) -> None:
    """The gemeenten settled nothing for this layer."""
    with writing() as session:
        session.execute(delete(Grondslag).where(Grondslag.layer == layer))


def layers(house: House, casus_id: UUID) -> list[str]:
    return [line.layer for line in grondslagen_of(house.viewer("noor"), casus_id)]


def test_every_layer_is_entered_on_its_own_ground(house: House) -> None:
    casus_id = in_ave_3(house)
    assert layers(house, casus_id) == ["zvh", "ave2"]
    first = grondslagen_of(house.viewer("noor"), casus_id)[0]
    assert "samenwerkingsverbanden" in first.ground
    assert first.convenant == "Voorbeeldconvenant ZVH Noorderwaard"
    said = [line.sentence for line in casus_page(house.viewer("noor"), casus_id).timeline]
    assert any(sentence.startswith("Op grond van Voorbeeld: Wet gegevensverwerking") for sentence in said)


def test_a_signal_in_ave_1_needs_no_ground(house: House) -> None:
    for layer in LAYERS:
        without(layer)
    assert house.open("joost").fase == 1


def test_without_a_ground_for_ave_2_no_casus_is_opened_there(house: House) -> None:
    without("ave2")
    with pytest.raises(Conflict, match="kapstok grondslag set"):
        house.open("noor", fase=2)


def test_without_a_ground_for_the_zvh_the_casus_stays_in_ave_2(house: House) -> None:
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"))
    house.go(casus_id, ("noor", "Burger informeren"), ("harry", "Criteria toetsen"))
    for partner in ("pieter", "geert", "wendy"):
        house.complete(partner, casus_id, "Besluit meegeven")
    without("zvh")
    with pytest.raises(Conflict, match="AVE 3"):
        house.complete("anne", casus_id, "Gezamenlijk besluit vastleggen")
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 2
    assert house.holder(casus_id, "procesregie") == "sanne"
    settle_grondslag(None, Settlement("veldermeer", "zvh", "Artikel 1", "Convenant A"))
    house.complete("anne", casus_id, "Gezamenlijk besluit vastleggen")
    assert layers(house, casus_id)[0] == "zvh"


def test_the_lokale_pga_is_a_layer_of_its_own(house: House) -> None:
    casus_id = in_ave_3(house)
    house.go(casus_id, ("anne", "Uitnodigen"), ("anne", "Casusbespreking"), ("anne", "Actielijst delen"))
    house.send("anne", casus_id, "fasetoets")
    house.complete("anne", casus_id, "Fasetoets invullen", fasetoets_ave3="af")
    house.go(casus_id, ("anne", "Afschaaltoets"), ("anne", "Doel kiezen"), ("anne", "Warme overdracht"))
    without("lokale_pga")
    with pytest.raises(Conflict, match="lokale PGA"):
        house.complete("fatima", casus_id, "Overdracht accepteren")
    assert house.holder(casus_id, "procesregie") == "anne"


def test_a_casus_keeps_the_words_on_which_it_came_in(house: House) -> None:
    casus_id = house.to_ave_2()
    before = grondslagen_of(house.viewer("noor"), casus_id)
    settle_grondslag(None, Settlement("veldermeer", "ave2", "Nieuw artikel", "Nieuw convenant"))
    assert grondslagen_of(house.viewer("noor"), casus_id) == before
    later = house.to_ave_2()
    assert grondslagen_of(house.viewer("noor"), later)[0].ground == "Nieuw artikel"


def test_what_is_missing_in_a_settlement_is_said(house: House) -> None:
    with pytest.raises(Invalid) as refused:
        settle_grondslag(None, Settlement("nergens", "wijk", " ", ""))
    assert set(refused.value.fields) == {"gemeente", "laag", "grondslag", "convenant"}


def test_what_a_gemeente_still_lacks_is_told(house: House) -> None:
    without("ave4")
    lacking = {(one.gemeente, one.layer) for one in settled_everywhere() if one.ground is None}
    assert lacking == {(gemeente, "ave4") for gemeente in ("veldermeer", "lindehoven", "duinakker")}
