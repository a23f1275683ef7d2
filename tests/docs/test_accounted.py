"""Every statement about the practice has its place in the project, and something that shows it."""

import os
from collections import Counter

import pytest

from broken.breaks import node
from docs.accounted import KINDS, crosses, missing, page, rows, shown
from kapstok.settings import ROOT

PAGE = ROOT / "docs" / "reference" / "verantwoording.md"


def test_every_statement_is_there_once() -> None:
    counted = Counter(row.kind for row in rows())
    assert counted == {kind: number for kind, (_, number) in KINDS.items()}


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_the_places_of_a_statement_exist(row) -> None:  # type: ignore[no-untyped-def]
    assert row.where, f"Zeg in verantwoording.toml waar {row.id} staat."
    assert [place for place in row.where if missing(place)] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_something_shows_the_statement(row) -> None:  # type: ignore[no-untyped-def]
    assert shown()[row.id], f"Noem {row.id} in de docstring van een proef of als label van een scenario."


@pytest.mark.parametrize("story", [row.id for row in rows() if row.kind == "SC"])
def test_what_must_not_happen_in_a_story_is_shown(story: str) -> None:
    shown = [test for id, _, test in crosses() if id == story]
    assert len(shown) >= 2
    assert all(node(test) for test in shown)


def test_the_page_is_what_the_project_says() -> None:
    """KAPSTOK_WRITE_REFERENCE=1 in the environment writes the page anew."""
    if os.environ.get("KAPSTOK_WRITE_REFERENCE"):
        PAGE.write_text(page())
    assert PAGE.read_text() == page(), "Run this test with KAPSTOK_WRITE_REFERENCE=1."
