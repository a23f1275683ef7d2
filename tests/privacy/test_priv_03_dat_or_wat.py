"""PRIV-03: informatie is DAT or WAT, WAT unless said otherwise; WAT is read by its owner and the named parties only."""

import pytest
from parties import PURPOSE, SECRET, TITLE, Parties

from kapstok.acts.bring_informatie import Contribution
from kapstok.errors import Invalid, NotFound
from kapstok.overviews.informatie import informatie, piece


def test_what_is_brought_in_is_wat_unless_said_otherwise(parties: Parties) -> None:
    """PRIV-03"""
    assert Contribution.layer == "wat"
    item = informatie(parties.house.viewer("pieter"), parties.casus_id).items[0]
    assert (item.layer, item.content, item.purpose) == ("wat", None, None)


@pytest.mark.parametrize("other", ["noor", "geert"])
def test_wat_does_not_exist_for_who_is_not_named(parties: Parties, other: str) -> None:
    """PRIV-03: no line, no count, no piece, also for the casusregisseur"""
    assert informatie(parties.house.viewer(other), parties.casus_id).items == []
    with pytest.raises(NotFound):
        piece(parties.house.viewer(other), parties.casus_id, parties.piece)
    with pytest.raises(NotFound):
        parties.read(other)


def test_a_named_party_reads_it_with_the_purpose_recorded(parties: Parties) -> None:
    """RAND-09, PRIV-03"""
    parties.share("pieter", organisation="ggz")
    assert parties.read("geert").content == SECRET
    lines = piece(parties.house.viewer("pieter"), parties.casus_id, parties.piece).item.readers
    assert [(line.organisation, line.person, line.purpose) for line in lines] == [("GGZ Noorderwaard", None, PURPOSE)]
    with pytest.raises(NotFound):
        parties.read("noor")


def test_dat_is_for_everybody_in_the_casus(parties: Parties) -> None:
    """PRIV-03"""
    parties.bring("geert", layer="dat")
    for somebody in ("noor", "pieter"):
        items = informatie(parties.house.viewer(somebody), parties.casus_id).items
        assert (TITLE, "dat", SECRET) in [(item.title, item.layer, item.content) for item in items]


def test_another_layer_does_not_exist(parties: Parties) -> None:
    """PRIV-03"""
    with pytest.raises(Invalid):
        parties.bring("geert", layer="allebei")
