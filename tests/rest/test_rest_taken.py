"""Tasks over HTTP: the inbox, the form, take, give, keep and complete; and who comes second."""

from collections.abc import Callable
from typing import Any

import pytest
from programs import Program

from given import House

ProgramOf = Callable[[str], Program]
CLOSE = {
    "acuut_onveilig": "nee",
    "basiszorg": "ja",
    "leefgebieden": ["wonen"],
    "vraag": "Wie kan er helpen?",
    "advies": "Bel de huisarts.",
    "signaal_uitkomst": "sluiten",
}
ON = {key: value for key, value in CLOSE.items() if key != "advies"} | {"signaal_uitkomst": "naar_ave_2"}
CONSULT = ON | {"signaal_uitkomst": "consult", "consult_rol": "wijkagent"}


@pytest.fixture
def task(house: House) -> str:
    """A signal that Joost of the school opened; the wijkteam weighs it."""
    return str(house.task(house.open("joost").casus_id, "Signaal wegen").id)


def fault_names(answer: Any) -> set[str]:
    assert answer.status == 400, answer.text
    return {fault["naam"] for fault in answer.body["fouten"]}


def test_the_inbox_shows_what_there_is_to_take(program: ProgramOf, task: str) -> None:
    found = program("noor").get("/taken", weergave="niet-toegewezen", gemeente="veldermeer", fase=1, sorteer="-termijn")
    assert [(row["id"], row["vrij"], row["uitvoerbaar"]) for row in found.body["taken"]] == [(task, True, True)]
    assert found.body["tellingen"] == {"mijn": 0, "nietToegewezen": 1, "team": 1, "alle": 1}


def test_a_task_explains_itself(program: ProgramOf, task: str) -> None:
    found = program("noor").get(f"/taken/{task}").body
    assert (found["element"], found["proces"]) == ("signaal_wegen", "ave_1")
    assert found["waarom"][0].startswith("De route vraagt hier de rol Casusregisseur")
    assert found["termijn"] == {
        "datum": "2026-03-04",
        "werkdagen": 2,
        "woorden": "nog 2 werkdagen",
        "urgentie": "bijna",
    }
    assert found["termijnUitleg"] == "2 werkdagen"
    assert {person["naam"] for person in found["collegas"]} == {"Noor Visser", "Daan Postma"}


@pytest.mark.parametrize(("number", "status"), [(10**18 - 1, 200), (10**18, 400), (2**64, 400)])
def test_a_draft_keeps_every_number_that_comes_in(program: ProgramOf, task: str, number: int, status: int) -> None:
    found = program("noor").put(f"/taken/{task}/concept", {"antwoorden": {"vraag": number}})
    assert found.status == status, found.text


def test_the_form_comes_with_its_fields_and_buttons(program: ProgramOf, task: str) -> None:
    form = program("noor").get(f"/taken/{task}").body["formulier"]
    fields = {field["sleutel"]: field for field in form["velden"]}
    assert fields["advies"]["verplicht"]
    assert fields["advies"]["verbergAls"] == 'not(signaal_uitkomst = "sluiten")'
    assert {"naam": "Wonen en huishouding", "waarde": "wonen"} in fields["leefgebieden"]["keuzes"]
    assert {"naam": "Sluiten met advies", "veld": "signaal_uitkomst", "waarde": "sluiten"} in form["knoppen"]


def test_taking_a_task_makes_it_mine(program: ProgramOf, task: str) -> None:
    noor = program("noor")
    assert noor.post(f"/taken/{task}/toewijzing").status == 204
    assert noor.get(f"/taken/{task}").body["vanMij"]
    assert noor.post(f"/taken/{task}/toewijzing", {}).status == 204


def test_who_takes_second_is_told_who_was_first(program: ProgramOf, task: str) -> None:
    program("daan").post(f"/taken/{task}/toewijzing")
    answer = program("noor").post(f"/taken/{task}/toewijzing")
    assert answer.status == 409
    assert "Daan Postma" in answer.body["detail"]


def test_a_task_goes_back_to_the_group(program: ProgramOf, task: str) -> None:
    noor = program("noor")
    noor.post(f"/taken/{task}/toewijzing")
    assert noor.delete(f"/taken/{task}/toewijzing").status == 204
    assert noor.get(f"/taken/{task}").body["vrij"]


def test_a_task_is_given_to_a_colleague(program: ProgramOf, task: str) -> None:
    noor, daan = program("noor"), program("daan")
    assert noor.post(f"/taken/{task}/toewijzing", {"persoon": daan.get("/ik").body["id"]}).status == 204
    assert daan.get(f"/taken/{task}").body["vanMij"]


def test_a_task_is_not_given_to_somebody_without_the_role(program: ProgramOf, task: str) -> None:
    noor = program("noor")
    bram = program("bram").get("/ik").body["id"]
    assert fault_names(noor.post(f"/taken/{task}/toewijzing", {"persoon": bram})) == {"persoon"}
    assert fault_names(noor.post(f"/taken/{task}/toewijzing", {"persoon": "bram"})) == {"persoon"}
    assert fault_names(noor.post(f"/taken/{task}/toewijzing", {"persoon": None})) == {"persoon"}


