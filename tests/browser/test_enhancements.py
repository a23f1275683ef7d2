"""What a browser adds to a page that already works: conditions, a draft, a question first, keys, the drawing."""

import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from werkzeug.serving import make_server

from web.style_guide import small_site


@pytest.fixture(scope="module")
def address():
    server = make_server("127.0.0.1", 0, small_site(), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/stijlgids"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(params=[1280, 360])
def width(request) -> int:
    return request.param


@pytest.fixture
def page(chromium, address, width, complaints):
    opened = chromium.new_page(viewport={"width": width, "height": 900})
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: complaints.append(request.url) if is_elsewhere(request.url) else None)
    opened.goto(address)
    opened.wait_for_selector(".kapstok-diagram__doek .djs-shape")
    yield opened
    opened.close()


wide = pytest.mark.parametrize("width", [1280], indirect=True)


def is_elsewhere(url: str) -> bool:
    return not url.startswith(("http://127.0.0.1:", "data:"))


def test_the_page_is_accessible_fits_and_obeys_its_policy(page: Page, width, complaints):
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []


@wide
def test_a_conditional_field_comes_and_goes(page: Page):
    unsafe = page.locator("[name=onveilig]")
    expect(unsafe).to_be_hidden()
    page.get_by_label("Veiligheid").check()
    expect(unsafe).to_be_visible()
    expect(page.locator("#veld-onveilig-alleen")).to_be_hidden()
    page.get_by_label("Veiligheid").uncheck()
    expect(unsafe).to_be_hidden()


@wide
def test_the_summary_of_mistakes_takes_the_focus(page: Page):
    expect(page.locator("[data-foutenlijst]")).to_be_focused()


@wide
def test_a_draft_is_kept_while_typing(page: Page):
    with page.expect_request("**/concept") as sent:
        page.locator("[name=aanleiding]").fill("Zorgen om de buurt")
    assert sent.value.headers["x-csrftoken"] == "teken"
    assert "_doen=concept" in (sent.value.post_data or "")
    expect(page.locator("[data-concept-stand]")).to_have_text("Concept opgeslagen om 10:42")


@wide
def test_a_dangerous_button_asks_first_and_no_means_no(page: Page):
    page.get_by_role("button", name="Afsluiten").click()
    question = page.get_by_role("dialog", name="Wilt u deze casus afsluiten?")
    expect(question).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Nee, terug").click()
    expect(question).to_have_count(0)
    expect(page.get_by_role("button", name="Afsluiten")).to_be_focused()


@wide
def test_a_yes_sends_the_form(page: Page):
    page.get_by_role("button", name="Afsluiten").click()
    # The browser has gone on: one that is closed halfway may never end.
    with page.expect_navigation() as gone_on:
        page.get_by_role("button", name="Ja, afsluiten").click()
    assert gone_on.value.request.method == "POST"


@wide
def test_keys_walk_the_list_until_they_are_switched_off(page: Page):
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[data-rij-open]").nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("[data-rij-open]").first).to_be_focused()
    page.locator("[data-sneltoetsen] summary").click()
    page.get_by_label("Sneltoetsen gebruiken op dit apparaat").uncheck()
    page.locator("[data-rij-open]").first.focus()
    page.keyboard.press("j")
    expect(page.locator("[data-rij-open]").first).to_be_focused()


@wide
def test_a_letter_in_a_text_field_is_just_a_letter(page: Page):
    page.locator("[name=aanleiding]").press("j")
    expect(page.locator("[name=aanleiding]")).to_have_value("j")


@wide
def test_the_drawing_marks_where_the_casus_is_and_shows_whose_work_it_is(page: Page):
    expect(page.locator(".kapstok-actief")).to_have_attribute("data-element-id", "wegen")
    expect(page.locator(".djs-shape.kapstok-gedaan")).to_have_attribute("data-element-id", "start")
    arrow = page.locator(".djs-connection.kapstok-gedaan[data-element-id=start_naar_wegen] .djs-visual > path")
    expect(arrow).to_have_css("stroke-width", "3px")
    expect(page.locator(".bjs-powered-by")).to_be_visible()


def test_a_diagram_that_fails_says_so_in_dutch(chromium, address):
    page = chromium.new_page()
    page.route("**/diagram", lambda route: route.fulfill(status=500))
    page.goto(address)
    expect(page.locator("[data-diagram-bericht]")).to_contain_text("kan nu niet worden getoond")
    page.close()
