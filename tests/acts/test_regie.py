"""Regie goes over without a gap: never nobody, never two, and the old holder stays until the new one accepts."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from given import House
from kapstok import clock
from kapstok.casus.model import CasusNotFound
from kapstok.db import reading, writing
from kapstok.overviews.casus import casus_page
from kapstok.regie import ledger
from on_the_way import OP, in_ave_3, with_procesregie


def test_the_database_refuses_a_second_holder(house: House) -> None:
    """REGEL-01"""
    casus_id = house.to_ave_2()
    second = {"casus_id": casus_id, "kind": "casusregie", "role": "casusregisseur", "since": clock.now(), "basis": ""}
    with writing() as session, pytest.raises(IntegrityError):
        session.execute(insert(ledger.Regie).values(**second))


def test_procesregie_comes_beside_casusregie_and_goes_again(house: House) -> None:
    """REGEL-02"""
    casus_id = with_procesregie(house)
    assert (house.holder(casus_id, "casusregie"), house.holder(casus_id, "procesregie")) == ("noor", "sanne")
    house.complete(
        "sanne",
        casus_id,
        "Procesregie voeren",
        procesregie_besluit="beeindigen",
        procesregie_volgende_evaluatie=None,
        afschaalcriteria=["stagnatie"],
    )
    assert (house.holder(casus_id, "casusregie"), house.holder(casus_id, "procesregie")) == ("noor", None)
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 2
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("sanne"), casus_id)


def test_until_the_zvh_accepts_the_old_procesregisseur_holds(house: House) -> None:
    """REGEL-12"""
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"))
    assert house.holder(casus_id, "procesregie") == "sanne"
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 2


def test_when_the_zvh_accepts_the_fase_and_the_regie_change_in_one_moment(house: House) -> None:
    casus_id = in_ave_3(house)
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 3
    assert (house.holder(casus_id, "casusregie"), house.holder(casus_id, "procesregie")) == ("noor", "anne")
    with reading() as session:
        rows = [row for row in ledger.history(session, casus_id) if row.kind == "procesregie"]
    assert rows[0].until == rows[1].since


def test_at_a_warm_handover_the_zvh_holds_until_the_pga_accepts(house: House) -> None:
    """REGEL-12, RAND-05"""
    casus_id = in_ave_3(house)
    house.go(casus_id, ("anne", "Uitnodigen"), ("anne", "Casusbespreking"), ("anne", "Actielijst delen"))
    house.send("anne", casus_id, "fasetoets")
    house.complete("anne", casus_id, "Fasetoets invullen", fasetoets_ave3="af")
    house.go(casus_id, ("anne", "Afschaaltoets"), ("anne", "Doel kiezen"), ("anne", "Warme overdracht"))
    assert house.holder(casus_id, "procesregie") == "anne"
    assert casus_page(house.viewer("anne"), casus_id).head.fase == 3
    house.complete("fatima", casus_id, "Overdracht accepteren")
    assert house.holder(casus_id, "procesregie") == "fatima"
    assert casus_page(house.viewer("fatima"), casus_id).head.fase == 2
    assert house.holder(casus_id, "casusregie") == "noor"


def test_a_task_moves_with_the_regie(house: House) -> None:
    casus_id = house.open("jet", gemeente="duinakker", spoed=True, doelfase=4, toelichting="Nu.").casus_id
    house.complete("truus", casus_id, "Casusregisseur toewijzen", casusregisseur="omar")
    assert house.holder(casus_id, "casusregie") == "omar"
    with pytest.raises(CasusNotFound):
        casus_page(house.viewer("jet"), casus_id)


def test_when_the_zvh_refuses_nothing_changed_and_the_partners_see_nothing_more(house: House) -> None:
    """SC-04"""
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"))
    house.go(casus_id, ("noor", "Burger informeren"), ("harry", "Criteria toetsen"))
    for partner in ("pieter", "geert", "wendy"):
        house.complete(partner, casus_id, "Besluit meegeven", stem="niet_oppakken")
    house.complete("anne", casus_id, "Gezamenlijk besluit vastleggen", zvh_uitkomst="niet_oppakken")
    house.complete("harry", casus_id, "Advies geven")
    assert {task.name for task in house.tasks(casus_id)} == {"Terugkoppeling lezen", "Advies verwerken"}
    assert house.holder(casus_id, "procesregie") == "sanne"
    assert casus_page(house.viewer("sanne"), casus_id).head.fase == 2
    for gone in ("pieter", "geert", "wendy", "harry", "anne"):
        with pytest.raises(CasusNotFound):
            casus_page(house.viewer(gone), casus_id)


def test_whoever_records_the_joint_decision_sees_all_votes(house: House) -> None:
    from kapstok.overviews.task import task_page

    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"))
    house.go(casus_id, ("noor", "Burger informeren"), ("harry", "Criteria toetsen"))
    for partner in ("pieter", "geert", "wendy"):
        house.complete(partner, casus_id, "Besluit meegeven")
    page = task_page(house.viewer("anne"), house.task(casus_id, "Gezamenlijk besluit vastleggen").id)
    votes = [written.person for written in page.before if written.element == "besluit_meegeven"]
    assert sorted(votes) == ["Geert Willems", "Pieter Groen", "Wendy Hofman"]


def test_advice_stands_with_the_tasks_it_brought_and_not_with_later_ones(house: House) -> None:
    from kapstok.overviews.task import task_page

    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    asked = task_page(house.viewer("sanne"), house.task(casus_id, "Verzoek beoordelen").id)
    assert asked.advice == ("Advies volgens ‘Regiekaart’: Voeg tijdelijk procesregie toe in AVE 2",)
    house.go(casus_id, ("sanne", "Verzoek beoordelen"), ("noor", "Delen in MDO"), ("sanne", "Procesregie starten"))
    later = task_page(house.viewer("sanne"), house.task(casus_id, "Procesregie voeren").id)
    assert later.advice == ()


def test_the_tijdlijn_names_the_organisation_that_is_asked(house: House) -> None:
    from kapstok.overviews.timeline import timeline

    casus_id = in_ave_3(house)
    sentences = [line.sentence for line in timeline(house.viewer("noor"), casus_id)]
    assert "Taak ‘Besluit meegeven’ voor Politie" in sentences