def test_a_draft_is_kept_unjudged(program: ProgramOf, task: str) -> None:
    noor = program("noor")
    answer = noor.put(f"/taken/{task}/concept", {"antwoorden": {"vraag": "half"}})
    assert answer.status == 200
    draft = noor.get(f"/taken/{task}").body["concept"]
    assert (draft["antwoorden"], draft["persoon"]) == ({"vraag": "half"}, None)
    assert draft["bewaardOp"] == answer.body["bewaardOp"]


def test_completing_says_what_follows(program: ProgramOf, task: str) -> None:
    answer = program("noor").post(f"/taken/{task}/afronding", {"antwoorden": CONSULT})
    assert answer.status == 200, answer.text
    assert (answer.body["casus"]["status"], answer.body["casus"]["fase"]) == ("open", 1)
    assert answer.body["vervolg"] == [{"naam": "Consult geven", "voor": "Wijkagent", "vanMij": False}]


def test_a_casus_that_is_no_longer_mine_shows_hardly_anything(program: ProgramOf, task: str) -> None:
    answer = program("noor").post(f"/taken/{task}/afronding", {"antwoorden": CLOSE})
    assert answer.status == 200, answer.text
    assert set(answer.body["casus"]) == {"id", "status", "fase"}
    assert answer.body["casus"]["status"] == "afgesloten"
    assert answer.body["taken"] == []


def test_the_same_key_completes_once(program: ProgramOf, task: str) -> None:
    noor = program("noor")
    answers = [noor.post(f"/taken/{task}/afronding", {"antwoorden": ON}, key="k-1") for _ in range(2)]
    assert answers[0].body == answers[1].body
    assert [answer.status for answer in answers] == [200, 200]


def test_a_second_completion_is_refused_and_names_the_first(program: ProgramOf, task: str) -> None:
    program("noor").post(f"/taken/{task}/afronding", {"antwoorden": ON})
    answer = program("daan").post(f"/taken/{task}/afronding", {"antwoorden": ON})
    assert answer.status == 409
    assert "al afgerond door Noor Visser" in answer.body["detail"]


def test_wrong_answers_are_named_by_their_field(program: ProgramOf, task: str) -> None:
    noor = program("noor")
    wrong = {"acuut_onveilig": "misschien", "leefgebieden": "wonen en zo", "vreemd": 1, "signaal_uitkomst": "consult"}
    answer = noor.post(f"/taken/{task}/afronding", {"antwoorden": wrong})
    assert fault_names(answer) == {"acuut_onveilig", "basiszorg", "leefgebieden", "vraag", "consult_rol", "vreemd"}
    assert noor.get(f"/taken/{task}").body["status"] == "open"


@pytest.mark.parametrize("value", [{"a": 1}, [[1]], [{"a": 1}], 10**15, 1e300, -1, True, None, [None], "\x7f", []])
def test_no_value_of_json_is_a_mistake_of_ours(program: ProgramOf, task: str, value: Any) -> None:
    noor = program("noor")
    strange = dict.fromkeys(ON, value)
    assert noor.post(f"/taken/{task}/afronding", {"antwoorden": strange}).status == 400
    assert noor.put(f"/taken/{task}/concept", {"antwoorden": strange}).status == 200
    assert noor.get(f"/taken/{task}").status == 200


@pytest.mark.parametrize("body", [None, {}, {"antwoorden": []}, {"antwoorden": None}])
def test_answers_are_an_object(program: ProgramOf, task: str, body: Any) -> None:
    assert fault_names(program("noor").post(f"/taken/{task}/afronding", body)) == {"antwoorden"}


def test_who_could_not_do_it_may_not_complete_it(program: ProgramOf, task: str) -> None:
    joost = program("joost")
    assert joost.get(f"/taken/{task}").body["formulier"]["id"] == "signaal_wegen"
    assert joost.post(f"/taken/{task}/afronding", {"antwoorden": ON}).status == 403
    assert joost.put(f"/taken/{task}/concept", {"antwoorden": {}}).status == 403


def test_a_field_that_the_dossier_answers_says_how_it_stands_and_is_refused_as_a_problem(
    program: ProgramOf, house: House
) -> None:
    casus_id = house.to_ave_2()
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"))
    noor, path = program("noor"), f"/taken/{house.task(casus_id, 'Plan opstellen').id}"
    (field,) = noor.get(path).body["formulier"]["velden"]
    assert (field["dossier"], field["stand"]["tekst"]) == ("plan", "Het plan is nog leeg.")
    answer = noor.post(f"{path}/afronding", {"antwoorden": {}})
    assert fault_names(answer) == {"plan"}
    assert answer.body["fouten"][0]["reden"] == field["stand"]["nogTeDoen"]
    line = {"leefgebied": "wonen", "doel": "Rust", "taken": "Bellen", "afspraken": "Elke week"}
    assert noor.post(f"/casussen/{casus_id}/plan", {"antwoorden": line}).status == 201
    assert noor.get(path).body["formulier"]["velden"][0]["stand"]["nogTeDoen"] == ""
    assert noor.post(f"{path}/afronding", {"antwoorden": {}}).status == 200
    lines = [one["zin"] for one in noor.get(f"/casussen/{casus_id}/tijdlijn").body["gebeurtenissen"]]
    assert "‘Plan opstellen’ afgerond (plan van aanpak, versie 1)" in lines
