"""The life of a route over HTTP: ask, follow the order, see what it means, move casussen, and turn back."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from programs import Program

from acts.routes import basis, publish
from given import House
from kapstok.acts.carry_out_order import carry_out

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
