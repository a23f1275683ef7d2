"""Completing a task: exactly one wins, what follows appears, and it all happens in one transaction."""

import pytest
from given import House

from kapstok.acts.complete_task import complete_task
from kapstok.errors import Conflict


def test_a_signal_opens_a_task_for_the_wijkteam(house: House) -> None:
    casus = house.open("joost")
    assert casus.fase == 1
    assert [task.name for task in house.tasks(casus.casus_id)] == ["Signaal wegen"]


def test_a_second_completion_is_refused_and_names_who_was_first(house: House) -> None:
    casus = house.open("joost")
    task = house.task(casus.casus_id, "Signaal wegen")
    answers = {"weging": "sluiten"}
    complete_task(house.viewer("noor"), task.id, answers)
    with pytest.raises(Conflict, match="al afgerond door Noor Visser"):
        complete_task(house.viewer("daan"), task.id, answers)
