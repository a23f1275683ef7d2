"""The page on agreements names every kind and key that exists, and no other."""

import re

from kapstok.rehearsal.agreements import KINDS
from kapstok.settings import ROOT

PAGE = (ROOT / "docs" / "reference" / "afspraken.md").read_text()


def test_every_kind_stands_on_the_page_with_its_keys() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]*)\|$", PAGE.split("## Soorten")[1], re.MULTILINE)
    named = {kind: frozenset(re.findall(r"`(\w+)`", keys)) for kind, keys in rows}
    assert named == {kind: frozenset((*found.must, *found.may)) for kind, found in KINDS.items()}


def test_keys_that_may_be_left_out_are_marked() -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]*)\|$", PAGE, re.MULTILINE)
    optional = {kind: frozenset(re.findall(r"`(\w+)`\?", keys)) for kind, keys in rows}
    assert optional == {kind: frozenset(found.may) for kind, found in KINDS.items()}
