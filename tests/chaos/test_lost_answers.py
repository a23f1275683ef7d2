"""F5: PostgreSQL commits and the answer never comes. Who asked with a key gets the one truth; who did not is told."""

import random
from collections.abc import Iterator

import pytest
from lost_answers import Wire
from rounds import Round
from sqlalchemy import func, select
from town import Town

from given import House
from kapstok.acts.claim_task import claim_task
from kapstok.acts.complete_task import complete_task
from kapstok.acts.open_casus import Opening, open_casus
from kapstok.casus.model import Casus
from kapstok.db import OutcomeUnknown, database, reading
from kapstok.errors import Conflict
from kapstok.inspection.inspect import inspect
from kapstok.settings import settings

pytestmark = [pytest.mark.xdist_group("chaos"), pytest.mark.parametrize("database", ["postgresql"], indirect=True)]
OPENING = Opening("veldermeer", "Huishouden Linde")


@pytest.fixture
def wire(database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """From here on Kapstok speaks with its database over this wire."""
    with Wire(database) as made:
        monkeypatch.setenv("KAPSTOK_DATABASE", made.url)
        settings.cache_clear()
        yield made
        dispose()
    monkeypatch.undo()
    settings.cache_clear()


def dispose() -> None:
    database().dispose()


def casussen() -> int:
    with reading() as session:
        return session.scalar(select(func.count()).select_from(Casus)) or 0


@pytest.mark.always_the_same
def test_with_a_key_the_one_truth_is_found(house: House, wire: Wire) -> None:
    noor = house.viewer("noor")
    wire.lose()
    opened = open_casus.once("open", noor, OPENING)
    assert (wire.lost, casussen()) == (1, 1)
    assert open_casus.once("open", noor, OPENING) == opened
    task = house.tasks(opened.casus_id)[0]
    wire.lose(3)
    done = complete_task.once("af", noor, task.id, house.answers(task))
    assert wire.lost == 2, "what was done is found by reading, which commits nothing"
    assert complete_task.once("af", noor, task.id, house.answers(task)) == done
    assert [str(defect) for defect in inspect()] == []


@pytest.mark.always_the_same
def test_without_a_key_nobody_guesses(house: House, wire: Wire) -> None:
    casus_id = house.open("noor").casus_id
    task = house.tasks(casus_id)[0]
    wire.lose()
    with pytest.raises(OutcomeUnknown, match="Kijk eerst"):
        complete_task(house.viewer("noor"), task.id, house.answers(task))
    with pytest.raises(Conflict, match="Noor Visser"):
        claim_task(house.viewer("daan"), task.id)
    assert [str(defect) for defect in inspect()] == []


@pytest.mark.only_long
def test_people_compete_while_answers_get_lost(town: str) -> None:
    def lose(_town: Town, choice: random.Random) -> None:
        wire.lose(choice.randint(1, 3))

    with Wire(town) as wire:
        verdict = Round(acks=80, mishap=lose, environment={"KAPSTOK_DATABASE": wire.url}).run()
    assert verdict.violations == []
    assert verdict.acks >= 40
    assert wire.lost > 3
