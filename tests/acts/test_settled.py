"""What followed is told from what the act itself read and wrote: to everybody the same as the database would answer."""

from collections import Counter
from typing import Any

import pytest

from given import House
from kapstok.acts.act import Act, Outcome
from kapstok.overviews.consequence import _left, consequence
from kapstok.rights import Viewer
from on_the_way import OP, with_procesregie

AROUND = ("noor", "pieter")


@pytest.fixture
def told(house: House, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """After every act it is told both ways, to who did it and to others. Counts for whom nothing had to be asked."""
    done, counted = Act._done, Counter[str]()

    def compare(viewer: Viewer, outcome: Outcome) -> None:
        left = consequence(viewer, outcome.casus_id, outcome.opened, outcome.settled)
        assert left == consequence(viewer, outcome.casus_id, outcome.opened)
        if outcome.settled and _left(viewer, outcome.opened, outcome.settled):
            counted[viewer.username] += 1

    def tell(act: Act[Any, Any], viewer: Viewer | None, *about: Any, **named: Any) -> Any:
        outcome = done(act, viewer, *about, **named)
        if isinstance(outcome, Outcome):
            for person in {viewer, *map(house.viewer, AROUND)} - {None}:
                compare(person, outcome)
        return outcome

    monkeypatch.setattr(Act, "_done", tell)
    return counted


def test_a_signal_that_is_closed_in_the_end_is_told_as_it_stands(house: House, told: Counter[str]) -> None:
    casus_id = house.to_ave_2()
    house.complete("noor", casus_id, "Burger informeren")
    house.send("noor", casus_id, "fasetoets")
    house.complete("noor", casus_id, "Fasetoets invullen", fasetoets_ave2="af")
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "Casus afsluiten"))
    assert told["noor"] >= 2
    assert set(told) == {"noor"}  # for whoever holds no regie it is asked who he is in this casus


def test_a_casus_in_which_regie_goes_to_another_is_told_as_it_stands(house: House, told: Counter[str]) -> None:
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    assert told["noor"] >= 3
    assert told["sanne"] >= 1
    assert set(told) == {"noor", "sanne"}
