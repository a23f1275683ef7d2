"""The laws of the look: nothing inline, every class exists, the frame has what a page needs."""

import re
from itertools import pairwise

import pytest
from lxml import html

from web.style_guide import DESIGNER, STATIC, WEB, small_site

TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
OWN_SHEETS = sorted((DESIGNER / "web" / "css").glob("*.css"))


@pytest.fixture(scope="module")
def page():
    return html.fromstring(small_site().test_client().get("/stijlgids").get_data())


def test_the_frame_has_a_language_a_title_and_a_way_past_the_menu(page):
    assert page.xpath("/html/@lang") == ["nl"]
    assert page.findtext(".//title") == "Stijlgids – Kapstok"
    assert page.xpath("//body/a[1]/@href") == ["#inhoud"]
    assert page.xpath("//main/@id") == ["inhoud"]


def test_the_menu_says_where_one_is(page):
    links = page.xpath("//nav[@aria-label='Hoofdmenu']//a")
    assert [link.text for link in links] == ["Taken", "Casussen", "Consulten", "Processen"]
    assert [link.text for link in links if link.get("aria-current") == "page"] == ["Taken"]


def test_signing_out_is_a_post_with_a_token(page):
    form = page.xpath("//form[@action='/afmelden']")[0]
    assert form.get("method") == "post"
    assert form.xpath(".//input[@name='csrf_token']/@value") == ["teken"]


def test_a_phase_says_its_number_and_its_word(page):
    chips = [" ".join(chip.text_content().split()) for chip in page.xpath("//*[contains(@class, 'kapstok-fase--4')]")]
    assert chips
    assert set(chips) == {"AVE 4 escalatie"}


def test_headings_leave_no_level_out(page):
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_style_or_script(template):
    text = template.read_text()
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert all("src=" in script for script in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_fetches_nothing_from_elsewhere(template):
    assert not re.search(r"(src|href)=\"(https?:)?//", template.read_text())


def classes_in(page) -> set[str]:
    return {name for value in page.xpath("//@class") for name in value.split()}


def test_every_class_of_ours_has_a_rule(page):
    ruled = set(re.findall(r"\.(kapstok-[\w-]+)", "".join(sheet.read_text() for sheet in OWN_SHEETS)))
    ours = {name for name in classes_in(page) if name.startswith("kapstok-")}
    assert ours - ruled <= {"kapstok-theme"} | markers(ours)


def markers(names: set[str]) -> set[str]:
    """Classes of a rail that only take effect together with another one."""
    return {name for name in names if name.startswith("kapstok-faserail__haak--")}


@pytest.mark.skipif(not (STATIC / "kapstok.css").exists(), reason="the style sheet is not built")
def test_every_class_of_the_library_is_in_the_style_sheet(page):
    built = set(re.findall(r"\.(utrecht-[\w-]+)", (STATIC / "kapstok.css").read_text()))
    # Parts of a component that carry no rule of their own.
    silent = {"utrecht-breadcrumb-nav__item", "utrecht-data-list__item"}
    used = {name for name in classes_in(page) if name.startswith("utrecht-")}
    assert used - built <= silent


@pytest.mark.skipif(not (STATIC / "kapstok.css").exists(), reason="the style sheet is not built")
def test_the_style_sheet_asks_nothing_of_another_machine():
    sheet = (STATIC / "kapstok.css").read_text()
    assert not re.search(r"@import|url\(\"?(?!\"?data:)", sheet)
    assert "bpmn.io" in (STATIC / "licenties.txt").read_text()
