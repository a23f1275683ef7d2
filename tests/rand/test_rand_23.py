"""RAND-23, STAP-39, REGEL-16: what runs beside AVE is a mark with a day; the casus keeps its fase and its route."""

import pytest

from given import House
from kapstok.acts.end_entry import end_entry
from kapstok.acts.record_procedure import record_procedure
from kapstok.errors import Conflict
from kapstok.overviews.casus import casus_page


@pytest.mark.parametrize(
    ("kind", "due"), [("veilig_thuis", "2026-03-09"), ("wvggz", "2026-03-16"), ("mda", None), ("levensloop", None)]
)
def test_the_gemeente_says_how_long_others_have(house: House, kind: str, due: str | None) -> None:
    """STAP-39"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    before = [task.name for task in house.tasks(casus_id)]
    record_procedure(noor, casus_id, {"soort": kind, "houder": "Veilig Thuis", "gestart_op": "2026-03-02"})
    page = casus_page(noor, casus_id)
    assert [str(one.due_on) if one.due_on else None for one in page.summary.beside] == [due]
    assert (page.head.fase, [task.name for task in house.tasks(casus_id)]) == (2, before)


def test_what_is_late_shows_and_what_is_done_goes(house: House) -> None:
    """RAND-23"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    started = {"soort": "veilig_thuis", "houder": "Veilig Thuis", "gestart_op": "2026-03-02"}
    row = record_procedure(noor, casus_id, started).opened[0]
    house.pass_workdays(5)
    assert not casus_page(noor, casus_id).summary.beside[0].overdue
    house.pass_workdays(1)
    assert casus_page(noor, casus_id).summary.beside[0].overdue
    end_entry(noor, casus_id, "procedures", row)
    assert casus_page(noor, casus_id).summary.beside == ()
    with pytest.raises(Conflict):
        end_entry(noor, casus_id, "procedures", row)
