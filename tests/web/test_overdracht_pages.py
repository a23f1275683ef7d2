"""Handing regie over on the screen: from the casus, in the inbox, and for the coordinator."""

from sqlalchemy import update

from given import House
from kapstok.db import writing
from kapstok.people.model import Membership
from web.conftest import text_of


def test_regie_is_offered_from_the_casus_and_accepted_from_the_inbox(as_person, house: House):
    casus_id = house.to_ave_2()
    noor, daan = as_person("noor"), as_person("daan")
    assert "Casusregie overdragen" in text_of(noor.page(f"/casussen/{casus_id}"))
    given = {"ontvanger": str(house.viewer("daan").person_id), "notitie": "Bel de dochter.", "_sleutel": "een"}
    path = f"/casussen/{casus_id}/overdracht/casusregie"
    assert "Daan Postma" in text_of(noor.page(path))
    assert noor.post(path, given).status_code == 303
    assert "aangeboden aan Daan Postma" in text_of(noor.page(f"/casussen/{casus_id}"))
    inbox = daan.page("/taken")
    assert "Noor Visser wil u de casusregie overdragen" in text_of(inbox)
    (link,) = inbox.xpath("//a[contains(., 'Lees de notitie')]/@href")
    assert "Bel de dochter." in text_of(daan.page(link))
    assert daan.post(f"{link}/aannemen").status_code == 303
    assert house.holder(casus_id, "casusregie") == "daan"


def test_a_refusal_without_a_reason_says_so_and_with_one_goes_back(as_person, house: House):
    casus_id = house.to_ave_2()
    noor, daan = as_person("noor"), as_person("daan")
    given = {"ontvanger": str(house.viewer("daan").person_id), "notitie": "Bel de dochter."}
    noor.post(f"/casussen/{casus_id}/overdracht/casusregie", given)
    (link,) = daan.page("/taken").xpath("//a[contains(., 'Lees de notitie')]/@href")
    assert daan.post(f"{link}/weigeren", {"reden": ""}).status_code == 400
    assert daan.post(f"{link}/weigeren", {"reden": "Ik ben met verlof."}).status_code == 303
    assert "Ik ben met verlof." in text_of(noor.page(link))


def test_an_offer_without_a_note_keeps_what_was_chosen(as_person, house: House):
    casus_id = house.to_ave_2()
    answer = as_person("noor").post(
        f"/casussen/{casus_id}/overdracht/casusregie", {"ontvanger": str(house.viewer("daan").person_id), "notitie": ""}
    )
    assert answer.status_code == 400
    assert "Overdrachtsnotitie" in answer.text


def test_who_offered_it_can_take_it_back(as_person, house: House):
    casus_id = house.to_ave_2()
    noor = as_person("noor")
    given = {"ontvanger": str(house.viewer("daan").person_id), "notitie": "Bel de dochter."}
    noor.post(f"/casussen/{casus_id}/overdracht/casusregie", given)
    (link,) = noor.page(f"/casussen/{casus_id}").xpath("//a[contains(., 'trek in')]/@href")
    assert noor.post(f"{link}/intrekken").status_code == 303
    assert "Lees de notitie" not in text_of(as_person("daan").page("/taken"))


def test_the_coordinator_reads_in_red_where_somebody_must_be_appointed(as_person, house: House):
    casus_id = house.to_ave_2()
    with writing() as session:
        mine = Membership.person_id == house.viewer("noor").person_id
        session.execute(update(Membership).where(mine).values(until=house.clock()))
    ilse = as_person("ilse")
    assert "Bij 1 casus moet u iemand aanwijzen" in text_of(ilse.page("/taken"))
    text = text_of(ilse.page("/regie"))
    assert "VLD-2026-0001" in text
    assert "Huishouden Linde" not in text
    given = {"persoon": str(house.viewer("daan").person_id), "reden": "Noor is weg."}
    assert ilse.post(f"/casussen/{casus_id}/aanwijzing/casusregie", given).status_code == 303
    assert house.holder(casus_id, "casusregie") == "daan"
    assert "Overal is iemand aan zet" in text_of(ilse.page("/regie"))
