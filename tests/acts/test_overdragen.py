"""Regie goes from person to person: offered with a note, and the old holder stays until it is accepted."""

from uuid import UUID

import pytest
from sqlalchemy import select, text, update

from given import House
from kapstok.acts.appoint_holder import Appointment, appoint_holder
from kapstok.acts.overdragen import (
    Offer,
    accept_overdracht,
    propose_overdracht,
    refuse_overdracht,
    withdraw_overdracht,
)
from kapstok.audit.chain import Line as AuditLine
from kapstok.casus.model import CasusNotFound
from kapstok.db import reading, writing
from kapstok.errors import Broken, Conflict, Forbidden, Invalid, NotFound
from kapstok.overviews.casus import casus_page
from kapstok.overviews.overdracht import offered_to, overdracht_page, overdrachten_of, vacancies
from kapstok.people.model import Membership
from kapstok.regie.ledger import Regie
from on_the_way import in_ave_3, with_procesregie

NOTE = "De oudste dochter belt u op maandag."


def offer(house: House, casus_id: UUID, to: str = "daan", kind: str = "casusregie", by: str = "noor") -> UUID:
    propose_overdracht(house.viewer(by), casus_id, Offer(kind, house.viewer(to).person_id, NOTE))
    return offered_to(house.viewer(to))[-1].id


def end_role(house: House, username: str, role: str) -> None:
    with writing() as session:
        mine = (Membership.person_id == house.viewer(username).person_id, Membership.role == role)
        session.execute(update(Membership).where(*mine).values(until=house.clock()))


def test_until_it_is_accepted_the_old_holder_stays(house: House) -> None:
    """REGEL-12."""
    casus_id = house.to_ave_2()
    overdracht_id = offer(house, casus_id)
    assert house.holder(casus_id, "casusregie") == "noor"
    accept_overdracht(house.viewer("daan"), overdracht_id)
    assert house.holder(casus_id, "casusregie") == "daan"


def test_the_tasks_of_the_regie_go_along_and_the_old_holder_sees_nothing_any_more(house: House) -> None:
    """PRIV-29."""
    casus_id = house.to_ave_2()
    accept_overdracht(house.viewer("daan"), offer(house, casus_id))
    assert house.task(casus_id, "Burger informeren").assignee_id == house.viewer("daan").person_id
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("noor"), casus_id)


def test_the_ledger_says_who_when_and_on_what_ground(house: House) -> None:
    casus_id = house.to_ave_2()
    accept_overdracht(house.viewer("daan"), offer(house, casus_id))
    with reading() as session:
        query = select(Regie).where(Regie.casus_id == casus_id, Regie.kind == "casusregie").order_by(Regie.id.desc())
        now, before = list(session.scalars(query))[:2]
        line = session.scalars(select(AuditLine).order_by(AuditLine.id.desc())).first()
    assert now.since == before.until
    assert now.basis == "Overdracht aangenomen"
    assert line is not None
    assert (line.act, line.person_id) == ("accept_overdracht", house.viewer("daan").person_id)


def test_without_a_note_nothing_is_offered(house: House) -> None:
    casus_id = house.to_ave_2()
    with pytest.raises(Invalid) as refused:
        propose_overdracht(house.viewer("noor"), casus_id, Offer("casusregie", house.viewer("daan").person_id, "   "))
    assert "notitie" in refused.value.fields


def test_the_note_is_for_the_two_of_them_and_unreadable_in_the_database(house: House) -> None:
    casus_id = with_procesregie(house)
    overdracht_id = offer(house, casus_id)
    assert overdracht_page(house.viewer("daan"), overdracht_id).notitie == NOTE
    assert [one.notitie for one in overdrachten_of(house.viewer("sanne"), casus_id)] == [None]
    with pytest.raises(NotFound):
        overdracht_page(house.viewer("sanne"), overdracht_id)
    with reading() as session:
        stored = session.scalar(text("SELECT notitie FROM overdracht"))
    assert b"dochter" not in bytes(stored or b"")


@pytest.mark.parametrize("to", ["noor", "sanne", "lotte", "bram"])
def test_only_somebody_with_the_role_in_this_gemeente_can_receive(house: House, to: str) -> None:
    casus_id = house.to_ave_2()
    with pytest.raises(Invalid) as refused:
        propose_overdracht(house.viewer("noor"), casus_id, Offer("casusregie", house.viewer(to).person_id, NOTE))
    assert "ontvanger" in refused.value.fields


def test_only_the_holder_offers(house: House) -> None:
    casus_id = with_procesregie(house)
    with pytest.raises(Forbidden):
        propose_overdracht(house.viewer("sanne"), casus_id, Offer("casusregie", house.viewer("daan").person_id, NOTE))
    with pytest.raises(CasusNotFound):
        propose_overdracht(house.viewer("daan"), casus_id, Offer("casusregie", house.viewer("daan").person_id, NOTE))


def test_one_offer_of_a_kind_at_a_time(house: House) -> None:
    casus_id = house.to_ave_2()
    offer(house, casus_id)
    with pytest.raises(Conflict, match="ligt al een voorstel"):
        propose_overdracht(house.viewer("noor"), casus_id, Offer("casusregie", house.viewer("daan").person_id, NOTE))


