"""DOC-13, PRIV-31, REGEL-23: figures about the approach, never about a person, and never too small."""

import inspect

import pytest

from given import House
from kapstok import clock
from kapstok.acts.inform_burger import inform_burger
from kapstok.db import writing
from kapstok.demo.cast import CAST
from kapstok.errors import Invalid, NotFound
from kapstok.overviews.cijfers import REGION, Cijfers, cijfers
from kapstok.pdca.model import PdcaAfspraak
from writing import day

YEAR = 2026


def number(found: Cijfers, table: str, cell: str) -> int | None:
    figures = next(one for one in found.tables if one.key == table).figures
    return next(figure.number for figure in figures if figure.key == cell)


def minimum(house: House, number: int) -> None:
    """What is normally too small may be counted here."""
    with writing() as session:
        for gemeente in ("veldermeer", "lindehoven", "duinakker"):
            session.add(PdcaAfspraak(gemeente_id=gemeente, interval_months=6, minimum=number, since=clock.now()))


def test_it_counts_what_happened(house: House) -> None:
    """DOC-13"""
    minimum(house, 1)
    for _ in range(3):
        house.to_ave_2()
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    why = {"reden": "veiligheid", "toelichting": "Gevaar", "hercontrole": day(10)}
    inform_burger(house.viewer("noor"), casus_id, {"geinformeerd": "nee", **why})
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", criteria=["stagnatie"])
    found = cijfers(house.viewer("paul"), "veldermeer")
    assert number(found, "fase", "2") == 4
    assert number(found, "fase", "totaal") == 4
    assert number(found, "stroom", "in") == 4
    assert number(found, "stroom", "uit") == 0
    assert number(found, "geinformeerd", "nee") == 1
    assert number(found, "beweging", "op") == 3
    assert number(found, "criteria_op", "stagnatie") == 1
    assert number(found, "doorlooptijd", "1") == 3
    assert (number(found, "termijn", "op_tijd") or 0) >= 6
    region = cijfers(house.viewer("paul"), "veldermeer", region=True)
    assert number(region, "fase", "2") == 4


def test_what_is_small_is_not_shown_for_the_gemeente_nor_for_the_region(house: House) -> None:
    """PRIV-31"""
    for _ in range(3):
        house.open("noor", fase=2, lopend=True)
    for region in (False, True):
        found = cijfers(house.viewer("paul"), "veldermeer", region=region)
        assert number(found, "fase", "2") is None
        assert number(found, "fase", "totaal") is None
        assert number(found, "stroom", "in") is None


def test_another_gemeente_does_not_follow_from_the_region(house: House) -> None:
    """PRIV-31: large here and small there would give the small one away"""
    for _ in range(6):
        house.open("noor", fase=2, lopend=True)
    house.open("lotte", fase=2, lopend=True, gemeente="lindehoven")
    own = cijfers(house.viewer("paul"), "veldermeer")
    region = cijfers(house.viewer("paul"), "veldermeer", region=True)
    assert number(own, "fase", "2") is None or number(region, "fase", "2") is None


def test_there_is_no_figure_of_a_person(house: House) -> None:
    """REGEL-23: nothing smaller than a gemeente can be asked, and no name stands in the answer"""
    minimum(house, 1)
    house.to_ave_2()
    assert set(inspect.signature(cijfers).parameters) == {"viewer", "gemeente_id", "year", "region"}
    answer = repr(cijfers(house.viewer("bea"), "veldermeer"))
    assert not [one.name for one in CAST if one.name in answer]
    assert not [one.username for one in CAST if f"'{one.username}'" in answer]
    assert "VLD-" not in answer


@pytest.mark.parametrize("username", ["noor", "marijke", "anne", "greet", "femke"])
def test_figures_are_for_who_owns_the_approach_in_that_gemeente(house: House, username: str) -> None:
    """ACT-18"""
    with pytest.raises(NotFound):
        cijfers(house.viewer(username), "veldermeer")


def test_only_whole_years_can_be_asked(house: House) -> None:
    """PRIV-31: two periods that differ by a day would give one casus away"""
    with pytest.raises(Invalid):
        cijfers(house.viewer("paul"), "veldermeer", YEAR + 1)
    assert cijfers(house.viewer("paul"), "veldermeer", YEAR - 1).year == YEAR - 1
    assert cijfers(house.viewer("paul"), "veldermeer", region=True).place == REGION
