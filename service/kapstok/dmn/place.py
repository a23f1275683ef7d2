"""Where in a DMN file something is wrong: gathers findings while the file is read."""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from kapstok.errors import Finding

FEEL = frozenset(
    {
        "feel",
        "http://www.omg.org/spec/feel/20140401",
        "http://www.omg.org/spec/dmn/20180521/feel/",
        "https://www.omg.org/spec/dmn/20191111/feel/",
        "https://www.omg.org/spec/dmn/20211108/feel/",
        "https://www.omg.org/spec/dmn/20230324/feel/",
    }
)


class Place:
    """One file being read, with what was found in it so far."""

    def __init__(self, file: str):
        self.file = file
        self.findings: list[Finding] = []

    def find(self, element: etree._Element, rule: str, sentence: str) -> None:
        """Note what is wrong with the element, on its line, under the nearest id and name."""
        holders = [element, *element.iterancestors()]
        known = next((holder for holder in holders if holder.get("id")), element)
        label = next((holder.get("name") for holder in holders if holder.get("name")), None)
        self.findings.append(
            Finding(self.file, rule, sentence, element=known.get("id"), name=label, line=line_of(element))
        )


def line_of(element: etree._Element) -> int | None:
    return cast("int | None", element.sourceline)


def word(element: etree._Element) -> str:
    """The name of the element in the DMN standard; empty for what another standard put there."""
    here = etree.QName(element)
    return here.localname if here.namespace == etree.QName(element.getroottree().getroot()).namespace else ""


def named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children with one of these names."""
    return (child for child in element if word(child) in names)


def text_of(element: etree._Element, *path: str) -> str:
    """The text at the path, or empty."""
    for name in (*path, "text"):
        found = next(named(element, name), None)
        if found is None:
            return ""
        element = found
    return (element.text or "").strip()
