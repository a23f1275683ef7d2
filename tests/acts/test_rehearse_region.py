"""A changed basis is tried on the gemeenten: who breaks on what, who has to choose, and who may ask it."""

from functools import lru_cache
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from acts.routes import publish
from given import House
from kapstok.acts import publish_process, rehearse_region
from kapstok.acts.carry_out_order import carry_out
from kapstok.acts.rehearse_region import NewBasis, ask_region_rehearsal
from kapstok.acts.start_design import start_design
from kapstok.errors import Broken, Finding, Forbidden, Invalid, NotFound
from kapstok.overviews.region_matrix import RegionMatrix, bases, region_matrix, region_rehearsals
from kapstok.overviews.route_versions import order
from kapstok.region import outcomes
from kapstok.settings import ROOT
from kapstok.variants import bundle
from kapstok.variants.bundle import Bundle

CONSULT, CLOSE = "Consult van wijkagent", "Sluiten met advies"
SHORTER = (b'consult_geven = "3 werkdagen"', b'consult_geven = "2 werkdagen"')


@lru_cache(maxsize=4)
def short(name: str) -> Bundle:
    """A variant with the stories of AVE 1 only, so that playing takes a moment."""
    found = bundle.load(ROOT / "processes", ROOT / "forms", name)
    files = {
        file: data for file, data in found.files.items() if not file.endswith(".feature") or "ave-1-signaal" in file
    }
    return Bundle.from_files(files, found.chain, {file: found.origin[file] for file in files})


def changed(found: Bundle, *words: tuple[bytes, bytes]) -> Bundle:
    text = found.files["kapstok.toml"]
    for old, new in words:
        assert old in text
        text = text.replace(old, new)
    return Bundle.from_files({**found.files, "kapstok.toml": text}, found.chain, found.origin)


@pytest.fixture(autouse=True)
def no_check(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the check finds is shown in tests/region; here only the stories are played."""
    monkeypatch.setattr(outcomes.gate, "check", lambda found: [])
    monkeypatch.setattr(publish_process.check, "check", lambda found: [])


@pytest.fixture
def region(house: House) -> House:
    """Veldermeer follows the basis, Lindehoven its own variant of it."""
    publish(house.viewer("ellen"), short("basis"), "veldermeer")
    publish(house.viewer("ellen"), short("friesland-stijl"), "lindehoven")
    return house


def tried(house: House, who: str, *gemeenten: str, **basis: object) -> RegionMatrix:
    asked = ask_region_rehearsal(house.viewer(who), gemeenten, NewBasis(**basis))  # type: ignore[arg-type]
    carry_out(asked)
    found, matrix = region_matrix(house.viewer(who), asked)
    assert matrix is not None, found.result
    return matrix


def kept(house: House, found: Bundle) -> UUID:
    """A version that is active nowhere."""
    return publish_process.publish_process(None, found, ()).version_id


def test_a_changed_basis_breaks_a_story_in_every_gemeente_that_stands_on_it(region: House) -> None:
    version = kept(region, changed(short("basis"), SHORTER))
    found = tried(region, "ellen", "veldermeer", "lindehoven", version_id=version)
    assert found.sentence == "2 van 2 gemeenten breken: Lindehoven, Veldermeer."
    assert {cell.gemeente for line, cell in found.red if line.name == CONSULT} == {"lindehoven", "veldermeer"}
    told = found.red[0][1].told
    assert told["stap"] == 'is de termijn van "Consult geven" 3 werkdagen'
    assert (told["bestand"], told["element"]) == ("scenarios/ave-1-signaal.feature", "consult_geven_wijkagent")
    assert told["regel"] > 1
    assert [bool(line.red) for line in found.lines] == sorted((bool(line.red) for line in found.lines), reverse=True)
    assert {cell.status for line in found.lines if line.name == CLOSE for cell in line.cells} == {"goed"}


def test_what_a_gemeente_settled_itself_stays_and_it_is_told_that_it_has_to_choose(region: House) -> None:
    own = changed(short("friesland-stijl"), (SHORTER[0], b'consult_geven = "4 werkdagen"'))
    publish(region.viewer("ellen"), own, "lindehoven")
    found = tried(region, "ellen", "lindehoven", version_id=kept(region, changed(short("basis"), SHORTER)))
    (column,) = found.columns
    assert any("4 werkdagen" in sentence and "2 werkdagen" in sentence for sentence in column.asks)
    assert "4 werkdagen" in found.red[0][1].told["melding"]


def test_as_it_is_in_force_now_everything_is_green(region: House) -> None:
    found = tried(region, "bea")
    assert (found.basis, found.sentence) == ("", "Alle scenario's gaan goed in alle 1 gemeenten.")
    assert (found.columns[0].route, found.columns[0].red) == ("basis 2", 0)


def test_a_gemeente_of_which_the_route_cannot_be_read_is_told_and_the_rest_is_played(
    region: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rehearse_region._route

    def route(session: Session, gemeente: str, new: Bundle | None) -> object:
        if gemeente == "lindehoven":
            raise Broken([Finding("kapstok.toml", "bestand", "Dit bestand is niet te lezen.")])
        return whole(session, gemeente, new)

    monkeypatch.setattr(rehearse_region, "_route", route)
    found = tried(region, "ellen", "veldermeer", "lindehoven")
    assert found.sentence == "1 van 2 gemeenten breekt: Lindehoven."
    columns = {column.gemeente: column for column in found.columns}
    assert columns["veldermeer"].good
    assert columns["lindehoven"].faults[0]["zin"] == "Dit bestand is niet te lezen."


def test_a_design_and_what_the_installation_brings_can_be_tried_as_well(region: House) -> None:
    design = start_design(region.viewer("bea"), "veldermeer", "veldermeer-2027", "Veldermeer 2027")
    assert tried(region, "bea", design_id=design).basis == "het ontwerp Veldermeer 2027"
    begun = start_design(region.viewer("ellen"), "veldermeer", "basis-2027", "Basis 2027")
    assert tried(region, "ellen", "veldermeer", "lindehoven", design_id=begun).red == ()
    offered = bases(region.viewer("bea"))
    assert [line.variant for line in offered.versions] == ["basis", "basis"]
    assert ({line.id for line in offered.designs}, offered.installed) == ({design, begun}, ("basis",))


def test_an_installation_without_that_variant_says_so(region: House) -> None:
    asked = ask_region_rehearsal(region.viewer("bea"), (), NewBasis(installed="nergens"))
    carry_out(asked)
    found = order(region.viewer("bea"), asked)
    assert found.status == "geweigerd"
    assert 'De variant "nergens" bestaat niet' in found.result["melding"]


def test_who_designs_nowhere_sees_and_asks_nothing(region: House) -> None:
    with pytest.raises(Forbidden):
        ask_region_rehearsal(region.viewer("noor"))
    with pytest.raises(NotFound):
        bases(region.viewer("noor"))
    with pytest.raises(Forbidden):
        ask_region_rehearsal(region.viewer("noor"), ["veldermeer"])
    with pytest.raises(Invalid):
        ask_region_rehearsal(region.viewer("bea"), ["lindehoven"])


def test_a_rehearsal_of_other_gemeenten_is_not_there(region: House) -> None:
    asked = ask_region_rehearsal(region.viewer("ellen"), ["lindehoven"])
    assert region_rehearsals(region.viewer("bea")) == []
    with pytest.raises(NotFound):
        region_matrix(region.viewer("bea"), asked)
