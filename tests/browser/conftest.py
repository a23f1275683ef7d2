"""A real Chromium before the real house: served by waitress, and nobody gets away with a request elsewhere."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.screen import Entering, Opening, Screen
from browser.server import served
from given import House
from kapstok.settings import ROOT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCRIPTS = ROOT / "service/kapstok/web/static/viewer.js"
PATIENCE = 20_000  # milliseconds, for a machine that has more to do


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One Chromium for a module; closed after it, since its event loop is in the way of other tests."""
    absent = "no chromium on this machine" if CHROMIUM is None else "" if SCRIPTS.exists() else "no scripts were built"
    if absent:
        # On a build server a skip would hide every mistake that only a browser shows.
        (pytest.fail if os.environ.get("CI") else pytest.skip)(absent)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> list[str]:
    """What went wrong behind the pages of this test: it has to stay empty."""
    return []


@pytest.fixture
def open_page(chromium: Browser, complaints: list[str]) -> Iterator[Opening]:
    """A page of somebody new, in which every request elsewhere and every complaint is written down."""
    contexts = []

    def opened(**more: object) -> Page:
        context = chromium.new_context(**{"locale": "nl-NL", "viewport": {"width": 1280, "height": 900}, **more})
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        _listen(page, complaints)
        return page

    yield opened
    # Before the pages close: closing breaks off what a page is still fetching, and that is no complaint.
    found = list(complaints)
    for context in contexts:
        context.close()
    assert found == []


def _listen(page: Page, complaints: list[str]) -> None:
    def on_request(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            complaints.append(f"request elsewhere: {url}")

    def on_console(kind: str, text: str) -> None:
        # A page that answers 400, 404 or 409 on purpose is named an error by Chromium itself, and bpmn-js complains
        # of its own old ways.
        theirs = text.startswith("Failed to load resource") or "removed in future library versions" in text
        if kind in ("error", "warning") and not theirs:
            complaints.append(f"{page.url}: {text}")

    page.on("request", lambda request: on_request(request.url))
    page.on("websocket", lambda socket: complaints.append(f"websocket: {socket.url}"))
    page.on("console", lambda message: on_console(message.type, message.text))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("response", lambda answer: _part_is_missing(answer, complaints))


def _part_is_missing(answer, complaints: list[str]) -> None:  # type: ignore[no-untyped-def]
    if answer.status >= 400 and not answer.request.is_navigation_request():
        complaints.append(f"{answer.status} for {answer.url}")


@pytest.fixture
def address(house: House) -> Iterator[str]:
    """Where the house of this test can be reached."""
    with served() as here:
        yield here


@pytest.fixture
def enter(address: str, open_page: Opening) -> Entering:
    """One of the cast at a screen of his own, signed in."""

    def entered(username: str, **more: object) -> Screen:
        screen = Screen(open_page(**more), address)
        screen.sign_in(username)
        return screen

    return entered
