"""The life of a route over HTTP: ask, follow the order, see what it means, move casussen, and turn back."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from programs import Program

from acts.routes import basis, publish
from given import House
from kapstok.acts.carry_out_order import carry_out
from kapstok.variants.bundle import Bundle

STORY = b"""# language: nl
Functionaliteit: Een
  Scenario: Een signaal is meteen klaar
    Gegeven een nieuw signaal
    Dan is de casus afgesloten
"""
CHANGED = ('name="MDO plannen"', 'name="Overleg plannen"')


def test_moving_casussen_is_asked_followed_and_put_back(house: House, program: Callable[[str], Program]) -> None:
    house.to_ave_2()
    version = publish(house.viewer("bea"), basis(ave_2=CHANGED)).version_id
    bea = program("bea")
    known = bea.get("/processen/versies").body["versies"]
    assert [(one["nummer"], one["status"]) for one in known] == [(2, "actief"), (1, "eerder")]
    means = bea.post(f"/processen/versies/{version}/invloed", {"gemeenten": ["veldermeer"]}).body
    assert (means["lopend"], means["gaanMee"], len(means["voorbeelden"])) == (1, 1, 1)
    asked = bea.post(f"/processen/versies/{version}/bijwerkingen", {"gemeenten": ["veldermeer"]})
    assert (asked.status, asked.body["status"]) == (202, "wacht")
    carry_out(UUID(asked.body["id"]))
    followed = bea.get(f"/processen/opdrachten/{asked.body['id']}").body
    assert (followed["status"], followed["aantallen"]) == ("klaar", [{"status": "bijgewerkt", "aantal": 1}])
    back = bea.post(f"/processen/opdrachten/{asked.body['id']}/terugzetting")
    carry_out(UUID(back.body["id"]))
    assert bea.get(f"/processen/opdrachten/{back.body['id']}").body["aantallen"][0]["status"] == "teruggezet"


def test_a_version_is_turned_back_and_a_plan_withdrawn(house: House, program: Callable[[str], Program]) -> None:
    version = publish(house.viewer("bea"), basis(ave_2=CHANGED)).version_id
    bea, path = program("bea"), "/processen/gemeenten/veldermeer"
    turned = bea.post(f"{path}/terugdraaiing")
    assert (turned.status, turned.body["nummer"], turned.body["soort"]) == (200, 1, "teruggedraaid")
    planned = bea.post(f"{path}/activeringen", {"versie": str(version), "ingangsdatum": "2026-04-01"})
    (line,) = [one for one in planned.body["activeringen"] if one["status"] == "gepland"]
    assert bea.ask("DELETE", f"/processen/activeringen/{line['id']}").status == 204
    assert bea.get(f"{path}/activeringen").body["activeringen"][0]["status"] == "ingetrokken"


@pytest.mark.parametrize(("who", "gemeente"), [("noor", "veldermeer"), ("bea", "lindehoven")])
def test_who_is_no_functioneel_beheerder_here_sees_nothing(
    house: House, program: Callable[[str], Program], who: str, gemeente: str
) -> None:
    assert program(who).get(f"/processen/gemeenten/{gemeente}/activeringen").status == 404
    assert program("noor").get("/processen/versies").body == {"versies": []}


def test_who_may_not_publish_is_refused(house: House, program: Callable[[str], Program]) -> None:
    asked = {"variant": "basis", "gemeenten": ["veldermeer"]}
    assert program("noor").post("/processen/versies", asked).status == 403
    assert program("bea").get(f"/processen/opdrachten/{uuid4()}").status == 404
    assert program("bea").post("/processen/versies", asked).status == 202


def test_the_region_is_tried_followed_and_read_per_gemeente(house: House, program: Callable[[str], Program]) -> None:
    short = basis()
    files = {name: data for name, data in short.files.items() if not name.endswith(".feature")}
    files["scenarios/een.feature"] = STORY
    publish(house.viewer("bea"), Bundle.from_files(files, short.chain))
    bea = program("bea")
    asked = bea.post("/processen/regioproeven", {"gemeenten": ["veldermeer"]})
    assert (asked.status, asked.body["soort"]) == (202, "regioproef")
    path = f"/processen/regioproeven/{asked.body['id']}"
    assert bea.get(path).body["matrix"] is None
    carry_out(UUID(asked.body["id"]))
    found = bea.get(path).body
    assert (found["status"], found["matrix"]["zin"]) == ("klaar", "1 van 1 gemeenten breekt: Veldermeer.")
    (column,) = found["matrix"]["gemeenten"]
    assert (column["gemeente"], column["breekt"], column["goed"], column["fout"]) == ("veldermeer", True, 0, 1)
    (cell,) = found["matrix"]["scenarios"][0]["uitkomsten"]
    assert (cell["status"], cell["regel"], cell["element"]) == ("fout", 5, "signaal_wegen")
    assert bea.get("/processen/regioproeven").body["regioproeven"][0]["id"] == found["id"]
    assert program("noor").get(path).status == 404
    assert program("noor").post("/processen/regioproeven", {}).status == 403
    assert bea.get(f"/processen/regioproeven/{uuid4()}").status == 404
