"""PRIV-21: what was written for an aanmelding that the ZVH rejected closes at once, and goes after a short term."""

from uuid import UUID

import pytest
from closing import destroy, settle_terms

from given import House
from kapstok.acts.judge_vernietiging import propose_vernietiging
from kapstok.acts.settle_bewaartermijn import Term, settle_bewaartermijn
from kapstok.bewaring import TRIAGE_FORMS
from kapstok.casus.model import Casus
from kapstok.db import reading
from kapstok.demo.routes import PROCESREGIE
from kapstok.dossier.answers import Answers
from kapstok.errors import Conflict, Invalid
from kapstok.inspection.inspect import inspect
from kapstok.overviews.written import shown_with, written_for

TRIAGE = ("Intakegesprek", "Criteria toetsen", "Aanmelden", "Gezamenlijk besluit vastleggen")
UP = {"procesregie_besluit": "opschalen", "criteria": ["onveiligheid"], "overlast_omgeving": "ja"}


@pytest.fixture
def rejected(house: House) -> UUID:
    """A casus in AVE 2 of Noor and Sanne that the ZVH did not take."""
    casus_id = judged(house)
    house.complete("harry", casus_id, "Advies geven")
    return casus_id


def judged(house: House) -> UUID:
    casus_id = house.to_ave_2()
    house.go(casus_id, *(("noor", name) for name in ("Burger informeren", "MDO plannen", "Plan opstellen")))
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    who = {"procesregisseur_ave2": "sanne", "casusregisseur": "noor"}
    house.go(casus_id, *((who[deed.who], deed.what) for deed in PROCESREGIE))
    house.complete("sanne", casus_id, "Procesregie voeren", procesregie_volgende_evaluatie=None, toelichting="Nu", **UP)
    house.complete("sanne", casus_id, "Aanmelden")
    house.go(casus_id, ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"), ("noor", "Burger informeren"))
    house.complete("harry", casus_id, "Criteria toetsen")
    for partner in ("pieter", "geert", "wendy"):
        house.complete(partner, casus_id, "Besluit meegeven", stem="niet_oppakken")
    house.complete("anne", casus_id, "Gezamenlijk besluit vastleggen", zvh_uitkomst="niet_oppakken")
    return casus_id


def read_by(house: House, username: str, casus_id: UUID) -> set[str]:
    with reading() as session:
        found = written_for(session, house.viewer(username), session.get_one(Casus, casus_id))
        return {one.name for one in found if one.lines}


def test_triage_closes_for_all_but_who_reported_and_the_zvh(house: House) -> None:
    """PRIV-21"""
    casus_id = judged(house)
    assert read_by(house, "noor", casus_id) >= set(TRIAGE)
    house.complete("harry", casus_id, "Advies geven")
    assert read_by(house, "noor", casus_id) & set(TRIAGE) == set()
    assert "Advies geven" in read_by(house, "noor", casus_id)
    assert "Aanmelden" in read_by(house, "sanne", casus_id)
    assert "Intakegesprek" in read_by(house, "anne", casus_id)
    assert "Besluit meegeven" not in read_by(house, "pieter", casus_id)


def test_a_task_no_longer_shows_it_either(house: House) -> None:
    """PRIV-21: what a task shows closes with the triage, whatever the diagram says"""
    casus_id = judged(house)
    elements = ("intakegesprek", "criteria_toetsen", "advies_geven")

    def shown(username: str) -> list[str]:
        with reading() as session:
            casus = session.get_one(Casus, casus_id)
            return [one.name for one in shown_with(session, house.viewer(username), casus, elements)]

    assert shown("noor") == ["Intakegesprek", "Criteria toetsen"]
    house.complete("harry", casus_id, "Advies geven")
    assert shown("noor") == ["Advies geven"]
    assert shown("anne") == ["Intakegesprek", "Criteria toetsen", "Advies geven"]


def test_triage_goes_after_its_own_term_while_the_casus_runs_on(house: House, rejected: UUID) -> None:
    """PRIV-21"""
    settle_terms(months=120)
    house.clock.pass_workdays(60)
    with pytest.raises(Conflict):
        propose_vernietiging(house.viewer("femke"), "veldermeer")
    settle_bewaartermijn(None, Term("veldermeer", "zvh_afgewezen", 1, "Voorbeeld: reglement triage"))
    destroy(house)
    with reading() as session:
        rows = session.query(Answers).filter(Answers.casus_id == rejected).all()
    assert {bool(row.values) for row in rows if row.form in TRIAGE_FORMS} == {False}
    assert any(row.values for row in rows if row.form == "advies_geven")
    assert read_by(house, "anne", rejected) & set(TRIAGE) == set()
    house.go(rejected, ("sanne", "Terugkoppeling lezen"))
    assert list(inspect()) == []


def test_the_short_term_is_one_for_all_owners(house: House) -> None:
    """PRIV-21, PRIV-24"""
    with pytest.raises(Invalid):
        settle_bewaartermijn(None, Term("veldermeer", "zvh_afgewezen", 1, "Voorbeeld", "politie"))
