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


def test_the_inbox(told: str, open_page: Opening):
    keep(at(open_page, told, "noor"), "taken.png", ".kapstok-pagineren", most=150_000)


def test_the_inbox_on_a_phone(told: str, open_page: Opening):
    noor = at(open_page, told, "noor", PHONE)
    keep(noor, "taken-360.png", "tbody tr:nth-child(2)")


def test_a_task(told: str, open_page: Opening):
    sanne = at(open_page, told, "sanne")
    sanne.take_from_inbox("Verzoek beoordelen", "Niet toegewezen")
    keep(sanne, "taak.png", "form[data-formulier]")


def test_a_casus(told: str, open_page: Opening):
    noor = at(open_page, told, "noor")
    noor.open("/casussen")
    noor.page.click("text=Huishouden Esdoorn")
    keep(noor, "casus.png", ".kapstok-dag:nth-of-type(2) li:nth-child(4)")
