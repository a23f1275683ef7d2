"""PRIV-11, PRIV-12: every casus says whether the burger knows; "nee" has a reason and a day to look again."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from given import House
from kapstok import clock
from kapstok.acts import watch_informeren
from kapstok.acts.inform_burger import inform_burger
from kapstok.db import reading
from kapstok.errors import Invalid
from kapstok.jobs.model import wanted
from kapstok.notices import letters
from kapstok.overviews.dossier import dossier_part
from kapstok.overviews.hercontroles import hercontroles_due, to_be_told
from kapstok.overviews.summary import summary
from kapstok.tasks.model import Task
from writing import actie, day, overleg

TOLD = {"geinformeerd_hoe": "gesprek"}
NO = {"geinformeerd": "nee", "reden": "veiligheid", "toelichting": "Het is thuis niet veilig"}


def test_a_new_casus_says_nog_niet(house: House) -> None:
    """PRIV-11"""
    casus_id = house.open("noor", fase=2).casus_id
    assert summary(house.viewer("noor"), casus_id).informed.state == "nog_niet"


@pytest.mark.parametrize("missing", ["reden", "toelichting", "hercontrole"])
def test_not_informing_needs_a_reason_and_a_day(house: House, missing: str) -> None:
    """PRIV-11, PRIV-12"""
    casus_id = house.open("noor", fase=2).casus_id
    answers = {**NO, "hercontrole": day(14)}
    del answers[missing]
    with pytest.raises(Invalid) as refused:
        inform_burger(house.viewer("noor"), casus_id, answers)
    assert list(refused.value.fields) == [missing]


def test_a_day_that_was_is_refused_and_a_day_that_passes_is_overdue(house: House) -> None:
    """PRIV-11, RAND-18"""
    casus_id = house.open("noor", fase=2).casus_id
    noor = house.viewer("noor")
    with pytest.raises(Invalid):
        inform_burger(noor, casus_id, {**NO, "hercontrole": day()})
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(7)})
    assert not summary(noor, casus_id).informed.overdue
    house.pass_workdays(8)
    assert summary(noor, casus_id).informed.overdue


AGAIN = "Burger alsnog informeren"


def open_again(house: House, casus_id: UUID) -> list[Task]:
    return [task for task in house.tasks(casus_id) if task.name == AGAIN]


def test_on_the_day_it_is_a_task_of_the_casusregisseur_whoever_recorded_it(house: House) -> None:
    """PRIV-11, RAND-18: a task of the route with its role, termijn and completion, on the day and not before"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    noor = house.viewer("noor")
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(7)})
    house.pass_workdays(4)
    assert open_again(house, casus_id) == []
    house.pass_workdays(2)
    [task] = open_again(house, casus_id)
    assert (task.assignee_id, task.role, task.fase) == (noor.person_id, "casusregisseur", 2)
    assert task.due_on is not None
    assert hercontroles_due(noor) == []
    house.complete(
        "noor", casus_id, AGAIN, nu_geinformeerd="nee", niet_informeren_reden="veiligheid", volgende_hercontrole=day(7)
    )
    assert summary(noor, casus_id).informed.recheck_on == date.fromisoformat(day(7))
    house.pass_workdays(6)
    house.complete(
        "noor", casus_id, AGAIN, nu_geinformeerd="ja", geinformeerd_door="Noor", geinformeerd_op=day(), **TOLD
    )
    assert summary(noor, casus_id).informed.state == "ja"
    house.pass_workdays(20)
    assert open_again(house, casus_id) == []


@pytest.mark.parametrize("later", ["nee", "ja"])
def test_what_was_recorded_last_holds(house: House, later: str) -> None:
    """PRIV-11: never two days at once, and no question that was answered in the dossier already"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    noor = house.viewer("noor")
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(7)})
    said = {"geinformeerd": "ja", "geinformeerd_door": "Noor", **TOLD, "geinformeerd_op": day()}
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(21)} if later == "nee" else said)
    house.pass_workdays(8)
    assert open_again(house, casus_id) == []
    house.pass_workdays(9)
    assert len(open_again(house, casus_id)) == (1 if later == "nee" else 0)


def test_a_task_that_lies_open_lapses_when_the_dossier_answers_it(house: House) -> None:
    """PRIV-11"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    noor = house.viewer("noor")
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(7)})
    house.pass_workdays(6)
    assert len(open_again(house, casus_id)) == 1
    inform_burger(noor, casus_id, {"geinformeerd": "ja", "geinformeerd_door": "Noor", **TOLD, "geinformeerd_op": day()})
    assert open_again(house, casus_id) == []


