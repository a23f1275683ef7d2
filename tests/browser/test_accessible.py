"""No page and no state of it keeps anybody out: axe finds nothing, and nothing is wider than a small screen."""

from collections.abc import Callable
from uuid import UUID

import pytest

from acts.routes import basis, publish
from browser.screen import Entering, Opening, Screen
from given import House
from kapstok.acts.carry_out_order import carry_out
from kapstok.acts.rehearse_region import NewBasis, ask_region_rehearsal
from kapstok.acts.start_design import start_design
from kapstok.overviews.route_versions import versions
from kapstok.variants.bundle import Bundle

WIDTHS = {"desk": 1280, "phone": 360}
SMALLEST = 320
pytestmark = [
    pytest.mark.parametrize("database", ["sqlite"], indirect=True),
    pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys()),
]

STORY = b"""# language: nl
Functionaliteit: Een
  Scenario: Een signaal is meteen klaar
    Gegeven een nieuw signaal
    Dan is de casus afgesloten
"""
Looking = Callable[[Screen], None]


@pytest.fixture
def look(width: int) -> tuple[Looking, list[str]]:
    """Judge the page that is open; what is wrong is gathered, so that one run tells all."""
    found: list[str] = []

    def looking(screen: Screen) -> None:
        screen.settle()
        found.extend(screen.barriers)
        if width == WIDTHS["phone"]:
            screen.page.set_viewport_size({"width": SMALLEST, "height": 800})
            found.extend([f"{screen.page.url}: wider than {SMALLEST}"] if screen.overflows else [])
            screen.page.set_viewport_size({"width": width, "height": 800})

    return looking, found


def sized(width: int) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 800}}


def test_signing_in(address: str, open_page: Opening, look: tuple[Looking, list[str]], width: int):
    looking, found = look
    screen = Screen(open_page(**sized(width)), address)
    screen.open("/aanmelden")
    looking(screen)
    screen.page.fill("#gebruikersnaam", "noor")
    screen.page.fill("#wachtwoord", "verkeerd")
    screen.press("Aanmelden")
    assert screen.page.get_by_role("alert").count() == 1
    looking(screen)
    assert found == []


def test_the_inbox_full_and_empty(enter: Entering, house: House, look: tuple[Looking, list[str]], width: int):
    looking, found = look
    house.open("joost")
    house.to_ave_2()
    noor, bram = enter("noor", **sized(width)), enter("bram", **sized(width))
    for tab in ("mijn", "niet-toegewezen", "team", "alle"):
        for screen in (noor, bram) if tab in ("mijn", "alle") else (noor,):
            screen.open(f"/taken?weergave={tab}")
            looking(screen)
    noor.open("/taken?zoek=bestaatniet&fase=3")
    assert "Niets gevonden" in noor.text
    looking(noor)
    assert "U hebt nu geen taken" in _empty(bram)
    assert found == []


def _empty(screen: Screen) -> str:
    screen.open("/taken")
    return screen.text


def test_a_task_in_every_state(enter: Entering, house: House, look: tuple[Looking, list[str]], width: int):
    looking, found = look
    casus_id = house.to_ave_2()
    task = house.task(casus_id, "Burger informeren")
    noor, ilse = enter("noor", **sized(width)), enter("ilse", **sized(width))
    noor.open(f"/taken/{task.id}")
    looking(noor)
    noor.answer(burger_geinformeerd="ja", geinformeerd_op="31-31-2026")
    noor.press("Informeren vastleggen")
    assert noor.page.get_by_role("alert").count() == 1
    looking(noor)
    house.complete("noor", casus_id, "Burger informeren")
    noor.press("Informeren vastleggen")
    assert "Uw antwoord is niet verwerkt" in noor.text
    looking(noor)
    noor.open(f"/taken/{task.id}")
    assert "Deze taak is afgerond" in noor.text
    looking(noor)
    free = house.task(house.open("joost").casus_id, "Signaal wegen")
    noor.open(f"/taken/{free.id}")
    looking(noor)
    assert ilse.page.url.endswith("/taken")
    assert found == []


def test_a_casus_open_and_closed(enter: Entering, house: House, look: tuple[Looking, list[str]], width: int):
    looking, found = look
    casus_id = house.to_ave_2()
    plan(house, casus_id)
    noor = enter("noor", **sized(width))
    noor.open(f"/casussen/{casus_id}")
    looking(noor)
    noor.follow("Opschaalverzoek doen")
    looking(noor)
    noor.press("Opschaalverzoek doen")
    assert noor.page.get_by_role("alert").count() == 1
    looking(noor)
    close(house, casus_id)
    noor.open(f"/casussen/{casus_id}")
    looking(noor)
    assert found == []


def plan(house: House, casus_id: UUID) -> None:
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "MDO plannen"), ("noor", "Plan opstellen"))


def close(house: House, casus_id: UUID) -> None:
    house.send("noor", casus_id, "fasetoets")
    house.complete("noor", casus_id, "Fasetoets invullen", fasetoets_ave2="af")
    house.go(casus_id, ("noor", "Burger informeren"), ("noor", "Casus afsluiten"))


def test_every_other_page(enter: Entering, house: House, look: tuple[Looking, list[str]], width: int):
    looking, found = look
    house.to_ave_2()
    noor = enter("noor", **sized(width))
    for path in ("/casussen", "/casussen/nieuw", "/processen", "/processen/veldermeer", "/over", "/nergens"):
        noor.open(path)
        looking(noor)
    noor.open("/casussen/nieuw")
    noor.press("Casus openen")
    assert noor.page.get_by_role("alert").count() == 1
    looking(noor)
    assert found == []


def test_the_pages_of_processen(enter: Entering, house: House, look: tuple[Looking, list[str]], width: int):
    """Also the outcome of work that takes a while: who breaks on what."""
    looking, found = look
    asked = ask_region_rehearsal(house.viewer("bea"), ["veldermeer"], NewBasis(installed="nergens"))
    carry_out(asked)
    order_red(house)
    design = start_design(house.viewer("bea"), "veldermeer", "veldermeer-2027", "Veldermeer 2027")
    version = versions(house.viewer("bea"))[0].id
    bea = enter("bea", **sized(width))
    for path in (
        f"/processen/ontwerpen/{design}",
        f"/processen/ontwerpen/{design}/publiceren",
        f"/processen/ontwerpen/{design}/invloed",
        f"/processen/ontwerpen/{design}/bestanden/ave-2.bpmn",
        f"/processen/versies/{version}",
        f"/processen/versies/{version}/casussen",
        "/processen/scenarios",
        f"/processen/opdrachten/{asked}",
        "/processen/regie",
        "/processen/veldermeer/regiekaart",
        "/processen/versies",
        "/processen/ontwerpen",
    ):
        bea.open(path)
        looking(bea)
    assert found == []


def order_red(house: House) -> None:
    """A region that was tried, with a scenario that is red."""
    files = {name: data for name, data in basis().files.items() if not name.endswith(".feature")}
    files["scenarios/een.feature"] = STORY
    publish(house.viewer("bea"), Bundle.from_files(files, ("basis",)))
    carry_out(ask_region_rehearsal(house.viewer("bea")))
