"""The basis with one thing changed in the text of one file, for the tests on what is said about that."""

import re
from functools import cache

from kapstok.compare import bundles
from kapstok.settings import ROOT
from kapstok.variants import bundle
from kapstok.variants.sealed import Bundle


@cache
def basis() -> Bundle:
    return bundle.load(ROOT / "processes", ROOT / "forms", "basis")


def edited(*edits: tuple[str, str, str], start: Bundle | None = None) -> Bundle:
    """Each edit is a file, a text that stands in it once or first, and what comes in its place."""
    files = dict((start or basis()).files)
    for name, before, after in edits:
        text = files[name].decode()
        assert before in text, (name, before)
        files[name] = text.replace(before, after, 1).encode()
    return Bundle.from_files(files)


def rewritten(name: str, pattern: str, by: str) -> Bundle:
    """The basis with a pattern replaced everywhere in one file."""
    files = dict(basis().files)
    files[name] = re.sub(pattern, by, files[name].decode()).encode()
    assert files[name] != basis().files[name]
    return Bundle.from_files(files)


def said(old: Bundle, new: Bundle) -> list[str]:
    return [change.sentence for change in bundles(old, new).changes]
