"""The pages in a real browser: readable for everybody, on a phone too, without script, and within the CSP."""

import shutil
import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import make_server

from given import House
from kapstok.demo.cast import PASSWORD

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")]


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the house can be reached by a browser."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def enter(page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/aanmelden")
    page.fill("#gebruikersnaam", username)
    page.fill("#wachtwoord", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_url("**/taken")


def mistakes(page: Page) -> list[str]:
    return [f"{page.url}: {one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("width", [1280, 360])
def test_no_page_keeps_anybody_out(address: str, chromium: Chromium, house: House, width: int):
    casus_id = house.to_ave_2()
    task = house.tasks(casus_id)[0]
    page = chromium.new_page(viewport={"width": width, "height": 800})
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    found = []
    enter(page, address, "noor")
    paths = ("/taken", "/casussen", "/casussen/nieuw", "/processen/veldermeer", "/over", "/nergens")
    for path in (*paths, f"/taken/{task.id}", f"/casussen/{casus_id}"):
        page.goto(f"{address}{path}")
        page.wait_for_load_state("networkidle")
        found += mistakes(page)
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{path} is wider than {width} pixels"
    assert found == []
    assert refused == []


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_a_signal_is_weighed_without_any_script(address: str, chromium: Chromium, house: House):
    casus_id = house.open("joost").casus_id
    page = chromium.new_context(java_script_enabled=False).new_page()
    enter(page, address, "noor")
    page.click("text=Niet toegewezen")
    page.click("text=Oppakken")
    page.fill("[name=vraag]", "Zorgen over geld")
    page.click("text=Opslaan als concept")
    page.click("button[value=naar_ave_2]")
    assert page.inner_text("[role=alert] h2") == "Niet alles is goed ingevuld"
    page.check("[name=acuut_onveilig][value=nee]")
    page.check("[name=basiszorg][value=ja]")
    page.check("[name=leefgebieden] >> nth=0")
    page.click("button[value=naar_ave_2]")
    assert "Hierna: ‘Casusregisseur toewijzen’ voor Teamleider" in page.inner_text("[role=status]")
    assert [task.name for task in house.tasks(casus_id)] == ["Casusregisseur toewijzen"]
