"""One task on a page: what is typed is never lost, and of two who do it one is told who was first."""

from typing import Any

import pytest

from given import House
from kapstok.acts.add_plan_regel import add_plan_regel
from kapstok.tasks.model import Task
from web.conftest import Browser, text_of
from writing import PLAN_LINE

WEIGHED = {
    "acuut_onveilig": "nee",
    "basiszorg": "ja",
    "leefgebieden": ["inkomen", "netwerk"],
    "vraag": "Zorgen over geld & <b>schulden</b>.",
    "signaal_uitkomst": "naar_ave_2",
}


@pytest.fixture
def signal(house: House) -> Task:
    """The first task of a signal that the school brought."""
    return house.tasks(house.open("joost").casus_id)[0]


def flashed(browser: Browser, path: str) -> str:
    return " ".join(browser.page(path).xpath("string(//*[contains(@class, 'kapstok-meldingen')])").split())


def typed_in(answer: Any) -> str:
    assert "Dit had u ingevuld" in answer.text
    return answer.text


def test_a_task_says_what_is_asked_by_when_and_why_of_me(as_person, signal: Task):
    text = text_of(as_person("noor").page(f"/taken/{signal.id}"))
    for part in ("Signaal wegen", "Huishouden Linde", "AVE 1", "werkdagen", "Waarom krijg ik dit?", "Casusregisseur"):
        assert part in text


def test_the_buttons_are_the_outcomes(as_person, signal: Task):
    page = as_person("noor").page(f"/taken/{signal.id}")
    values = page.xpath("//button[@name='signaal_uitkomst']/@value")
    assert values == ["naar_ave_2", "consult", "sluiten"]


def test_completing_says_what_follows_and_leads_to_the_casus(as_person, house: House):
    casus_id = house.open("noor").casus_id
    noor = as_person("noor")
    answer = noor.post(f"/taken/{house.tasks(casus_id)[0].id}", WEIGHED)
    assert answer.location == f"/casussen/{casus_id}"
    assert "Hierna: ‘Casusregisseur toewijzen’ voor Teamleider" in flashed(noor, answer.location)


def test_who_no_longer_has_a_part_in_the_casus_goes_on_in_the_inbox(as_person, signal: Task):
    noor = as_person("noor")
    answer = noor.post(f"/taken/{signal.id}", WEIGHED)
    assert answer.location == "/taken"
    assert "Hierna: ‘Casusregisseur toewijzen’ voor Teamleider" in flashed(noor, "/taken")


def test_wrong_answers_come_back_with_everything_that_was_typed(as_person, signal: Task, house: House):
    noor = as_person("noor")
    answer = noor.post(f"/taken/{signal.id}", {**WEIGHED, "basiszorg": "", "vraag": WEIGHED["vraag"]})
    page = Browser.read(answer)
    assert answer.status_code == 400
    assert page.xpath("//*[@role='alert']//a/@href") == ["#veld-basiszorg-1"]
    assert page.xpath("string(//textarea[@name='vraag'])").strip() == WEIGHED["vraag"]
    assert sorted(page.xpath("//input[@name='leefgebieden'][@checked]/@value")) == ["inkomen", "netwerk"]
    assert page.xpath("//title")[0].text.startswith("Fout:")
    assert house.task(signal.casus_id, "Signaal wegen").status == "open"


def test_who_comes_second_reads_who_was_first_and_keeps_what_he_typed(as_person, signal: Task):
    noor, daan = as_person("noor"), as_person("daan")
    noor.page(f"/taken/{signal.id}")
    daan.post(f"/taken/{signal.id}", WEIGHED)
    answer = noor.post(f"/taken/{signal.id}", {**WEIGHED, "vraag": "Mijn eigen woorden"})
    assert answer.status_code == 409
    assert "al afgerond door Daan Postma" in answer.text
    assert "Mijn eigen woorden" in typed_in(answer)
    assert "bewaard als uw concept" in answer.text
    assert Browser.read(answer).xpath("//textarea") == []


def test_a_task_that_a_colleague_took_is_his(as_person, signal: Task):
    noor, daan = as_person("noor"), as_person("daan")
    daan.post(f"/taken/{signal.id}/oppakken")
    answer = noor.post(f"/taken/{signal.id}", WEIGHED)
    assert answer.status_code == 409
    assert "Deze taak ligt bij Daan Postma" in answer.text
    typed_in(answer)


def test_pressing_twice_completes_once(as_person, signal: Task, house: House):
    noor = as_person("noor")
    assert noor.post(f"/taken/{signal.id}", WEIGHED).status_code == 303
    again = noor.post(f"/taken/{signal.id}", WEIGHED)
    assert again.status_code == 409
    assert "al afgerond door Noor Visser" in again.text
    assert len(house.tasks(signal.casus_id)) == 1


def test_a_draft_is_kept_unjudged_and_shown_again(as_person, signal: Task):
    noor = as_person("noor")
    answer = noor.post(f"/taken/{signal.id}/concept", {"vraag": "Half af", "_doen": "concept"})
    assert answer.location == f"/taken/{signal.id}"
    page = noor.page(f"/taken/{signal.id}")
    assert page.xpath("string(//textarea[@name='vraag'])").strip() == "Half af"
    assert "Uw concept, opgeslagen vandaag om" in text_of(page)
    assert "Concept" in text_of(noor.page("/taken?weergave=team"))


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_draft_can_be_kept_while_typing(as_person, signal: Task, method: str):
    noor = as_person("noor")
    headers = {"X-CSRFToken": noor.token(), "Accept": "application/json"}
    answer = noor.client.open(f"/taken/{signal.id}/concept", method=method, json={"vraag": "Onderweg"}, headers=headers)
    assert answer.status_code == 200
    assert answer.json == {"opgeslagen": "09:00"}
    assert "Onderweg" in noor.get(f"/taken/{signal.id}").text


