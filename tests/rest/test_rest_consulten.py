"""Anonymous sparring over HTTP."""

from collections.abc import Callable

from programs import Program

from given import House

ProgramOf = Callable[[str], Program]
VRAAG = {
    "gemeente": "veldermeer",
    "rol": "pga_coordinator",
    "leefgebieden": ["netwerk"],
    "vraag": "Een leerling komt steeds minder op school. Wat kan ik doen?",
}


def test_asking_and_advising(program: ProgramOf) -> None:
    joost, fatima = program("joost"), program("fatima")
    asked = joost.post("/consulten", VRAAG)
    assert asked.status == 201
    assert asked.headers["Location"].endswith(asked.body["id"])
    (waits,) = fatima.get("/consulten").body["consulten"]
    assert waits["aanMij"]
    given = fatima.post(f"/consulten/{waits['id']}/advies", {"advies": "Bel de wijkagent."})
    assert (given.status, given.body["adviseurNaam"]) == (200, "Fatima Aydin")
    assert joost.get(f"/consulten/{waits['id']}").body["advies"] == "Bel de wijkagent."


def test_a_bsn_is_refused_and_not_repeated(program: ProgramOf) -> None:
    answer = program("joost").post("/consulten", {**VRAAG, "vraag": "Het gaat om 999990019, geboren 12-03-2009."})
    assert answer.status == 400
    (fault,) = answer.body["fouten"]
    assert fault["naam"] == "vraag"
    assert "een burgerservicenummer en een geboortedatum" in fault["reden"]
    assert "999990019" not in answer.text


def test_a_casus_refers_to_it_by_hand(program: ProgramOf, house: House) -> None:
    noor = program("noor")
    consult = noor.post("/consulten", VRAAG).body["id"]
    casus_id = house.to_ave_2()
    answer = noor.post(f"/casussen/{casus_id}/consulten", {"consult": consult})
    assert [one["id"] for one in answer.body["consulten"]] == [consult]
    assert noor.get(f"/casussen/{casus_id}/consulten").body == answer.body
