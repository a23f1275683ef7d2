"""A ketenpartner never answers: the procesregisseur is reminded, and closes the round naming who was silent."""

from uuid import UUID

import pytest

from given import House
from kapstok.acts.complete_task import complete_task
from kapstok.errors import Invalid
from kapstok.overviews.task import task_page
from kapstok.overviews.timeline import timeline
from kapstok.tasks.model import TaskClosed
from on_the_way import OP, with_procesregie


@pytest.fixture
def asked(house: House) -> UUID:
    """Three partners are asked; the police and the woningcorporatie have answered, the GGZ has not."""
    casus_id = with_procesregie(house)
    house.complete("sanne", casus_id, "Procesregie voeren", **OP)
    house.go(casus_id, ("sanne", "Aanmelden"), ("anne", "Intakegesprek"), ("anne", "Burger-informeren-besluit"))
    house.go(casus_id, ("noor", "Burger informeren"), ("harry", "Criteria toetsen"))
    house.go(casus_id, ("pieter", "Besluit meegeven"), ("wendy", "Besluit meegeven"))
    return casus_id


def names(house: House, casus_id: UUID) -> set[str]:
    return {task.name for task in house.tasks(casus_id)}


def test_the_procesregisseur_is_reminded_at_the_termijn_and_sees_who_did_not_answer(house: House, asked: UUID) -> None:
    """STAP-17"""
    assert "Besluitronde bekijken" not in names(house, asked)
    house.pass_workdays(5)
    page = task_page(house.viewer("anne"), house.task(asked, "Besluitronde bekijken").id)
    assert page.unanswered == ("GGZ Noorderwaard",)
    assert [one.name for one in page.before].count("Besluit meegeven") == 2


def test_waiting_longer_leaves_the_question_open_and_reminds_again(house: House, asked: UUID) -> None:
    house.pass_workdays(5)
    house.complete("anne", asked, "Besluitronde bekijken")
    assert names(house, asked) == {"Besluit meegeven"}
    house.pass_workdays(3)
    assert names(house, asked) == {"Besluit meegeven", "Besluitronde bekijken"}
    house.complete("geert", asked, "Besluit meegeven")
    assert names(house, asked) == {"Gezamenlijk besluit vastleggen"}


def test_the_round_is_closed_with_a_reason_and_the_tijdlijn_names_who_was_silent(house: House, asked: UUID) -> None:
    """BESL-07, REGEL-06: never silently; the partners who did answer decide"""
    late = house.task(asked, "Besluit meegeven")
    house.pass_workdays(5)
    with pytest.raises(Invalid) as refused:
        house.complete("anne", asked, "Besluitronde bekijken", ronde_besluit="sluiten", ronde_reden=None)
    assert set(refused.value.fields) == {"ronde_reden"}
    house.complete("anne", asked, "Besluitronde bekijken", ronde_besluit="sluiten")
    assert names(house, asked) == {"Gezamenlijk besluit vastleggen"}
    lines = {(one.sentence, one.person) for one in timeline(house.viewer("noor"), asked)}
    assert ("Taak ‘Besluit meegeven’ voor GGZ Noorderwaard is vervallen zonder antwoord", "Anne Rietveld") in lines
    with pytest.raises(TaskClosed):
        complete_task(house.viewer("geert"), late.id, house.answers(late))
    page = task_page(house.viewer("anne"), house.task(asked, "Gezamenlijk besluit vastleggen").id)
    assert page.unanswered == ("GGZ Noorderwaard",)
    assert {one.name for one in page.before} >= {"Besluit meegeven", "Besluitronde bekijken"}
