"""After closing, over HTTP: brieven, bewaren en vernietigen in two hands, inzage, and storingen; for whom it is."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from programs import Program
from sqlalchemy import insert

from given import House
from kapstok import clock
from kapstok.acts.carry_out_vernietiging import carry_out_vernietiging
from kapstok.db import writing
from kapstok.jobs.model import Job
from privacy.closing import YEAR, closed
from writing import day, member

ProgramOf = Callable[[str], Program]
TERM = {"gemeente": "veldermeer", "laag": "ave2", "maanden": 12, "basis": "Voorbeeld"}


def test_a_brief_is_offered_made_and_read(program: ProgramOf, house: House) -> None:
    casus_id = house.open("noor", fase=2).casus_id
    noor = program("noor")
    path = f"/casussen/{casus_id}/brieven"
    offers = {one["soort"]: one for one in noor.get(path).body["mogelijk"]}
    assert "besluit" in offers["pga_brief"]["kanNietOmdat"]
    assert noor.post(path, {"soort": "pga_brief", "antwoorden": {}}).status == 409
    asked = {field["sleutel"] for field in offers["informatiebrief"]["formulier"]["velden"]}
    given = {key: day() if "op" in key.split("_") else "Tekst" for key in asked}
    assert noor.post(path, {"soort": "bestaat_niet", "antwoorden": {}}).status == 404
    made = noor.post(path, {"soort": "informatiebrief", "antwoorden": given}, key="een")
    assert made.status == 201, made.text
    again = noor.post(path, {"soort": "informatiebrief", "antwoorden": given}, key="een")
    assert again.body["brief"]["id"] == made.body["brief"]["id"]
    (one,) = noor.get(path).body["gemaakt"]
    assert one["gemaaktDoor"] == "Noor Visser"
    read = noor.get(f"{path}/{one['id']}").body
    assert read["tekst"][0]["soort"] == "kop"
    assert program("daan").get(f"{path}/{one['id']}").status == 404


def test_who_works_along_reads_no_brief_of_another(program: ProgramOf, house: House) -> None:
    """PRIV-22, PRIV-30: a wijkagent who was asked for advice knows the casus, not its brieven"""
    casus_id = house.open("noor", fase=2, lopend=True).casus_id
    house.send("noor", casus_id, "wijkagent_raadplegen", "wijkagent_raadplegen")
    house.complete("bram", casus_id, "Advies wijkagent geven")
    found = program("bram").get(f"/casussen/{casus_id}/brieven")
    assert (found.status, found.body) in ((200, {"mogelijk": [], "gemaakt": []}), (404, found.body))


def test_a_term_is_settled_and_two_people_destroy(program: ProgramOf, house: House) -> None:
    """PRIV-24, PRIV-25: who proposes does not approve"""
    casus_id = closed(house)
    femke = program("femke")
    assert femke.get("/bewaartermijnen").body["casussen"][0]["zonderTermijn"] != []
    assert femke.post("/bewaartermijnen", {**TERM, "maanden": 0}).status == 400
    assert femke.post("/bewaartermijnen", TERM).body["casussen"][0]["zonderTermijn"] == []
    assert femke.post("/vernietigingen", {"gemeente": "veldermeer"}).status == 409
    house.clock.pass_workdays(YEAR)
    femke, bea = program("femke"), program("bea")
    made = femke.post("/vernietigingen", {"gemeente": "veldermeer"})
    assert (made.status, made.body["vanMij"]) == (201, True)
    path = f"/vernietigingen/{made.body['id']}"
    assert femke.post(f"{path}/oordeel", {"oordeel": "goedkeuren"}).status == 403
    assert bea.post(f"{path}/oordeel", {"oordeel": "goedkeuren"}).status == 200
    carry_out_vernietiging(UUID(made.body["id"]))
    done = bea.get(path).body
    assert done["regels"][0]["kenmerk"] is None
    assert done["vernietigd"] > 0
    assert [one["id"] for one in bea.get("/vernietigingen").body["vernietigingen"]] == [made.body["id"]]
    assert femke.get(f"/bewaarde-casussen/{casus_id}").status == 404


def test_a_list_can_be_refused(program: ProgramOf, house: House) -> None:
    """PRIV-25"""
    closed(house)
    program("femke").post("/bewaartermijnen", TERM)
    house.clock.pass_workdays(YEAR)
    made = program("femke").post("/vernietigingen", {"gemeente": "veldermeer"}).body
    answer = program("bea").post(f"/vernietigingen/{made['id']}/oordeel", {"oordeel": "afwijzen"})
    assert (answer.status, answer.body["status"]) == (200, "afgewezen")


def test_keeping_longer_has_a_besluit_and_a_reason(program: ProgramOf, house: House) -> None:
    """PRIV-26"""
    casus_id = closed(house)
    femke = program("femke")
    path = f"/bewaarde-casussen/{casus_id}"
    given = {"besluit": "Besluit 12", "reden": "Onderzoek", "einddatum": "2030-01-01"}
    assert femke.post(f"{path}/verlengingen", {**given, "reden": ""}).body["fouten"][0]["naam"] == "reden"
    assert femke.post(f"{path}/verlengingen", given).status == 201
    again = femke.post(f"{path}/verlengingen", {**given, "einddatum": "2031-01-01"})
    assert [one["nummer"] for one in again.body["verlengingen"]] == [1, 2]
    held = femke.put(f"{path}/plicht", {"soort": "bezwaar", "uitleg": "Er loopt een zaak."})
    assert held.body["plicht"] == "bezwaar"
    assert femke.put(f"{path}/plicht", {"soort": "bezwaar", "uitleg": "Nog een."}).status == 409
    assert femke.delete(f"{path}/plicht").body["plicht"] is None


def test_somebody_gets_to_see_what_is_kept_of_her(program: ProgramOf, house: House) -> None:
    """PRIV-27, PRIV-28: a month, every owner for himself, and nothing before each of them spoke"""
    casus_id = house.open("noor", fase=2).casus_id
    member(house, casus_id, naam="Els Linde")
    femke, noor = program("femke"), program("noor")
    given = {"gemeente": "veldermeer", "naam": "Els Linde", "ontvangstdatum": "2026-03-02"}
    assert femke.post("/inzageverzoeken", {**given, "naam": ""}).body["fouten"][0]["naam"] == "naam"
    made = femke.post("/inzageverzoeken", given)
    assert (made.status, made.body["uiterlijkeDatum"]) == (201, "2026-04-02")
    path = f"/inzageverzoeken/{made.body['id']}"
    assert femke.post(f"{path}/afronding").status == 409
    for one in noor.get("/inzagevragen").body["vragen"]:
        refused = noor.post(f"/inzagevragen/{one['id']}/oordeel", {"akkoord": False})
        assert refused.body["fouten"][0]["naam"] == "grond"
        assert noor.post(f"/inzagevragen/{one['id']}/oordeel", {"akkoord": True}).status == 204
    shown = femke.get(f"{path}/overzicht").body
    assert "Els Linde" in str(shown["eigenaren"])
    assert "Noor Visser" not in str(shown)
    assert femke.post(f"{path}/verlenging", {"reden": "Veel stukken."}).body["uiterlijkeDatum"] == "2026-06-02"
    assert femke.post(f"{path}/verlenging", {"reden": "Nog meer."}).status == 409
    assert femke.post(f"{path}/afronding").body["beantwoordOp"] is not None
    assert [one["id"] for one in femke.get("/inzageverzoeken").body["verzoeken"]] == [made.body["id"]]


def storing(house: House, casus_id: UUID) -> str:
    with writing() as session:
        made = {"operation": "mail_taak", "casus_id": casus_id, "parameters": {}, "status": "failed", "error": "Weg."}
        made |= {"wanted_at": clock.now() - timedelta(hours=1), "attempts": 3}
        return str(session.execute(insert(Job).values(**made).returning(Job.id)).scalar_one())


def test_a_storing_is_seen_and_tried_again_by_who_looks_after_that_gemeente(program: ProgramOf, house: House) -> None:
    job_id = storing(house, house.open("noor", fase=2).casus_id)
    bea = program("bea")
    (one,) = bea.get("/storingen").body["storingen"]
    assert (one["id"], one["reden"], one["pogingen"]) == (job_id, "Weg.", 3)
    assert "Linde" not in str(one)
    for elsewhere in ("chris", "noor"):
        assert program(elsewhere).get("/storingen").body["storingen"] == []
    assert program("chris").post(f"/storingen/{job_id}/nieuwe-poging").status == 404
    assert bea.post(f"/storingen/{job_id}/nieuwe-poging").status == 204
    assert bea.get("/storingen").body["storingen"] == []
    assert bea.post(f"/storingen/{job_id}/nieuwe-poging").status == 409


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/bewaartermijnen", None, 403),
        ("POST", "/bewaartermijnen", TERM, 403),
        ("GET", "/vernietigingen", None, 403),
        ("POST", "/vernietigingen", {"gemeente": "veldermeer"}, 403),
        ("GET", "/inzageverzoeken", None, 403),
        ("POST", "/inzageverzoeken", {"gemeente": "veldermeer", "naam": "Els", "ontvangstdatum": "2026-03-02"}, 403),
    ],
)
@pytest.mark.parametrize("username", ["noor", "arjan", "chris", "pieter"])
def test_it_is_for_whoever_guards_that_gemeente(
    program: ProgramOf, house: House, username: str, method: str, path: str, body: object, status: int
) -> None:
    """The privacy officer and the beheerder of Lindehoven look after their own; a casusregisseur after none."""
    found = program(username).ask(method, path, **({"json": body} if body else {}))
    if username in ("arjan", "chris") and method == "GET":
        assert "VLD-" not in found.text
    else:
        assert found.status == status
