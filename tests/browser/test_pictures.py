"""The pictures of the documents: made from the demo story, on one fixed morning, when somebody asks for them."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect

from browser.screen import Opening, Screen
from browser.server import served
from kapstok import clock, db
from kapstok.db import Row
from kapstok.demo.story import tell
from kapstok.settings import ROOT, settings

PICTURES = ROOT / "docs" / "beeld"
MORNING = datetime(2026, 11, 17, 9, 12, tzinfo=UTC)  # a Tuesday, 10:12 in the Netherlands
MOST = 350_000
DESK, PHONE = 1280, 360

pytestmark = pytest.mark.skipif(
    not os.environ.get("KAPSTOK_WRITE_PICTURES"), reason="only with KAPSTOK_WRITE_PICTURES=1"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an installation in which the demo was told this morning."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KAPSTOK_DATABASE", f"sqlite:///{folder}/kapstok.db")
        patch.setenv("KAPSTOK_DATA", str(folder))
        settings.cache_clear()
        clock.set_source(lambda: MORNING)
        Row.metadata.create_all(db.database())
        tell()
        clock.set_source(lambda: MORNING)
        with served() as here:
            yield here
        clock.set_source(None)
        db.database().dispose()
    settings.cache_clear()


def at(open_page: Opening, address: str, username: str, width: int = DESK) -> Screen:
    screen = Screen(open_page(viewport={"width": width, "height": 900}), address)
    screen.sign_in(username)
    return screen


def keep(screen: Screen, name: str, last: str, most: int = MOST) -> None:
    """The page from the top until the end of what `last` finds; no heavier than a document can bear."""
    page = screen.page
    screen.settle()
    box = page.locator(last).first.bounding_box()
    assert box is not None
    until: FloatRect = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": box["y"] + box["height"]}
    picture: Path = PICTURES / name
    page.screenshot(path=picture, full_page=True, clip=until)
    assert picture.stat().st_size < most


def casus(open_page: Opening, told: str, username: str, name: str, width: int = DESK) -> Screen:
    """Somebody before a casus of his."""
    screen = at(open_page, told, username, width)
    screen.open(f"/casussen?zoek={name}")
    screen.page.click(f"text=Huishouden {name}")
    return screen


def task(open_page: Opening, told: str, username: str, name: str, search: str, width: int = DESK) -> Screen:
    """Somebody before a task that is his or that he may take."""
    screen = at(open_page, told, username, width)
    screen.open(f"/taken?weergave=alle&zoek={search}")
    screen.page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    return screen


def test_the_inbox(told: str, open_page: Opening):
    keep(at(open_page, told, "noor"), "taken.png", ".kapstok-pagineren")


def test_the_inbox_on_a_phone(told: str, open_page: Opening):
    noor = at(open_page, told, "noor", PHONE)
    keep(noor, "taken-360.png", "tbody tr:nth-child(3)")


def test_a_task(told: str, open_page: Opening):
    keep(task(open_page, told, "sanne", "Verzoek beoordelen", "Wilg"), "taak.png", "form[data-formulier]")


def test_a_casus(told: str, open_page: Opening):
    keep(casus(open_page, told, "noor", "Esdoorn"), "casus.png", "[aria-labelledby=t-doen]")


def test_a_casus_on_a_phone(told: str, open_page: Opening):
    keep(casus(open_page, told, "noor", "Esdoorn", PHONE), "casus-360.png", "[aria-labelledby=t-taken]")


def test_the_plan_of_a_household(told: str, open_page: Opening):
    noor = casus(open_page, told, "noor", "Iep")
    noor.page.get_by_role("navigation", name="Over deze casus").get_by_role("link", name="Plan", exact=True).click()
    keep(noor, "plan.png", ".kapstok-dossierregel:last-of-type")


def test_the_inbox_of_a_procesregisseur(told: str, open_page: Opening):
    sanne = at(open_page, told, "sanne")
    sanne.open("/taken?weergave=alle")
    keep(sanne, "procesregisseur.png", ".kapstok-pagineren")


def test_the_actielijst_at_the_zvh(told: str, open_page: Opening):
    anne = casus(open_page, told, "anne", "Esdoorn")
    anne.page.get_by_role("navigation", name="Over deze casus").get_by_role("link", name="Acties", exact=True).click()
    keep(anne, "acties.png", "main .kapstok-paneel")


def test_the_besluit_of_a_burgemeester(told: str, open_page: Opening):
    keep(task(open_page, told, "marijke", "Besluit AVE 4", "Acacia"), "burgemeester.png", "form[data-formulier]")


def test_the_besluit_of_a_burgemeester_on_a_phone(told: str, open_page: Opening):
    marijke = task(open_page, told, "marijke", "Besluit AVE 4", "Acacia", PHONE)
    keep(marijke, "burgemeester-360.png", "[aria-labelledby=t-vraag]")
