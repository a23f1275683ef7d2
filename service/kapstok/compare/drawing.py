"""What stands in a file apart from how it is written: drawn elsewhere is a difference, an indent is not."""

import json
from typing import Any

from kapstok.bpmn import source as diagrams
from kapstok.dmn import source as decisions

ROWS = ("}rule", "}inputEntry", "}outputEntry", "}input", "}output")
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"


def same(old: bytes, new: bytes, name: str) -> bool:
    """Do both say the same, drawing included, whatever their spaces, prefixes and order of attributes?"""
    if old == new:
        return True
    if name.endswith((".bpmn", ".dmn")):
        parse = diagrams.parse if name.endswith(".bpmn") else decisions.parse
        return _parts(parse(name, old)) == _parts(parse(name, new))
    return name.endswith(".form") and bool(json.loads(old.decode("utf-8-sig")) == json.loads(new.decode("utf-8-sig")))


def _node(node: Any) -> tuple[Any, ...]:
    attributes = sorted(
        (str(name), _unprefixed(str(value).strip(), node))
        for name, value in node.attrib.items()
        if not str(name).startswith(XSI)
    )
    return str(node.tag), tuple(attributes), _unprefixed((node.text or "").strip(), node), _parts(node)


def _parts(node: Any) -> tuple[Any, ...]:
    """What has an id may stand in any order; points of a line and cells of a rule may not."""
    parts = [_node(child) for child in node]
    free = [part for part in parts if _is_free(part)]
    return tuple(sorted(free, key=repr)), tuple(part for part in parts if not _is_free(part))


def _is_free(part: tuple[Any, ...]) -> bool:
    tag, attributes = part[:2]
    return any(name == "id" for name, _ in attributes) and not tag.endswith(ROWS)


def _unprefixed(text: str, node: Any) -> str:
    """A reference such as `bpmn:taak` without the prefix that this file happens to use."""
    prefix, colon, rest = text.partition(":")
    return rest if colon and prefix in node.nsmap else text