def test_the_day_is_kept_when_the_fase_that_waited_for_it_is_left(house: House) -> None:
    """PRIV-11, RAND-18: recorded in AVE 2, asked in AVE 4"""
    casus_id = house.to_ave_2()
    house.complete(
        "noor",
        casus_id,
        "Burger informeren",
        burger_geinformeerd="nee",
        minderjarig="nee",
        niet_informeren_reden="veiligheid",
        informeren_hercontrole=day(21),
    )
    house.send("noor", casus_id, "spoed_opschalen", "spoed_opschalen", spoed_doel="ave_4")
    house.go(casus_id, ("marijke", "Besluit AVE 4"), ("karim", "Procesregie overnemen"))
    house.pass_workdays(16)
    [task] = open_again(house, casus_id)
    assert (task.role, task.fase) == ("casusregisseur", 4)


def test_a_route_that_does_not_wait_for_the_day_is_helped_by_the_inbox(house: House, monkeypatch) -> None:
    """PRIV-11, REGEL-24: a casus on an older version; in the list of the casusregisseur and by mail, for him alone"""
    monkeypatch.setattr(watch_informeren, "INFORMED", "onbekend")
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    noor = house.viewer("noor")
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(7)})
    assert (hercontroles_due(noor), to_be_told(casus_id)) == ([], [])
    house.clock.pass_workdays(6)
    assert [one.casus_id for one in hercontroles_due(noor)] == [casus_id]
    assert to_be_told(casus_id) == [noor.person_id]
    assert hercontroles_due(house.viewer("daan")) == []
    inform_burger(noor, casus_id, {"geinformeerd": "ja", "geinformeerd_door": "Noor", **TOLD, "geinformeerd_op": day()})
    assert (hercontroles_due(noor), to_be_told(casus_id)) == ([], [])


def test_when_the_route_asks_it_already_it_is_asked_once(house: House) -> None:
    """PRIV-11"""
    casus_id = house.to_ave_2()
    noor = house.viewer("noor")
    inform_burger(noor, casus_id, {**NO, "hercontrole": day(7)})
    house.clock.pass_workdays(6)
    assert "Burger informeren" in [task.name for task in house.tasks(casus_id)]
    assert hercontroles_due(noor) == []


def test_the_mail_of_that_day_waits_for_it_and_says_nothing(house: House, monkeypatch) -> None:
    """PRIV-11, PRIV-07"""
    monkeypatch.setattr(watch_informeren, "INFORMED", "onbekend")
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    inform_burger(house.viewer("noor"), casus_id, {**NO, "hercontrole": day(7)})
    with reading() as session:
        assert [job.operation for job in wanted(session, clock.now(), 10)] == []
        later = clock.now() + timedelta(days=8)
        assert [job.operation for job in wanted(session, later, 10)] == ["mail_hercontrole"]
    letter = letters.hercontrole("https://kapstok.example", casus_id)
    assert not any(word in letter.text.lower() for word in ("burger", "linde", "veilig", "ave"))


def test_the_reason_is_not_for_who_only_works_along(house: House) -> None:
    """PRIV-11"""
    casus_id = house.open("noor", fase=2).casus_id
    inform_burger(house.viewer("noor"), casus_id, {**NO, "hercontrole": day(7)})
    overleg(house, casus_id, "mdo", "noor", "bram")
    actie(house, casus_id, "bram")
    of = {name: dossier_part(house.viewer(name), casus_id, "informeren").rows[0] for name in ("noor", "bram")}
    assert {key for key, _, _ in of["noor"].facts} == {"reden", "toelichting", "hercontrole"}
    assert {key for key, _, _ in of["bram"].facts} == {"hercontrole"}
    assert of["bram"].title == of["noor"].title


def test_the_task_of_the_route_is_the_same_answer(house: House) -> None:
    """PRIV-11: one source of truth"""
    casus_id = house.to_ave_2()
    house.complete("noor", casus_id, "Burger informeren")
    found = summary(house.viewer("noor"), casus_id).informed
    assert found.state == "ja"
