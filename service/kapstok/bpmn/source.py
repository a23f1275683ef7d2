"""The text of a designer's diagram, read with distrust: well-formed, bounded, and without a DOCTYPE."""

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from kapstok import bounds, hardened
from kapstok.bpmn import notations
from kapstok.bpmn.vendors import BPMN
from kapstok.errors import Broken, Finding

ENCODINGS = frozenset({"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII", "ISO-8859-1",
                       "WINDOWS-1252"})  # fmt: skip
PROLOG = re.compile(rb"\A.{0,4096}?<!DOCTYPE", re.S | re.I)


def parse(name: str, data: bytes) -> etree._Element:
    """The root <definitions> of a BPMN file; raises Broken with the place where it goes wrong."""
    _refuse_size(name, data)
    root = _tree(name, data)
    _refuse_document(name, root)
    findings = list(_oversized(name, root))
    if findings:
        raise Broken(findings[:20])
    return root


def _refuse_size(name: str, data: bytes) -> None:
    if not data.strip():
        raise _broken(name, "Dit bestand is leeg. Kies een BPMN-bestand met een proces erin.")
    if len(data) > bounds.FILE_BYTES:
        raise _broken(name, "Dit bestand is groter dan 5 MB. Verdeel het proces over meer bestanden.")
    prolog = PROLOG.match(data.replace(b"\0", b""))
    if prolog and not re.search(rb"<[A-Za-z_]", prolog.group()):
        raise _doctype(name, prolog.group().count(b"\n") + 1)


def _tree(name: str, data: bytes) -> etree._Element:
    try:
        return hardened.tree(data)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        raise _broken(name, _syntax(str(error)), line) from error


def _syntax(message: str) -> str:
    if "depth" in message.lower():
        return "De XML is te diep genest. Bewaar het diagram opnieuw vanuit de modelleerprogrammatuur."
    if "too long" in message.lower() or "huge" in message.lower():
        return "Er staat een veel te lange tekst in de XML. Kort die tekst in."
    if "encod" in message.lower():
        return "De tekens van dit bestand zijn niet te lezen. Bewaar het als UTF-8."
    return "Dit is geen goed gevormde XML. Open het diagram in een BPMN-programma en bewaar het opnieuw."


def _refuse_document(name: str, root: etree._Element) -> None:
    info = root.getroottree().docinfo
    if info.internalDTD is not None:
        raise _doctype(name, 1)
    if (info.encoding or "UTF-8").upper() not in ENCODINGS:
        raise _broken(name, f"De tekenset {info.encoding} wordt niet gelezen. Bewaar het bestand als UTF-8.", 1)
    if root.tag != f"{{{BPMN}}}definitions":
        raise _broken(name, notations.sentence(root), line_of(root))


def _oversized(name: str, root: etree._Element) -> Iterator[Finding]:
    for count, node in enumerate(root.iter(), start=1):
        if count > bounds.XML_ELEMENTS:
            sentence = f"Het bestand heeft meer dan {bounds.XML_ELEMENTS} onderdelen. Verdeel het proces."
            yield Finding(name, "within_bounds", sentence, line=line_of(node))
            return
        if not isinstance(node.tag, str):
            yield Finding(name, "readable_xml", "Een entiteit (&...;) mag niet. Schrijf de tekst zelf uit.",
                          line=line_of(node))  # fmt: skip
            continue
        for attribute, value in node.attrib.items():
            if len(value) > bounds.ATTRIBUTE:
                yield Finding(name, "within_bounds", f"De waarde van {_local(attribute)} is langer dan "
                              f"{bounds.ATTRIBUTE} tekens. Kort die in.", node.get("id"),
                              line=line_of(node))  # fmt: skip


def line_of(node: etree._Element) -> int:
    """The line on which the node begins, from 1."""
    return cast("int | None", node.sourceline) or 1


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _doctype(name: str, line: int) -> Broken:
    return _broken(name, "Een DOCTYPE mag niet in een BPMN-bestand. Haal die regel weg.", line)


def _broken(name: str, sentence: str, line: int | None = None) -> Broken:
    return Broken([Finding(name, "readable_xml", sentence, line=line)])
