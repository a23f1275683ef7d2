"""PRIV-19 and PRIV-20: police and judicial informatie keeps its label; medical content needs consent or a conflict."""

import pytest
from parties import SECRET, Parties

from kapstok.errors import Forbidden, Invalid
from kapstok.overviews.informatie import piece

NEEDED = {"necessity": "Zonder dit is het gevaar niet te wegen."}


def test_the_label_goes_along_and_a_reader_does_not_share_it_further(parties: Parties) -> None:
    """PRIV-19"""
    parties.share("pieter", organisation="ggz")
    item = piece(parties.house.viewer("geert"), parties.casus_id, parties.piece).item
    assert (item.label, item.label_words, item.owner) == ("politie", "Politiegegevens (Wpg)", "Politie")
    with pytest.raises(Forbidden):
        parties.share("geert", person="noor")
    assert piece(parties.house.viewer("geert"), parties.casus_id, parties.piece).parties == []


def test_medical_content_without_ground_is_refused(parties: Parties) -> None:
    """PRIV-20"""
    with pytest.raises(Invalid) as refused:
        parties.bring("geert", label="medisch", **NEEDED)
    assert set(refused.value.fields) == {"beroepsgeheim"}
    with pytest.raises(Invalid) as refused:
        parties.bring("geert", label="medisch", secrecy="toestemming", **NEEDED)
    assert set(refused.value.fields) == {"beroepsgeheimReden"}
    with pytest.raises(Invalid):
        parties.bring("geert", label="medisch", secrecy="handig", secrecy_reason="Omdat.", **NEEDED)


def test_that_there_is_care_may_be_said(parties: Parties) -> None:
    """PRIV-20: DAT needs no ground"""
    assert parties.bring("geert", label="medisch", layer="dat", **NEEDED)


@pytest.mark.parametrize("ground", ["toestemming", "conflict_van_plichten"])
def test_with_a_ground_it_may_be_said_and_the_ground_is_for_the_owner_only(parties: Parties, ground: str) -> None:
    """PRIV-20"""
    given = {"label": "medisch", "secrecy": ground, "secrecy_reason": "Besproken met moeder.", **NEEDED}
    parties.piece = parties.bring("geert", **given)
    parties.share("geert", person="noor")
    assert parties.read("noor").content == SECRET
    seen = {who: piece(parties.house.viewer(who), parties.casus_id, parties.piece).item for who in ("geert", "noor")}
    assert seen["geert"].secrecy_reason == "Besproken met moeder."
    assert (seen["noor"].secrecy_reason, seen["noor"].necessity) == (None, None)
