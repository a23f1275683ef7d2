"""F16: a designer of another gemeente sends whatever he can think of; meanwhile people do their work, and keep it."""

import threading

import pytest
from rounds import Round
from this_round import ROUND, share

from designer import COSTLY, Designer, hostile
from given import House
from kapstok.acts.start_design import start_design
from kapstok.errors import Broken
from kapstok.inspection.inspect import inspect
from kapstok.overviews.designs import checked_with

pytestmark = pytest.mark.xdist_group("chaos")
# Every round of `make chaos` tries two of these parts, each beside people on another database.
PARTS = 100


@pytest.mark.always_the_same
def test_people_go_on_while_a_costly_design_is_checked(house: House) -> None:
    chris, said = house.viewer("chris"), []
    design_id = start_design(chris, "lindehoven", "basis", "Kwaad")

    def check() -> None:
        for data in COSTLY[2:5:2]:
            try:
                said.append(len(checked_with(chris, design_id, "ave-2.bpmn", data)))
            except Broken as broken:
                said.append(len(broken.findings))

    designer = threading.Thread(target=check)
    designer.start()
    done = 0
    while designer.is_alive() or not done:
        house.complete("noor", house.open("joost").casus_id, "Signaal wegen")
        done += 1
    designer.join()
    assert len(said) == 2
    assert all(said), "each is told what is wrong"
    assert [str(defect) for defect in inspect()] == []


@pytest.mark.only_long
def test_bad_designs_of_another_gemeente_do_not_keep_people_from_their_work(town: str) -> None:
    files = share(hostile(), PARTS, add=ROUND + town.startswith("sqlite"))
    round_ = Round(acks=40, people=3, think=0.5, beside=lambda town: Designer(town.ports[0], files))
    verdict = round_.run()
    (designer,) = round_.besides
    assert designer.error is None
    assert verdict.violations == []
    assert verdict.acks >= round_.acks, "as much was done as was asked"
    assert verdict.deaths == 0, "no server fell over"
    assert designer.answers.total() >= 2 * len(files), "all of it arrived"
    assert set(designer.answers) <= {200, 400, 409, 413}, designer.answers
