"""PRIV-26: keeping longer takes a decision, a reason and a new end; that it was not the first time shows."""

from dataclasses import replace
from datetime import date

import pytest
from closing import YEAR, closed, everything_stored, settle_terms

from given import House
from kapstok.acts.delay_vernietiging import Extension, end_keeping, extend_bewaartermijn, keep_casus
from kapstok.acts.judge_vernietiging import propose_vernietiging
from kapstok.casus.model import CasusNotFound
from kapstok.errors import Conflict, Invalid
from kapstok.overviews.bewaren import kept_casus

ONE = Extension("Besluit 12 van het college", "Een nieuwe melding wordt onderzocht.", date(2028, 6, 1))


def test_an_extension_moves_the_end_and_stops_destruction_until_then(house: House) -> None:
    """PRIV-26"""
    settle_terms()
    casus_id = closed(house)
    assert extend_bewaartermijn(house.viewer("femke"), casus_id, ONE) == 1
    house.clock.pass_workdays(YEAR)
    with pytest.raises(Conflict):
        propose_vernietiging(house.viewer("femke"), "veldermeer")
    assert kept_casus(house.viewer("bea"), casus_id).line.due_on == ONE.keep_until
    house.clock.pass_workdays(2 * YEAR)
    propose_vernietiging(house.viewer("femke"), "veldermeer")


def test_a_second_extension_shows_as_a_repeated_one(house: House) -> None:
    """PRIV-26"""
    settle_terms()
    casus_id = closed(house)
    extend_bewaartermijn(house.viewer("femke"), casus_id, ONE)
    assert extend_bewaartermijn(house.viewer("bea"), casus_id, replace(ONE, keep_until=date(2029, 6, 1))) == 2
    found = kept_casus(house.viewer("femke"), casus_id)
    assert [(one.number, one.by, one.keep_until.year) for one in found.extensions] == [
        (1, "Femke Hulst", 2028),
        (2, "Bea Vonk", 2029),
    ]
    assert found.line.extensions == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"decision": " "}, "besluit"),
        ({"reason": ""}, "reden"),
        ({"keep_until": date(2026, 6, 1)}, "einddatum"),
        ({"keep_until": date(2027, 3, 2)}, "einddatum"),
    ],
)
def test_an_extension_without_its_three_parts_is_refused(house: House, change: dict[str, object], field: str) -> None:
    """PRIV-26: also an end that is no later than the end now"""
    settle_terms()
    casus_id = closed(house)
    with pytest.raises(Invalid) as refused:
        extend_bewaartermijn(house.viewer("femke"), casus_id, replace(ONE, **change))  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}


def test_only_who_guards_the_gemeente_extends_and_only_what_is_closed(house: House) -> None:
    """PRIV-26, PRIV-32"""
    casus_id = closed(house)
    running = house.to_ave_2()
    for stranger in ("noor", "arjan"):
        with pytest.raises(CasusNotFound):
            extend_bewaartermijn(house.viewer(stranger), casus_id, ONE)
        with pytest.raises(CasusNotFound):
            kept_casus(house.viewer(stranger), casus_id)
    with pytest.raises(Conflict):
        extend_bewaartermijn(house.viewer("femke"), running, ONE)


def test_a_duty_to_keep_holds_until_it_is_ended(house: House) -> None:
    """PRIV-26"""
    settle_terms()
    casus_id = closed(house)
    keep_casus(house.viewer("femke"), casus_id, "bewaarplicht", "Een lopend onderzoek naar de gemeente.")
    with pytest.raises(Conflict):
        keep_casus(house.viewer("femke"), casus_id, "bezwaar", "Nog een.")
    house.clock.pass_workdays(YEAR)
    with pytest.raises(Conflict):
        propose_vernietiging(house.viewer("femke"), "veldermeer")
    end_keeping(house.viewer("bea"), casus_id)
    propose_vernietiging(house.viewer("femke"), "veldermeer")
    with pytest.raises(Conflict):
        end_keeping(house.viewer("bea"), casus_id)


def test_the_reasons_are_sealed(house: House) -> None:
    """PRIV-26, PRIV-34"""
    settle_terms()
    casus_id = closed(house)
    extend_bewaartermijn(house.viewer("femke"), casus_id, replace(ONE, reason="Kanariegeel"))
    keep_casus(house.viewer("femke"), casus_id, "bezwaar", "Kanariegeel")
    assert "Kanariegeel" not in everything_stored()
