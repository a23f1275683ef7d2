"""A BPMN file as the engine reads it: hardened XML, elements with their line, and the words of Kapstok in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

from kapstok import hardened, regie_marks
from kapstok.engine import limits
from kapstok.engine.specs import Marks
from kapstok.errors import Broken, Finding

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
AVE = "urn:nl:kapstok:ave"
_ENCODINGS = frozenset({"UTF-8", "UTF-16", "ISO-8859-1", "WINDOWS-1252", "US-ASCII"})

Element = etree._Element


@dataclass(frozen=True)
class Source:
    """One file: its name and the root of its XML."""

    name: str
    root: Element

    def finding(self, rule: str, sentence: str, element: Element | None = None) -> Finding:
        if element is None:
            return Finding(self.name, rule, sentence)
        label = element.get("name")
        return Finding(self.name, rule, sentence, element.get("id"), label, line_of(element))

    def processes(self) -> list[Element]:
        return [child for child in self.root if tag(child) == "process"]

    @cached_property
    def named(self) -> dict[tuple[str, str], Element]:
        """The messages, signals, errors and escalations of the file, by kind and id."""
        return {(tag(child), child.get("id", "")): child for child in self.root}


def read(name: str, data: bytes) -> Source:
    """The file, or Broken: no document type, no entities, no network, nothing over the limits."""
    if len(data) > limits.FILE_BYTES:
        raise _refused(name, "bestand_te_groot", "Het bestand is groter dan 5 MB: splits het diagram.")
    try:
        root = hardened.tree(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise _refused(name, "xml", "Dit is geen leesbaar XML-bestand: bewaar het opnieuw.", line) from error
    info: Any = root.getroottree().docinfo
    if info.doctype:
        raise _refused(name, "doctype", "Een document met DOCTYPE wordt geweigerd: haal die regel weg.", 1)
    if (info.encoding or "UTF-8").upper() not in _ENCODINGS:
        raise _refused(name, "codering", "Deze tekencodering kennen we niet: bewaar het bestand als UTF-8.", 1)
    if root.tag != f"{{{BPMN}}}definitions":
        raise _refused(name, "geen_bpmn", "Dit is geen BPMN 2.0-bestand: het begint niet met definitions.", 1)
    _within_limits(name, root)
    return Source(name, root)


def _within_limits(name: str, root: Element) -> None:
    for count, element in enumerate(root.iter(), 1):
        if count > limits.XML_ELEMENTS:
            raise _refused(name, "te_veel_elementen", "Het bestand heeft meer dan 20.000 elementen: splits het.")
        if any(len(value) > limits.ATTRIBUTE_CHARS for value in element.attrib.values()):
            raise _refused(name, "attribuut_te_lang", "Een attribuut is te lang.", line_of(element))
        if sum(1 for _ in element.iterancestors()) > limits.XML_DEPTH:
            raise _refused(name, "te_diep", "Het bestand is te diep genest.", line_of(element))


def _refused(name: str, rule: str, sentence: str, line: int | None = None) -> Broken:
    return Broken([Finding(name, rule, sentence, line=line)])


def tag(element: Element) -> str:
    """The BPMN name of an element, "" for everything that is no BPMN."""
    text = element.tag
    return text[len(BPMN) + 2 :] if isinstance(text, str) and text.startswith(f"{{{BPMN}}}") else ""


def children(element: Element, kind: str) -> list[Element]:
    return [child for child in element if tag(child) == kind]


def text_of(element: Element, kind: str) -> str | None:
    """The text of the first child of a kind, None when there is none or nothing in it."""
    found = next(iter(children(element, kind)), None)
    text = "".join(str(part) for part in found.itertext()).strip() if found is not None else ""
    return text or None


def line_of(element: Element) -> int | None:
    line = element.sourceline
    return line if isinstance(line, int) else None


def ave(element: Element, name: str) -> str | None:
    value = (element.get(f"{{{AVE}}}{name}") or "").strip()
    return value or None


def marks(source: Source, element: Element) -> Marks:
    fase = ave(element, "fase")
    return Marks(
        element=element.get("id", ""),
        name=(element.get("name") or "").strip(),
        kind=tag(element),
        file=source.name,
        line=line_of(element),
        regie=regie(ave(element, "regie") or "") or (),
        fase=int(fase) if fase in ("1", "2", "3", "4") else None,
    )


def regie(text: str) -> tuple[tuple[str, str], ...] | None:
    """Which regie goes to whom: "casusregie: behandelaar; procesregie: rol:procesregisseur". None is unreadable."""
    try:
        return tuple((move.kind, move.to) for move in regie_marks.parse(text)) if text.strip() else ()
    except regie_marks.Unreadable:
        return None


def scopes(process: Element) -> Iterator[Element]:
    """The process and the sub processes in it, each of which holds flow nodes of its own."""
    yield process
    for child in process:
        if tag(child) in ("subProcess", "transaction", "adHocSubProcess"):
            yield from scopes(child)
