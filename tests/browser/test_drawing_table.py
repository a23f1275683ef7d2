"""The drawing table: a designer changes a step, sees what the check says, and saves."""

import pytest

from browser.screen import Entering, Screen
from given import House
from kapstok.acts.start_design import start_design
from kapstok.overviews import designs

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
WATCH = """document.addEventListener('securitypolicyviolation',
  event => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI));"""


@pytest.fixture
def design(house: House):
    return start_design(house.viewer("bea"), "veldermeer", "veldermeer-2027", "Veldermeer 2027")


def drawing(screen: Screen, path: str) -> None:
    screen.page.add_init_script(WATCH)
    screen.open(path)
    screen.page.wait_for_selector("[data-klaar]")
    screen.page.get_by_text("Geen bevindingen.").wait_for()


def choose(screen: Screen, element: str) -> None:
    screen.page.locator(f"[data-element-id={element}] .djs-hit").first.click(force=True)


def test_a_designer_gives_a_step_another_termijn_and_saves(
    enter: Entering, house: House, design, complaints: list[str]
):
    bea = enter("bea")
    drawing(bea, f"/processen/ontwerpen/{design}/bestanden/ave-2.bpmn")
    choose(bea, "mdo_plannen")
    bea.page.get_by_label("Termijn").select_option("plan_opstellen")
    bea.press("Bewaren")
    bea.page.get_by_text("Bewaard om").wait_for()
    _, kept = designs.design_file(house.viewer("bea"), design, "ave-2.bpmn")
    (line,) = [line for line in kept.decode().splitlines() if '<bpmn:userTask id="mdo_plannen"' in line]
    assert 'ave:termijn="plan_opstellen"' in line
    assert complaints == []


def test_a_step_without_a_form_is_found_and_pointed_at(enter: Entering, design):
    bea = enter("bea")
    drawing(bea, f"/processen/ontwerpen/{design}/bestanden/ave-2.bpmn")
    choose(bea, "mdo_plannen")
    bea.page.get_by_label("Rol", exact=True).select_option("wijkagent")
    bea.page.get_by_label("Regie").fill("casusregie: iemand")
    bea.page.keyboard.press("Tab")
    finding = bea.page.locator(".kapstok-bevinding--fout").filter(has_text="MDO plannen")
    finding.first.wait_for()
    finding.first.get_by_role("button", name="Wijs aan").click()
    assert bea.page.locator("[data-element-id=mdo_plannen].kapstok-fout.selected").count() == 1


def test_everything_on_the_drawing_table_is_dutch(enter: Entering, design):
    bea = enter("bea")
    drawing(bea, f"/processen/ontwerpen/{design}/bestanden/ave-2.bpmn")
    for element in (
        "mdo_plannen",
        "fasetoets_moment",
        "regiekaart_raadplegen",
        "haak_vooroverleg",
        "verzoek_beoordelen",
    ):
        choose(bea, element)
        bea.page.locator(f"[data-element-id={element}].selected").wait_for()
        if bea.page.locator(".djs-context-pad .entry[data-action=replace]").count():
            bea.page.locator(".djs-context-pad .entry[data-action=replace]").first.click()
            bea.page.locator(".djs-popup").wait_for()
            bea.page.keyboard.press("Escape")
    assert bea.page.evaluate("[...(window.__onvertaald ?? [])]") == []


@pytest.mark.parametrize("width", [1280, 360])
def test_the_pages_of_a_design_keep_nobody_out(enter: Entering, design, width: int):
    bea = enter("bea", viewport={"width": width, "height": 800})
    barriers = []
    for path in ("", f"/{design}", f"/{design}/bestanden/kapstok.toml"):
        bea.open(f"/processen/ontwerpen{path}")
        bea.settle()
        barriers += bea.barriers
        assert not bea.overflows, path
    assert barriers == []
