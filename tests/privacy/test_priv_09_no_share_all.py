"""PRIV-09: sharing asks with whom and what for; "nice to know" has no button that shares with everybody."""

import pytest
from parties import SECRET, Parties

from kapstok.acts.share_informatie import share_informatie, stop_sharing
from kapstok.errors import Conflict, Invalid, NotFound
from kapstok.overviews.informatie import piece


@pytest.mark.parametrize("purpose", ["", "   ", "x" * 5000])
def test_sharing_without_a_purpose_is_refused(parties: Parties, purpose: str) -> None:
    """PRIV-09"""
    pieter = parties.house.viewer("pieter")
    with pytest.raises(Invalid) as refused:
        share_informatie(pieter, parties.casus_id, parties.piece, ("ggz", None), purpose)
    assert "doel" in refused.value.fields
    with pytest.raises(NotFound):
        parties.read("geert")


def test_there_is_no_party_everybody(parties: Parties) -> None:
    """PRIV-09"""
    noor = parties.house.viewer("noor").person_id
    pieter = parties.house.viewer("pieter")
    for party in ((None, None), ("ggz", noor), ("*", None), ("alle", None)):
        with pytest.raises(Invalid):
            share_informatie(pieter, parties.casus_id, parties.piece, party, "Handig om te weten")
    assert [one.name for one in piece(pieter, parties.casus_id, parties.piece).parties] == [
        "GGZ Noorderwaard, heel het team",
        "Noor Visser (Wijkteam Veldermeer)",
    ]


def test_only_who_is_in_the_casus_can_be_named(parties: Parties) -> None:
    """PRIV-09: a partner who was not invited, a person elsewhere, and the own organisation"""
    for organisation, person in (("om", None), (None, "lotte"), ("politie", None)):
        with pytest.raises(Invalid) as refused:
            parties.share("pieter", organisation, person)
        assert "partij" in refused.value.fields


def test_stopping_takes_it_away_at_once(parties: Parties) -> None:
    """PRIV-09"""
    reading = parties.share("pieter", organisation="ggz")
    assert parties.read("geert").content == SECRET
    with pytest.raises(Conflict, match="al gedeeld"):
        parties.share("pieter", organisation="ggz")
    stop_sharing(parties.house.viewer("pieter"), parties.casus_id, parties.piece, reading)
    with pytest.raises(NotFound):
        parties.read("geert", None)
