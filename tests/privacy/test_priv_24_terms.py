"""PRIV-24: how long something is kept is settled by the gemeente, per layer and per owner; the code has no term."""

import pytest
from closing import YEAR, close, closed, settle_terms
from parties import Parties
from sqlalchemy import select

from given import House
from kapstok.acts.judge_vernietiging import propose_vernietiging
from kapstok.acts.settle_bewaartermijn import Term, settle_bewaartermijn
from kapstok.bewaren.termijnen import Bewaartermijn
from kapstok.bewaren.vernietiging import VernietigingRegel
from kapstok.db import reading
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.overviews.bewaren import bewaarlijst, settled_everywhere


def test_without_a_term_nothing_is_ever_overdue_and_the_gemeente_is_warned(house: House) -> None:
    """PRIV-24"""
    closed(house)
    house.clock.pass_workdays(100 * YEAR)
    page = bewaarlijst(house.viewer("femke"))
    assert [one.due_on for one in page.casussen] == [None]
    assert {one.layer for one in page.missing} == {"ave2", "lokale_pga", "zvh", "ave4", "zvh_afgewezen"}
    with pytest.raises(Conflict, match="niets"):
        propose_vernietiging(house.viewer("femke"), "veldermeer")


def test_one_missing_layer_keeps_the_whole_casus(house: House) -> None:
    """PRIV-24: a casus that was in AVE 2 and AVE 3 needs a term for both"""
    casus_id = house.open("noor", fase=3, toelichting="Liep al.").casus_id
    settle_terms(layers=("ave2",))
    from kapstok.bewaren import termijnen
    from kapstok.bewaring import bewaring
    from kapstok.casus.model import Casus

    with reading() as session:
        kept = bewaring(session, session.get_one(Casus, casus_id), termijnen.settled(session, "veldermeer"))
    assert kept.missing == ("zvh",)


def test_the_term_begins_when_the_casus_is_closed(house: House) -> None:
    """PRIV-24, STAP-37"""
    settle_terms(months=12)
    running = house.to_ave_2()
    casus_id = closed(house)
    lines = {one.casus_id: one for one in bewaarlijst(house.viewer("femke")).casussen}
    assert running not in lines
    assert lines[casus_id].due_on.isoformat() == "2027-03-02"
    house.clock.pass_workdays(YEAR - 10)
    with pytest.raises(Conflict):
        propose_vernietiging(house.viewer("femke"), "veldermeer")


def test_an_owner_with_a_shorter_term_has_his_own_line(parties: Parties) -> None:
    """PRIV-24: the police keeps shorter than the wijkteam"""
    house = parties.house
    settle_terms(months=60)
    settle_bewaartermijn(house.viewer("femke"), Term("veldermeer", "ave2", 12, "Voorbeeld", "politie"))
    close(house, parties.casus_id)
    house.clock.pass_workdays(YEAR)
    propose_vernietiging(house.viewer("femke"), "veldermeer")
    with reading() as session:
        lines = [(row.scope, row.organisation_id, row.months) for row in session.scalars(select(VernietigingRegel))]
    assert lines == [("eigenaar", "politie", 12)]


def test_an_owner_with_a_longer_term_keeps_the_casus(parties: Parties) -> None:
    """PRIV-24"""
    settle_terms(months=12)
    settle_bewaartermijn(None, Term("veldermeer", "ave2", 24, "Voorbeeld", "politie"))
    close(parties.house, parties.casus_id)
    (line,) = bewaarlijst(parties.house.viewer("femke")).casussen
    assert line.due_on.isoformat() == "2028-03-02"


def test_a_changed_term_leaves_a_row_of_who_and_when(house: House) -> None:
    """PRIV-24"""
    settle_terms(months=12, layers=("ave2",))
    settle_bewaartermijn(house.viewer("bea"), Term("veldermeer", "ave2", 180, "Besluit 12"))
    with reading() as session:
        rows = session.scalars(select(Bewaartermijn).order_by(Bewaartermijn.id)).all()
    assert [(row.months, row.until is None, row.settled_by) for row in rows] == [
        (12, False, None),
        (180, True, house.viewer("bea").person_id),
    ]
    assert {one.layer: one.months for one in settled_everywhere() if one.gemeente == "veldermeer"}["ave2"] == 180


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"layer": "ave9"}, "laag"),
        ({"months": 0}, "maanden"),
        ({"basis": " "}, "basis"),
        ({"owner": "nergens"}, "eigenaar"),
        ({"gemeente": "nergens"}, "gemeente"),
    ],
)
def test_a_term_that_says_nothing_is_refused(house: House, change: dict[str, object], field: str) -> None:
    given = {"gemeente": "veldermeer", "layer": "ave2", "months": 12, "basis": "Voorbeeld", **change}
    with pytest.raises(Invalid) as refused:
        settle_bewaartermijn(None, Term(**given))  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}


@pytest.mark.parametrize("somebody", ["noor", "arjan"])
def test_only_who_guards_this_gemeente_settles_a_term(house: House, somebody: str) -> None:
    """PRIV-24, PRIV-32"""
    with pytest.raises(Forbidden):
        settle_bewaartermijn(house.viewer(somebody), Term("veldermeer", "ave2", 12, "Voorbeeld"))
    with pytest.raises(Forbidden):
        propose_vernietiging(house.viewer(somebody), "veldermeer")
