"""The clock and other people move a casus: timers go off once, messages go in through their form."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from given import House
from kapstok.acts.deliver_message import deliver_message
from kapstok.acts.fire_timers import fire_timers
from kapstok.errors import Conflict, Forbidden, Invalid
from kapstok.overviews.casus import casus_page


def test_the_fasetoets_comes_after_thirty_workdays_and_not_before(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.pass_workdays(29)
    assert house.tasks(casus_id) == []
    house.pass_workdays(1)
    assert [task.name for task in house.tasks(casus_id)] == ["Fasetoets invullen"]


def test_of_two_workers_one_fires_the_timer(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.clock.pass_workdays(30)
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda _: fire_timers(None, casus_id), range(2)))
    assert sorted(len(outcome.opened) for outcome in outcomes) == [0, 1]
    assert len(house.tasks(casus_id)) == 1


def test_a_message_is_held_to_its_form(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    with pytest.raises(Invalid) as refused:
        deliver_message(house.viewer("noor"), casus_id, "opschaalverzoek", {"criteria": ["verzonnen"]})
    assert {"criteria", "toelichting"} <= set(refused.value.fields)
    assert house.tasks(casus_id) == []


def test_a_message_carries_only_what_its_form_declares(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    with pytest.raises(Invalid) as refused:
        house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek", fase=4)
    assert refused.value.fields == {"fase": "Dit veld hoort niet bij dit formulier."}


def test_a_message_that_nobody_waits_for_names_those_that_are_awaited(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    with pytest.raises(Conflict, match="opschaalverzoek"):
        deliver_message(house.viewer("noor"), casus_id, "bestaat_niet", {})


def test_a_message_for_another_role_is_refused(house: House) -> None:
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "opschaalverzoek", "opschaalverzoek")
    house.complete("sanne", casus_id, "Verzoek beoordelen")
    assert casus_page(house.viewer("sanne"), casus_id)
    with pytest.raises(Forbidden):
        house.send("sanne", casus_id, "spoed_opschalen", "spoed_opschalen")


def test_the_wijkagent_is_asked_beside_everything_else_and_more_than_once(house: House) -> None:
    casus_id = house.open("noor", fase=2).casus_id
    for _ in range(2):
        house.send("noor", casus_id, "wijkagent_raadplegen", "wijkagent_raadplegen")
    names = sorted(task.name for task in house.tasks(casus_id))
    assert names == ["Advies wijkagent geven", "Advies wijkagent geven", "Burger informeren"]
    assert casus_page(house.viewer("noor"), casus_id).head.fase == 2
