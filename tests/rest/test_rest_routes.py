"""The route of a gemeente over HTTP: its regiekaart, its steps, who holds which regie, and what differs."""

from collections.abc import Callable

from programs import Program

from given import House
from kapstok.acts.publish_process import publish_process
from kapstok.settings import ROOT
from kapstok.variants import bundle

ProgramOf = Callable[[str], Program]


def test_the_regiekaart_tells_the_fasen_the_criteria_and_whom_to_call(program: ProgramOf) -> None:
    """DOC-12"""
    card = program("noor").get("/processen/gemeenten/veldermeer/regiekaart").body
    assert [fase["fase"] for fase in card["fasen"]] == [1, 2, 3, 4]
    assert card["fasen"][3]["bestuurlijk"] == "Burgemeester"
    assert {one["sleutel"] for one in card["criteria"]} >= {"stagnatie", "onveiligheid", "niet_pluis"}
    called = {one["rol"]: one["wie"] for one in card["contacten"]}
    assert called["procesregisseur_ave3"]


def test_the_steps_read_as_the_route(program: ProgramOf) -> None:
    steps = program("noor").get("/processen/gemeenten/veldermeer/stappen").body["stappen"]
    (plan,) = [step for step in steps if step["element"] == "mdo_plannen"]
    assert (plan["naam"], plan["rol"], plan["termijn"]) == ("MDO plannen", "Casusregisseur", "10 werkdagen")
    assert plan["daarna"]


def test_regie_stands_side_by_side_and_small_numbers_are_not_told(program: ProgramOf, house: House) -> None:
    """PRIV-31"""
    house.open()
    found = {one["gemeente"]: one["regie"] for one in program("anne").get("/processen/regie").body["gemeenten"]}
    assert set(found) == {"veldermeer", "lindehoven", "duinakker"}
    (line,) = [one for one in found["veldermeer"] if (one["fase"], one["soort"]) == (4, "bestuurlijk")]
    assert (line["rol"], line["lopend"]) == ("burgemeester", None)


def test_what_a_variant_does_otherwise_is_told_with_its_distance(program: ProgramOf, house: House) -> None:
    friesland = bundle.load(ROOT / "processes", ROOT / "forms", "friesland-stijl")
    published = publish_process(None, friesland, [])
    bea = program("bea")
    basis = next(one for one in bea.get("/processen/versies").body["versies"] if one["variant"] == "basis")
    found = bea.get(f"/processen/versies/{published.version_id}/verschil", met=basis["id"]).body
    assert (found["gelijk"], found["afstand"] > 0) == (False, True)
    assert {one["soort"] for one in found["wijzigingen"]} & {"route", "wie", "instelling"}
    same = bea.get(f"/processen/versies/{basis['id']}/verschil", met=basis["id"]).body
    assert (same["gelijk"], same["wijzigingen"]) == (True, [])


def test_who_does_not_design_sees_no_versions_and_no_other_gemeente(program: ProgramOf) -> None:
    basis = program("bea").get("/processen/versies").body["versies"][0]["id"]
    assert program("noor").get(f"/processen/versies/{basis}/verschil", met=basis).status == 404
    for part in ("regiekaart", "stappen"):
        assert program("noor").get(f"/processen/gemeenten/lindehoven/{part}").status == 404
