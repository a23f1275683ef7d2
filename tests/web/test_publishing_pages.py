"""From a design to casussen that go along, as a functioneel beheerder does it on the pages, without script."""

import re
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from acts.routes import basis, publish
from given import House
from kapstok.acts.carry_out_order import carry_out
from kapstok.acts.save_design import save_design
from kapstok.acts.start_design import start_design
from kapstok.overviews.designs import design_file
from kapstok.rehearsal import trying
from kapstok.rehearsal.explore import Bounds
from kapstok.variants.bundle import Bundle
from web.conftest import Browser, text_of


@pytest.fixture(autouse=True)
def short_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page here shows what a walk found, however far it went."""
    monkeypatch.setattr(trying, "explore", _short(trying.explore))


def _short(explore: Callable) -> Callable:
    return lambda compiled, bounds, watch: explore(compiled, Bounds(states=60), watch)


@pytest.fixture
def design(house: House) -> UUID:
    return start_design(house.viewer("bea"), "veldermeer", "veldermeer-2027", "Veldermeer 2027")


@pytest.fixture
def bea(as_person: Callable[[str], Browser]) -> Browser:
    return as_person("bea")


def change(house: House, design: UUID, name: str, old: str, new: str) -> None:
    bea = house.viewer("bea")
    line, data = design_file(bea, design, name)
    assert old.encode() in data
    save_design(bea, design, line.revision, name, data.replace(old.encode(), new.encode()))


def followed(bea: Browser, answer) -> str:
    """Let the order be carried out; answers where its page is."""
    assert answer.status_code == 303, answer.text[:300]
    path = answer.headers["Location"]
    carry_out(UUID(path.rpartition("/")[2]))
    return path


def digest(bea: Browser, path: str) -> str:
    return bea.page(f"{path}/publiceren").xpath("//input[@name='vingerafdruk']/@value")[0]


def test_who_waits_sees_that_it_is_going_on_and_the_page_looks_again(bea: Browser, design: UUID) -> None:
    asked = bea.post(f"/processen/ontwerpen/{design}/proefdraaien")
    answer = bea.get(asked.headers["Location"])
    assert answer.headers["Refresh"] == "3"
    assert bea.read(answer).xpath("//progress")
    assert "Staat klaar om te beginnen" in answer.text


def test_a_good_design_is_green_and_painted_with_what_was_touched(bea: Browser, design: UUID) -> None:
    path = followed(bea, bea.post(f"/processen/ontwerpen/{design}/proefdraaien"))
    answer = bea.get(path)
    assert "Refresh" not in answer.headers
    page = bea.read(answer)
    said = text_of(page)
    assert "klaar om te publiceren" in said
    assert "Groen: alle" in said
    assert "Niet alles is bekeken" in said
    assert "Dit is geen bewijs" in said
    drawn = page.xpath("//div[@data-diagram-url][contains(@data-diagram-naam, 'scenario')]")
    assert drawn
    painted = [(set(one.get("data-active").split()), set(one.get("data-passed").split())) for one in drawn]
    assert all(not missed & passed for missed, passed in painted)
    for one, (missed, passed) in zip(drawn, painted, strict=True):
        xml = bea.get(one.get("data-diagram-url")).data
        assert set(re.findall(r'<bpmn:sequenceFlow id="(\w+)"', xml.decode())) <= missed | passed
    assert "er staat niets in de weg" in text_of(bea.page(f"/processen/ontwerpen/{design}"))


def test_a_scenario_that_goes_wrong_names_the_step(house: House, bea: Browser, design: UUID) -> None:
    change(house, design, "kapstok.toml", 'consult_geven = "3 werkdagen"', 'consult_geven = "9 werkdagen"')
    said = text_of(bea.page(followed(bea, bea.post(f"/processen/ontwerpen/{design}/proefdraaien"))))
    assert "kan zo niet gepubliceerd worden" in said
    assert "Rood:" in said
    assert 'Het gaat mis bij de stap: “is de termijn van "Consult geven" 3 werkdagen”' in said


def test_a_fault_of_the_check_is_told_and_nothing_is_played(house: House, bea: Browser, design: UUID) -> None:
    change(house, design, "ave-2.bpmn", 'ave:formulier="mdo_plannen"', 'ave:formulier="weg"')
    said = text_of(bea.page(followed(bea, bea.post(f"/processen/ontwerpen/{design}/proefdraaien"))))
    assert "Los eerst de fouten van de controle op" in said
    assert "MDO plannen" in said


def test_a_design_that_changed_meanwhile_is_not_published(house: House, bea: Browser, design: UUID) -> None:
    path = f"/processen/ontwerpen/{design}"
    seen = digest(bea, path)
    change(house, design, "kapstok.toml", 'titel = "Veldermeer 2027"', 'titel = "Anders"')
    answer = bea.post(f"{path}/publiceren", {"gemeenten": "veldermeer", "vingerafdruk": seen})
    assert answer.status_code == 409


def test_what_is_wrong_in_the_form_is_said_beside_it(bea: Browser, design: UUID) -> None:
    path = f"/processen/ontwerpen/{design}"
    answer = bea.post(f"{path}/publiceren", {"vingerafdruk": digest(bea, path)})
    assert answer.status_code == 400
    assert "Kies voor welke gemeente" in answer.text
    late = bea.post(
        f"{path}/publiceren", {"gemeenten": "veldermeer", "vanaf": "2001-01-01", "vingerafdruk": digest(bea, path)}
    )
    assert late.status_code == 400
    assert "terugwerkende kracht" in late.text


def test_from_design_to_casussen_that_go_along_and_back_again(house: House, bea: Browser, design: UUID) -> None:
    house.go(house.to_ave_2(), ("noor", "Burger informeren"))
    change(house, design, "ave-2.bpmn", 'name="MDO plannen"', 'name="Overleg plannen"')
    stories = ("sc-01-blijft-in-ave-2", "sc-03-op-naar-ave-3-en-warm-af", "sc-10-niet-informeren")
    for story in (*stories, "opschaalverzoek-vanaf-het-begin"):
        change(house, design, f"scenarios/{story}.feature", '"MDO plannen"', '"Overleg plannen"')
    path = f"/processen/ontwerpen/{design}"
    means = text_of(bea.page(f"{path}/invloed"))
    assert "1 casus loopt nu" in means
    assert "De naam was ‘MDO plannen’ en wordt ‘Overleg plannen’" in means
    assert "Een paar casussen getekend" in means
    order = followed(
        bea, bea.post(f"{path}/publiceren", {"gemeenten": "veldermeer", "vingerafdruk": digest(bea, path)})
    )
    page = bea.page(order)
    assert "Gepubliceerd als versie 1 van veldermeer-2027" in text_of(page), text_of(page)
    (moving,) = page.xpath("//a[text()='Lopende casussen overzetten']/@href")
    groups = bea.page(moving).xpath("//input[@name='groepen'][@checked]/@value")
    asked = {"gemeenten": "veldermeer", "groepen": groups, "actie": "overzetten", "termijnen": "houden"}
    moved = followed(bea, bea.post(moving, asked))
    assert "1 casus overgezet" in text_of(bea.page(moved))
    back = followed(bea, bea.post(f"{moved}/ongedaan"))
    assert "1 casus teruggezet" in text_of(bea.page(back))


def test_versions_are_listed_turned_back_and_a_plan_is_withdrawn(house: House, bea: Browser, design: UUID) -> None:
    path = f"/processen/ontwerpen/{design}"
    asked = {"gemeenten": "veldermeer", "vingerafdruk": digest(bea, path)}
    followed(bea, bea.post(f"{path}/publiceren", asked))
    said = text_of(bea.page("/processen/versies"))
    assert "veldermeer-2027 1" in said
    assert bea.post("/processen/gemeenten/veldermeer/terugdraaien").status_code == 303
    page = bea.page("/processen/versies")
    assert "teruggedraaid" in text_of(page)
    (version,) = set(page.xpath("//a[contains(., 'veldermeer-2027 1')]/@href"))
    assert "Groen: alle" in text_of(bea.page(version))
    planned = bea.post(f"{version}/gelden", {"gemeenten": "veldermeer", "vanaf": "2027-04-01"})
    assert planned.status_code == 303
    (withdraw,) = bea.page("/processen/versies").xpath("//form[contains(@action, 'intrekken')]/@action")
    assert bea.post(withdraw).status_code == 303
    assert "ingetrokken" in text_of(bea.page("/processen/versies"))


@pytest.mark.parametrize("who", ["noor", "chris"])
def test_for_others_these_pages_are_not_there(as_person: Callable[[str], Browser], design: UUID, who: str) -> None:
    browser, path, order = as_person(who), f"/processen/ontwerpen/{design}", f"/processen/opdrachten/{uuid4()}"
    for page in (f"{path}/publiceren", f"{path}/invloed", order, f"/processen/versies/{uuid4()}"):
        assert browser.get(page).status_code == 404, page
    for page in (
        f"{path}/proefdraaien",
        f"{path}/publiceren",
        "/processen/gemeenten/veldermeer/terugdraaien",
        "/processen/activeringen/1/intrekken",
        f"/processen/versies/{uuid4()}/casussen",
        f"/processen/versies/{uuid4()}/gelden",
        f"{order}/ongedaan",
    ):
        asked = {"gemeenten": "veldermeer", "vingerafdruk": "x"}
        assert browser.post(page, asked).status_code == 404, page


def test_who_designs_nowhere_has_no_versions(as_person: Callable[[str], Browser]) -> None:
    assert as_person("noor").get("/processen/versies").status_code == 404


@pytest.mark.parametrize("what", ["proefdraaien", "publiceren", "invloed"])
def test_a_post_of_another_site_is_refused(bea: Browser, design: UUID, what: str) -> None:
    assert bea.client.post(f"/processen/ontwerpen/{design}/{what}").status_code == 400


def test_the_region_is_tried_on_a_page_that_says_who_breaks_on_what(house: House, bea: Browser) -> None:
    publish(house.viewer("bea"), with_one_story("Dan is de casus afgesloten"))
    page = bea.page("/processen/scenarios")
    assert "Nog niet gespeeld" in text_of(page)
    assert "Zoals Kapstok haar nu meebrengt: basis" in text_of(page)
    path = followed(bea, bea.post("/processen/scenarios", {"gemeenten": "veldermeer", "basis": ""}))
    for found in (bea.page(path), bea.page("/processen/scenarios")):
        said = text_of(found)
        assert "1 van 1 gemeenten breekt: Veldermeer." in said
        assert "Het gaat mis bij de stap: “is de casus afgesloten”" in said
        assert "een.feature, regel 5" in said
        (red,) = found.xpath("//a[contains(@class, 'rood')]/@href")
        assert found.xpath(f"//*[@id='{red[1:]}']")
        assert found.xpath("//a[contains(@href, 'diagram=ave_1')]/text()") == ["Signaal wegen in Veldermeer"]


def test_the_page_of_the_region_is_for_designers_and_refuses_nonsense(as_person: Callable[[str], Browser]) -> None:
    assert as_person("noor").get("/processen/scenarios").status_code == 404
    assert as_person("bea").post("/processen/scenarios", {"basis": "versie:niets"}).status_code == 404
    assert as_person("bea").post("/processen/scenarios", {"basis": f"ontwerp:{uuid4()}"}).status_code == 404


def with_one_story(last: str) -> Bundle:
    files = {name: data for name, data in basis().files.items() if not name.endswith(".feature")}
    story = f"# language: nl\nFunctionaliteit: Een\n  Scenario: Een\n    Gegeven een nieuw signaal\n    {last}\n"
    return Bundle.from_files({**files, "scenarios/een.feature": story.encode()}, ("basis",))
