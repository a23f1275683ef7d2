"""PRIV-38: "geen juridisch advies; DPIA nodig" stands where one decides about data, and in what one reads."""

import pytest

from kapstok.settings import ROOT


@pytest.mark.parametrize("path", ["/over", "/bewaren", "/inzageverzoeken", "/leeslogboek", "/taken"])
def test_it_stands_on_the_pages(house, screen, path: str) -> None:
    """PRIV-38"""
    page = screen("femke").get(path)
    assert page.status_code == 200
    assert "juridisch advies" in page.text
    assert "DPIA" in page.text


@pytest.mark.parametrize("page", ["README.md", "docs/handleiding/beheer.md", "docs/handleiding/privacy-officer.md"])
def test_it_stands_in_the_docs(page: str) -> None:
    """PRIV-38"""
    text = (ROOT / page).read_text()
    assert "juridisch advies" in text
    assert "DPIA" in text
