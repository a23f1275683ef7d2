"""PRIV-02: every piece has exactly one owner, who brought it in; others cannot change or remove it."""

import pytest
from parties import WORDING, Parties

from kapstok.acts.bring_informatie import correct_informatie, withdraw_informatie
from kapstok.acts.share_informatie import stop_sharing
from kapstok.errors import Forbidden, NotFound
from kapstok.overviews.informatie import informatie, piece


def test_the_owner_is_the_organisation_of_who_brought_it_in(parties: Parties) -> None:
    """REGEL-14, PRIV-02"""
    mine = informatie(parties.house.viewer("pieter"), parties.casus_id).items
    assert [(item.owner, item.owned) for item in mine] == [("Politie", True)]


@pytest.mark.parametrize("holder", ["noor", "geert"])
def test_a_reader_of_another_organisation_changes_nothing(parties: Parties, holder: str) -> None:
    """REGEL-14, PRIV-02: not even who holds casusregie, and not even when it was shared with him"""
    reading = parties.share("pieter", person=holder)
    viewer, where = parties.house.viewer(holder), (parties.casus_id, parties.piece)
    assert parties.read(holder).content == WORDING.content
    for deed in (
        lambda: correct_informatie(viewer, *where, WORDING),
        lambda: withdraw_informatie(viewer, *where),
        lambda: stop_sharing(viewer, *where, reading),
        lambda: parties.share(holder, organisation="ggz"),
    ):
        with pytest.raises(Forbidden, match="van Politie"):
            deed()
    assert not piece(viewer, *where).may_change


def test_for_who_cannot_read_it_there_is_nothing_to_change(parties: Parties) -> None:
    """PRIV-02"""
    with pytest.raises(NotFound):
        withdraw_informatie(parties.house.viewer("noor"), parties.casus_id, parties.piece)


def test_a_colleague_of_the_owner_takes_it_back_and_nobody_reads_it_any_more(parties: Parties) -> None:
    """RAND-09, PRIV-02"""
    parties.share("pieter", person="noor")
    withdraw_informatie(parties.house.viewer("pieter"), parties.casus_id, parties.piece)
    for somebody in ("pieter", "noor"):
        assert informatie(parties.house.viewer(somebody), parties.casus_id).items == []
        with pytest.raises(NotFound):
            parties.read(somebody)
