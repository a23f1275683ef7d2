"""Every rule, edge case and line about privacy has a break that still applies and a test that still exists."""

import pytest

from broken.breaks import PAGE, Break, breaks, node, page
from docs.accounted import rows
from kapstok.settings import ROOT


def test_every_rule_is_broken_once() -> None:
    wanted = [row.id for row in rows() if row.kind in ("REGEL", "RAND", "PRIV")]
    assert [one.id for one in breaks()] == wanted


@pytest.mark.parametrize("one", breaks(), ids=lambda one: one.id)
def test_a_break_still_applies_and_its_test_exists(one: Break) -> None:
    text = (ROOT / one.file).read_text()
    assert one.breaks(text) != text
    assert node(one.test)


def test_the_page_says_what_was_seen() -> None:
    """`make broken` writes the page, when every test noticed."""
    assert PAGE.read_text() == page(breaks()), "Run make broken."