def test_keeping_a_draft_of_what_is_not_yours_is_refused_in_json(as_person, signal: Task):
    jet = as_person("jet")
    headers = {"X-CSRFToken": jet.token(), "Accept": "application/json"}
    answer = jet.client.put(f"/taken/{signal.id}/concept", json={"vraag": "x"}, headers=headers)
    assert answer.status_code == 404
    assert answer.is_json


def test_a_colleague_goes_on_with_the_draft_that_was_left(as_person, signal: Task):
    noor, daan = as_person("noor"), as_person("daan")
    noor.post(f"/taken/{signal.id}/concept", {"vraag": "Van Noor"})
    text = text_of(daan.page(f"/taken/{signal.id}"))
    assert "het concept van Noor Visser" in text
    assert "Van Noor" in text


def test_taking_giving_back_and_assigning(as_person, signal: Task, house: House):
    noor = as_person("noor")
    assert noor.post(f"/taken/{signal.id}/oppakken").location == f"/taken/{signal.id}"
    assert "uzelf" in text_of(noor.page("/taken?weergave=alle"))
    assert noor.post(f"/taken/{signal.id}/teruggeven").location == "/taken"
    assert "teruggegeven" in flashed(noor, "/taken")
    daan = house.viewer("daan")
    assert noor.post(f"/taken/{signal.id}/toewijzen", {"persoon": str(daan.person_id)}).status_code == 303
    assert "ligt nu bij Daan Postma" in flashed(noor, "/taken")


@pytest.mark.parametrize("person", ["", "onzin", "jet"])
def test_assigning_to_nobody_or_to_a_stranger_is_refused(as_person, signal: Task, house: House, person: str):
    chosen = str(house.viewer(person).person_id) if person == "jet" else person
    answer = as_person("noor").post(f"/taken/{signal.id}/toewijzen", {"persoon": chosen})
    assert answer.status_code == 400
    assert "Kies aan wie" in answer.text


def test_two_who_take_it_at_once_are_both_told_who_has_it(as_person, signal: Task):
    noor, daan = as_person("noor"), as_person("daan")
    daan.post(f"/taken/{signal.id}/oppakken")
    noor.post(f"/taken/{signal.id}/oppakken")
    assert "ligt bij Daan Postma" in flashed(noor, f"/taken/{signal.id}")


def test_a_task_of_somebody_else_in_my_casus_can_be_read_and_not_done(as_person, house: House):
    casus_id = house.open("noor", fase=2).casus_id
    noor = as_person("noor")
    for task in house.tasks(casus_id):
        page = noor.page(f"/taken/{task.id}")
        if task.role != "casusregisseur":
            assert page.xpath("//form[@data-formulier]") == []
            assert "Deze taak is niet voor u" in text_of(page)


def test_what_people_write_is_never_markup(as_person, signal: Task, house: House):
    as_person("noor").post(f"/taken/{signal.id}", {**WEIGHED, "vraag": "<script>alert(1)</script>"})
    house.complete("ilse", signal.casus_id, "Casusregisseur toewijzen", casusregisseur="noor")
    for path in (f"/casussen/{signal.casus_id}", *(f"/taken/{task.id}" for task in house.tasks(signal.casus_id))):
        assert "<script>alert" not in as_person("noor").get(path).text


def test_what_stands_in_the_dossier_is_shown_with_the_way_to_it_and_back(as_person, house: House):
    casus_id = house.to_ave_2()
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"))
    noor, task = as_person("noor"), house.task(casus_id, "Plan opstellen")
    answer = noor.post(f"/taken/{task.id}", {})
    page = Browser.read(answer)
    assert answer.status_code == 400
    assert page.xpath("//*[@role='alert']//a/@href") == ["#veld-plan"]
    assert "Voeg eerst een regel toe aan het plan" in text_of(page)
    assert page.xpath("//*[@id='veld-plan']//input") == []
    (way,) = page.xpath("//*[@id='veld-plan']//a/@href")
    assert way == f"/casussen/{casus_id}/plan"
    assert f"/taken/{task.id}" in noor.page(way).xpath("//*[contains(@class, 'kapstok-melding')]//a/@href")
    add_plan_regel(house.viewer("noor"), casus_id, PLAN_LINE)
    shown = text_of(noor.page(f"/taken/{task.id}"))
    assert "Het plan heeft 1 leefgebied." in shown
    assert "Laatst gewijzigd vandaag om 09:00 door Noor Visser." in shown
    assert "Opslaan als concept" not in shown
    assert noor.post(f"/taken/{task.id}", {}).status_code == 303
    assert f"/casussen/{casus_id}/plan/1" in noor.page(f"/casussen/{casus_id}").xpath("//a/@href")


@pytest.mark.parametrize(("why", "shown"), [("", False), ("Acuut gevaar in huis.", True)])
def test_an_opening_of_which_nothing_was_written_is_not_shown(as_person, house: House, why: str, shown: bool):
    casus_id = house.open("noor", fase=2, title="Huishouden Es", toelichting=why).casus_id
    text = text_of(as_person("noor").page(f"/taken/{house.task(casus_id, 'Burger informeren').id}"))
    assert ("Casus geopend" in text) is shown
    assert "Zonder toelichting" not in text
