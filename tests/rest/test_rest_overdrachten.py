"""Overdracht of regie over HTTP: offered, answered, taken back; and somebody appointed."""

from collections.abc import Callable

from programs import Program
from sqlalchemy import update

from given import House
from kapstok.db import writing
from kapstok.people.model import Membership

ProgramOf = Callable[[str], Program]


def voorstel(house: House, to: str = "daan", **more: str) -> dict[str, str]:
    receiver = str(house.viewer(to).person_id)
    return {"soort": "casusregie", "ontvanger": receiver, "notitie": "Bel de dochter.", **more}


def test_offering_and_accepting(program: ProgramOf, house: House) -> None:
    casus_id = house.to_ave_2()
    made = program("noor").post(f"/casussen/{casus_id}/overdrachten", voorstel(house))
    assert made.status == 201
    daan = program("daan")
    (offered,) = daan.get("/overdrachten").body["overdrachten"]
    assert (offered["van"], offered["notitie"], offered["aanMij"]) == ("Noor Visser", "Bel de dochter.", True)
    answer = daan.post(f"/overdrachten/{offered['id']}/antwoord", {"besluit": "aannemen"})
    assert answer.status == 200
    assert house.holder(casus_id, "casusregie") == "daan"
    assert daan.get("/overdrachten").body["overdrachten"] == []


def test_refusing_needs_a_reason(program: ProgramOf, house: House) -> None:
    casus_id = house.to_ave_2()
    program("noor").post(f"/casussen/{casus_id}/overdrachten", voorstel(house))
    daan = program("daan")
    path = f"/overdrachten/{daan.get('/overdrachten').body['overdrachten'][0]['id']}/antwoord"
    assert [one["naam"] for one in daan.post(path, {"besluit": "weigeren"}).body["fouten"]] == ["reden"]
    assert daan.post(path, {"besluit": "weigeren", "reden": "Verlof."}).status == 200
    assert daan.post(path, {"besluit": "aannemen"}).status == 409


def test_taking_it_back(program: ProgramOf, house: House) -> None:
    casus_id = house.to_ave_2()
    noor = program("noor")
    (made,) = noor.post(f"/casussen/{casus_id}/overdrachten", voorstel(house)).body["overdrachten"]
    assert noor.delete(f"/overdrachten/{made['id']}").status == 200
    assert program("daan").get("/overdrachten").body["overdrachten"] == []


def test_the_coordinator_appoints(program: ProgramOf, house: House) -> None:
    casus_id = house.to_ave_2()
    with writing() as session:
        mine = Membership.person_id == house.viewer("noor").person_id
        session.execute(update(Membership).where(mine).values(until=house.clock()))
    ilse = program("ilse")
    (line,) = ilse.get("/regie/zonder-rol").body["regie"]
    assert line["persoon"] == "Noor Visser"
    assert "titel" not in line
    body = {"soort": "casusregie", "persoon": line["kandidaten"][0]["id"], "reden": "Noor is weg."}
    assert ilse.post(f"/casussen/{casus_id}/aanwijzing", body).status == 200
    assert house.holder(casus_id, "casusregie") == "daan"
    assert ilse.get(f"/casussen/{casus_id}").status == 404
