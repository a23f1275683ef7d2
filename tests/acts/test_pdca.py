"""STAP-38, VELD-15, RAND-27: the approach itself is evaluated, by somebody, at an agreed interval."""

from datetime import date

import pytest
from sqlalchemy import text

from given import House
from kapstok.acts.evaluate import evaluate
from kapstok.acts.plan_netwerkmoment import plan_netwerkmoment
from kapstok.acts.settle_pdca import settle_pdca
from kapstok.db import reading
from kapstok.errors import Forbidden, Invalid, NotFound
from kapstok.inspection.installation import evaluatie_owned
from kapstok.overviews.cijfers import cijfers
from kapstok.overviews.pdca import evaluatie_due, pdca, without_owner
from kapstok.pdca.model import due_on
from writing import day

ANSWERS = {
    "hoe_werkt_het": "Rust in de wijk",
    "kom_je_tegen": "Kanarievogel",
    "aangehaakt": "deels",
    "wie_ontbreekt": "De huisartsen",
    "afspraken": "ja",
    "nagekomen": "deels",
    "bijstelling": "Vaker bellen",
    "eigenaar": "Paul Verbeek",
}


def settle(house: House, **more: object) -> None:
    owner = str(house.viewer("paul").person_id)
    settle_pdca(house.viewer("bea"), "veldermeer", {"maanden": "3", "minimum": "4", "eigenaar": owner, **more})


def test_an_evaluatie_comes_back_after_the_interval(house: House) -> None:
    """STAP-38"""
    settle(house)
    paul = house.viewer("paul")
    assert evaluatie_due(paul) == []
    house.pass_workdays(75)
    assert [gemeente for gemeente, _ in evaluatie_due(paul)] == ["veldermeer"]
    assert pdca(paul, "veldermeer").overdue
    evaluate(paul, "veldermeer", ANSWERS)
    assert evaluatie_due(paul) == []
    assert not pdca(paul, "veldermeer").overdue


def test_without_an_owner_the_beheerder_is_warned(house: House) -> None:
    """STAP-38"""
    assert "Veldermeer" in without_owner()
    assert "Veldermeer" in next(evaluatie_owned()).sentence
    assert pdca(house.viewer("bea"), "veldermeer").eigenaar is None
    settle(house)
    assert "Veldermeer" not in without_owner()
    assert pdca(house.viewer("bea"), "veldermeer").eigenaar == "Paul Verbeek"
    settle(house, eigenaar="")
    assert "Veldermeer" in without_owner()


@pytest.mark.parametrize("left_out", sorted(ANSWERS))
def test_every_question_is_answered(house: House, left_out: str) -> None:
    """VELD-15"""
    with pytest.raises(Invalid) as refused:
        evaluate(house.viewer("paul"), "veldermeer", {**ANSWERS, left_out: ""})
    assert set(refused.value.fields) == {left_out}


def test_what_was_written_is_sealed_and_belongs_to_no_casus(house: House) -> None:
    """VELD-15"""
    evaluate(house.viewer("paul"), "veldermeer", ANSWERS)
    with reading() as session:
        raw = session.execute(text("SELECT content FROM evaluatie")).scalar_one()
    assert b"Kanarievogel" not in bytes(raw)
    lines = {key: words for key, _, words in pdca(house.viewer("bea"), "veldermeer").written[0].lines}
    assert lines["kom_je_tegen"] == "Kanarievogel"
    assert lines["aangehaakt"] == "Niet allemaal"


def test_who_has_no_part_in_it_is_refused(house: House) -> None:
    """ACT-18"""
    with pytest.raises(Forbidden):
        evaluate(house.viewer("noor"), "veldermeer", ANSWERS)
    with pytest.raises(NotFound):
        evaluate(house.viewer("greet"), "veldermeer", ANSWERS)
    with pytest.raises(NotFound):
        pdca(house.viewer("noor"), "veldermeer")
    with pytest.raises(Invalid):
        settle(house, eigenaar=str(house.viewer("noor").person_id))
    with pytest.raises(Invalid):
        settle(house, minimum="1")


def test_the_minimum_of_the_gemeente_counts_in_the_figures(house: House) -> None:
    """PRIV-31: within a region the strictest choice holds"""
    settle(house, minimum="9")
    assert cijfers(house.viewer("paul"), "veldermeer").minimum == 9
    assert cijfers(house.viewer("greet"), "lindehoven").minimum == 9


def test_the_calendar_of_the_region_stands_outside_the_casus(house: House) -> None:
    """RAND-27"""
    plan_netwerkmoment(house.viewer("paul"), "veldermeer", {"soort": "netwerk", "dag": day(14)})
    plan_netwerkmoment(house.viewer("paul"), "veldermeer", {"soort": "bezoek", "dag": day(20)})
    seen = [words for _, words in pdca(house.viewer("greet"), "lindehoven").calendar]
    assert seen == ["Netwerkbijeenkomst", "Bezoek aan de gemeente Veldermeer"]


def test_months_end_on_a_day_that_exists() -> None:
    assert due_on(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert due_on(date(2026, 11, 15), 1) == date(2026, 12, 15)
    assert due_on(date(2026, 1, 31), 1) == date(2026, 2, 28)