def test_a_refusal_needs_a_reason_and_leaves_the_regie_where_it_was(house: House) -> None:
    casus_id = house.to_ave_2()
    overdracht_id = offer(house, casus_id)
    with pytest.raises(Invalid):
        refuse_overdracht(house.viewer("daan"), overdracht_id, " ")
    refuse_overdracht(house.viewer("daan"), overdracht_id, "Ik ben met verlof.")
    assert house.holder(casus_id, "casusregie") == "noor"
    assert overdracht_page(house.viewer("noor"), overdracht_id).reason == "Ik ben met verlof."
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("daan"), casus_id)


def test_who_offered_it_takes_it_back(house: House) -> None:
    casus_id = house.to_ave_2()
    overdracht_id = offer(house, casus_id)
    with pytest.raises(Forbidden):
        withdraw_overdracht(house.viewer("daan"), overdracht_id)
    withdraw_overdracht(house.viewer("noor"), overdracht_id)
    with pytest.raises(Conflict, match="ingetrokken"):
        accept_overdracht(house.viewer("daan"), overdracht_id)
    offer(house, casus_id)


def test_nobody_else_answers(house: House) -> None:
    overdracht_id = offer(house, house.to_ave_2())
    with pytest.raises(Forbidden):
        accept_overdracht(house.viewer("noor"), overdracht_id)
    with pytest.raises(NotFound):
        accept_overdracht(house.viewer("lotte"), overdracht_id)


def test_the_receiver_sees_the_casus_until_he_answers_but_not_what_was_written(house: House) -> None:
    casus_id = house.to_ave_2()
    offer(house, casus_id)
    page = casus_page(house.viewer("daan"), casus_id)
    assert page.head.fase == 2
    assert page.written == []


def test_who_lost_the_role_meanwhile_cannot_accept(house: House) -> None:
    casus_id = house.to_ave_2()
    overdracht_id = offer(house, casus_id)
    end_role(house, "daan", "casusregisseur")
    with pytest.raises(Conflict, match="rol niet"):
        accept_overdracht(house.viewer("daan"), overdracht_id)
    assert house.holder(casus_id, "casusregie") == "noor"


def test_procesregie_of_the_zvh_goes_to_a_colleague(house: House) -> None:
    casus_id = in_ave_3(house)
    accept_overdracht(house.viewer("leon"), offer(house, casus_id, "leon", "procesregie", by="anne"))
    assert (house.holder(casus_id, "procesregie"), house.holder(casus_id, "casusregie")) == ("leon", "noor")


def test_the_procesregisseur_does_not_become_casusregisseur(house: House) -> None:
    """REGEL-02, REGEL-05: also not for somebody who holds both roles."""
    casus_id = in_ave_3(house)
    give_role(house, "anne", "casusregisseur")
    with pytest.raises(Conflict, match="niet ook casusregisseur"):
        propose_overdracht(house.viewer("noor"), casus_id, Offer("casusregie", house.viewer("anne").person_id, NOTE))


def give_role(house: House, username: str, role: str) -> None:
    with writing() as session:
        person_id = house.viewer(username).person_id
        session.add(Membership(person_id=person_id, role=role, gemeente_id="veldermeer", since=house.clock()))


def test_an_offer_lapses_when_the_casus_closes(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    overdracht_id = offer(house, casus_id)
    house.send("noor", casus_id, "fasetoets")
    house.complete("noor", casus_id, "Fasetoets invullen", fasetoets_ave2="af")
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "Casus afsluiten"))
    with pytest.raises(Conflict, match="vervallen"):
        accept_overdracht(house.viewer("daan"), overdracht_id)
    assert offered_to(house.viewer("daan")) == []


def test_the_coordinator_sees_regie_without_the_role_and_appoints(house: House) -> None:
    casus_id = house.to_ave_2()
    assert vacancies(house.viewer("ilse")) == []
    end_role(house, "noor", "casusregisseur")
    found = vacancies(house.viewer("ilse"))
    assert [(one.casus_id, one.kind, one.person) for one in found] == [(casus_id, "casusregie", "Noor Visser")]
    assert vacancies(house.viewer("esther")) == []
    assert vacancies(house.viewer("daan")) == []
    who = house.viewer("daan").person_id
    appoint_holder(house.viewer("ilse"), casus_id, Appointment("casusregie", who, "Noor werkt hier niet meer."))
    assert house.holder(casus_id, "casusregie") == "daan"
    assert vacancies(house.viewer("ilse")) == []
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("ilse"), casus_id)


def test_nobody_is_appointed_where_the_holder_has_the_role(house: House) -> None:
    casus_id = house.to_ave_2()
    with pytest.raises(CasusNotFound):
        appoint_holder(
            house.viewer("ilse"), casus_id, Appointment("casusregie", house.viewer("daan").person_id, "Ruil")
        )


def test_appointing_asks_for_a_reason_and_somebody_with_the_role(house: House) -> None:
    casus_id = house.to_ave_2()
    end_role(house, "noor", "casusregisseur")
    with pytest.raises(Invalid) as refused:
        appoint_holder(house.viewer("ilse"), casus_id, Appointment("casusregie", house.viewer("bram").person_id, ""))
    assert set(refused.value.fields) == {"persoon", "reden"}


def test_an_act_that_would_leave_the_casus_without_casusregisseur_is_undone(house: House) -> None:
    """REGEL-01."""
    casus_id = house.to_ave_2()
    with writing() as session:
        session.execute(update(Regie).where(Regie.kind == "casusregie").values(until=house.clock()))
    with pytest.raises(Broken, match="zonder casusregisseur"):
        house.send("noor", casus_id, "wijkagent_raadplegen", "wijkagent_raadplegen")
