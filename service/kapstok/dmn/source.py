"""The text of a DMN file, read with distrust: well-formed, bounded, and without a DOCTYPE."""

import codecs
import re

from lxml import etree

from kapstok import bounds, hardened
from kapstok.dmn.place import line_of
from kapstok.errors import Broken, Finding

NAMESPACES = frozenset(
    {
        "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
        "http://www.omg.org/spec/DMN/20180521/MODEL/",
        "https://www.omg.org/spec/DMN/20191111/MODEL/",
        "https://www.omg.org/spec/DMN/20211108/MODEL/",
        "https://www.omg.org/spec/DMN/20230324/MODEL/",
    }
)
MOST_BYTES = bounds.FILE_BYTES
MOST_ELEMENTS = bounds.XML_ELEMENTS
LONGEST_ATTRIBUTE = bounds.ATTRIBUTE
_ENCODINGS = {"utf-8", "utf-8-sig", "utf-16", "iso8859-1", "cp1252", "ascii"}
_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")


def parse(name: str, data: bytes) -> etree._Element:
    """The root <definitions>; raises Broken with the line where there is one."""
    if len(data) > MOST_BYTES:
        raise _refused(name, "Dit bestand is groter dan 5 MB. Verdeel de tabellen over meer bestanden.")
    text = _text(name, data)
    if "<!DOCTYPE" in text:
        line = text[: text.index("<!DOCTYPE")].count("\n") + 1
        raise _refused(name, "Een DOCTYPE is niet toegestaan. Haal die regel uit het bestand.", line)
    root = _tree(name, text)
    _refuse_excess(name, root)
    if etree.QName(root).localname != "definitions" or etree.QName(root).namespace not in NAMESPACES:
        raise _refused(name, "Dit is geen DMN 1.1 tot en met 1.5. Kies een DMN-bestand.", line_of(root))
    return root


def _text(name: str, data: bytes) -> str:
    encoding = _encoding(data)
    try:
        if codecs.lookup(encoding).name not in _ENCODINGS:
            raise LookupError(encoding)
        return data.decode(encoding)
    except LookupError as error:
        sentence = f"De tekenset {encoding} wordt niet gelezen. Bewaar het bestand als UTF-8."
        raise _refused(name, sentence, 1) from error
    except UnicodeDecodeError as error:
        sentence = f"De tekens van dit bestand zijn geen {encoding}. Bewaar het bestand als UTF-8."
        raise _refused(name, sentence, data[: error.start].count(b"\n") + 1) from error


def _encoding(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    declared = _DECLARED.match(data)
    return declared.group(1).decode("ascii") if declared else "utf-8"


def _tree(name: str, text: str) -> etree._Element:
    try:
        # Our own decoding is the one that counts, whatever the file declares.
        return hardened.tree(text.encode(), "utf-8")
    except (etree.XMLSyntaxError, ValueError) as error:
        sentence = "Dit is geen goed gevormde XML. Open de tabel in een DMN-programma en bewaar haar opnieuw."
        raise _refused(name, sentence, getattr(error, "lineno", None)) from error


def _refuse_excess(name: str, root: etree._Element) -> None:
    for count, element in enumerate(root.iter(), start=1):
        if count > MOST_ELEMENTS:
            raise _refused(name, "Dit bestand heeft meer dan 20.000 elementen. Verdeel de tabellen.")
        if any(len(value) > LONGEST_ATTRIBUTE for value in element.attrib.values()):
            raise _refused(name, "Een kenmerk is langer dan 4.000 tekens. Kort het in.", line_of(element))


def _refused(name: str, sentence: str, line: int | None = None) -> Broken:
    return Broken([Finding(name, "dmn_bestand", sentence, line=line)])
