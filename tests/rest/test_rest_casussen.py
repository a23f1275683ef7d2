"""Casussen over HTTP: open, look, send, and repeat without doing it twice."""

from collections.abc import Callable
from typing import Any

from programs import Program

ProgramOf = Callable[[str], Program]
SIGNAL = {"gemeente": "veldermeer", "titel": "Huishouden Linde"}
RUNNING = {**SIGNAL, "fase": 2, "lopend": True}


def opened(who: Program, body: dict[str, Any]) -> dict[str, Any]:
    answer = who.post("/casussen", body)
    assert answer.status == 201, answer.text
    found: dict[str, Any] = answer.body
    return found


def test_opening_a_casus_says_where_it_is_and_what_follows(program: ProgramOf) -> None:
    noor = program("noor")
    answer = noor.post("/casussen", SIGNAL)
    assert answer.status == 201
    casus = answer.body["casus"]
    assert answer.headers["Location"] == f"/api/v1/casussen/{casus['id']}"
    assert (casus["status"], casus["fase"], casus["titel"]) == ("open", 1, "Huishouden Linde")
    assert [task["naam"] for task in answer.body["taken"]] == ["Signaal wegen"]


def test_the_same_key_opens_one_casus(program: ProgramOf) -> None:
    noor = program("noor")
    first, second = noor.post("/casussen", SIGNAL, key="k-1"), noor.post("/casussen", SIGNAL, key="k-1")
    assert (first.status, first.body) == (second.status, second.body)
    assert first.headers["Location"] == second.headers["Location"]
    assert noor.get("/casussen").body["totaal"] == 1


def test_the_same_key_for_something_else_is_a_conflict(program: ProgramOf) -> None:
    noor = program("noor")
    noor.post("/casussen", SIGNAL, key="k-1")
    answer = noor.post("/casussen", {**SIGNAL, "titel": "Huishouden Berk"}, key="k-1")
    assert answer.status == 409
    assert "Idempotency-Key" in answer.body["detail"]


def test_the_key_of_one_person_is_not_the_key_of_another(program: ProgramOf) -> None:
    mine, yours = (program(name).post("/casussen", SIGNAL, key="k-1") for name in ("noor", "daan"))
    assert mine.body["casus"]["id"] != yours.body["casus"]["id"]


def test_what_only_the_act_can_judge_is_named_as_well(program: ProgramOf) -> None:
    answer = program("noor").post("/casussen", {**SIGNAL, "fase": 4})
    assert answer.status == 400
    assert [fault["naam"] for fault in answer.body["fouten"]] == ["besluitDatum"]


def test_somebody_without_the_role_may_not_open(program: ProgramOf) -> None:
    assert program("marijke").post("/casussen", SIGNAL).status == 403


def test_a_gemeente_of_others_is_no_choice(program: ProgramOf) -> None:
    answer = program("noor").post("/casussen", {**SIGNAL, "gemeente": "duinakker"})
    assert [fault["naam"] for fault in answer.body["fouten"]] == ["gemeente"]


def test_a_casus_shows_its_whole_page(program: ProgramOf) -> None:
    noor = program("noor")
    casus = opened(noor, RUNNING)["casus"]
    found = noor.get(f"/casussen/{casus['id']}").body
    assert found["kenmerk"] == casus["kenmerk"]
    assert [step["stand"] for step in found["fasen"]] == ["niet", "nu", "niet", "niet"]
    assert "Noor Visser" in [line["persoon"] for line in found["regie"]]
    assert found["diagrammen"]


def test_its_parts_can_be_asked_alone(program: ProgramOf) -> None:
    noor = program("noor")
    path = f"/casussen/{opened(noor, RUNNING)['casus']['id']}"
    whole = noor.get(path).body
    assert noor.get(f"{path}/taken").body["taken"] == whole["taken"]
    assert noor.get(f"{path}/regie").body["regie"] == whole["regie"]
    assert noor.get(f"{path}/tijdlijn").body["gebeurtenissen"][-1]["soort"] == "geopend"


def test_the_list_is_searched_and_paged(program: ProgramOf) -> None:
    noor = program("noor")
    for name in ("Linde", "Berk", "Eik"):
        opened(noor, {**RUNNING, "titel": f"Huishouden {name}"})
    assert [row["titel"] for row in noor.get("/casussen", zoek="berk").body["casussen"]] == ["Huishouden Berk"]
    first = noor.get("/casussen", paginagrootte=2, zoek="huishouden").body
    assert (first["totaal"], first["paginas"], len(first["casussen"])) == (3, 2, 2)
    second = noor.get(first["_links"]["next"].removeprefix("/api/v1")).body
    assert (second["pagina"], len(second["casussen"])) == (2, 1)
    assert second["_links"]["prev"] == first["_links"]["self"]


def test_a_message_for_which_nobody_waits_is_a_conflict(program: ProgramOf) -> None:
    noor = program("noor")
    casus = opened(noor, SIGNAL)["casus"]
    answer = noor.post(f"/casussen/{casus['id']}/berichten", {"bericht": "bestaat_niet"})
    assert answer.status == 409
    assert "bestaat_niet" in answer.body["detail"]


def test_a_message_is_sent_and_says_what_follows(program: ProgramOf) -> None:
    noor = program("noor")
    path = f"/casussen/{opened(noor, RUNNING)['casus']['id']}"
    assert "fasetoets" in [message["bericht"] for message in noor.get(path).body["berichten"]]
    answers = [noor.post(f"{path}/berichten", {"bericht": "fasetoets"}, key="k-1") for _ in range(2)]
    assert [answer.status for answer in answers] == [200, 200]
    for answer in answers:
        assert [task["naam"] for task in answer.body["taken"]] == [line["naam"] for line in answer.body["vervolg"]]
        assert answer.body["taken"]
    assert [line["soort"] for line in noor.get(f"{path}/tijdlijn").body["gebeurtenissen"]].count("bericht") == 1


def test_a_message_comes_with_its_form_and_is_held_to_it(program: ProgramOf) -> None:
    noor = program("noor")
    path = f"/casussen/{opened(noor, RUNNING)['casus']['id']}/berichten"
    assert noor.get(f"{path}/opschaalverzoek").body["formulier"]["velden"]
    assert noor.get(f"{path}/fasetoets").body["formulier"]["velden"] == []
    wrong = noor.post(path, {"bericht": "opschaalverzoek", "antwoorden": {"vreemd": 1}})
    assert wrong.status == 400
    assert "vreemd" in [fault["naam"] for fault in wrong.body["fouten"]]
    assert noor.get(f"{path}/bestaat_niet").status == 404


def test_the_routes_of_my_gemeenten_are_shown(program: ProgramOf) -> None:
    [route] = program("noor").get("/processen").body["processen"]
    assert (route["gemeente"], route["variant"], route["nummer"]) == ("veldermeer", "basis", 1)
    assert route["diagrammen"][0]["id"] == "ave"
    assert len(program("anne").get("/processen").body["processen"]) == 3
