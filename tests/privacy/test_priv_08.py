"""PRIV-08: the bouwschema is for who sits at the table, while he is invited."""

import pytest

from given import House
from kapstok.acts.hold_overleg import hold_overleg
from kapstok.acts.leave_overleg import leave_overleg
from kapstok.acts.write_bouwschema import write_bouwschema
from kapstok.casus.model import CasusNotFound
from kapstok.errors import Conflict, Forbidden
from kapstok.notices import letters
from kapstok.overviews.overleggen import invited_to
from kapstok.overviews.overleggen import overleg as look
from writing import HELD, overleg

FACTS = {"feiten": "Er waren twee meldingen", "interpretatie": "Wij maken ons zorgen"}


def test_who_is_invited_reads_and_writes_and_nobody_else(house: House) -> None:
    """PRIV-08"""
    casus_id = house.open("noor", fase=2).casus_id
    table = overleg(house, casus_id, "zvh_casusbespreking", "noor", "pieter")
    write_bouwschema(house.viewer("pieter"), casus_id, table, {"partner": "politie", **FACTS})
    read = look(house.viewer("noor"), casus_id, table).table
    assert read is not None
    assert [(one.label, {key: words for key, _, words in one.facts}) for one in read] == [("Politie", FACTS)]
    for username in ("olga", "lotte", "ilse"):
        with pytest.raises(CasusNotFound):
            look(house.viewer(username), casus_id, table)


def test_who_is_taken_off_the_list_reads_no_longer(house: House) -> None:
    """PRIV-08"""
    casus_id = house.open("noor", fase=2).casus_id
    table = overleg(house, casus_id, "zvh_casusbespreking", "noor", "pieter")
    assert look(house.viewer("pieter"), casus_id, table).table == []
    leave_overleg(house.viewer("noor"), casus_id, table, house.viewer("pieter").person_id)
    with pytest.raises(CasusNotFound):
        look(house.viewer("pieter"), casus_id, table)


def test_one_writes_for_his_own_organisation_and_the_minutes_for_all(house: House) -> None:
    """PRIV-08, ACT-15"""
    casus_id = house.open("noor", fase=2).casus_id
    table = overleg(house, casus_id, "zvh_casusbespreking", "noor", "pieter", "mila")
    with pytest.raises(Forbidden):
        write_bouwschema(house.viewer("pieter"), casus_id, table, {"partner": "zvh", **FACTS})
    write_bouwschema(house.viewer("mila"), casus_id, table, {"partner": "politie", **FACTS})
    read = look(house.viewer("pieter"), casus_id, table).table
    assert read is not None
    assert [one.partner for one in read] == ["politie"]


def test_after_the_meeting_the_casus_must_be_yours_too(house: House) -> None:
    """PRIV-08, VELD-07"""
    casus_id = house.open("noor", fase=2).casus_id
    table = overleg(house, casus_id, "zvh_casusbespreking", "noor", "pieter")
    write_bouwschema(house.viewer("pieter"), casus_id, table, {"partner": "politie", **FACTS})
    hold_overleg(house.viewer("noor"), casus_id, table, HELD)
    with pytest.raises(CasusNotFound):
        look(house.viewer("pieter"), casus_id, table)
    with pytest.raises(Conflict):
        write_bouwschema(house.viewer("noor"), casus_id, table, {"partner": "politie", "feiten": "Anders"})


def test_an_invitation_is_found_in_the_inbox_and_its_mail_says_nothing(house: House) -> None:
    """PRIV-08, PRIV-07, DOC-03"""
    casus_id = house.open("noor", fase=2).casus_id
    table = overleg(house, casus_id, "zvh_casusbespreking", "noor", "mila")
    assert [one[1] for one in invited_to(house.viewer("mila"))] == [table]
    assert invited_to(house.viewer("pieter")) == []
    letter = letters.invitation("https://kapstok.example", casus_id, table)
    assert not any(word in letter.text for word in ("Linde", "VLD-", "AVE", "ZVH"))
    assert str(table) in letter.text
