"""What a variant calls the steps that it inherits, and how it explains them, without drawing anything."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr, unescape

from kapstok.errors import Broken
from kapstok.variants import manifest_text
from kapstok.variants.manifest import FILE
from kapstok.variants.nearest import hint

TAG = re.compile(r"""<((?:[\w.-]+:)?)([A-Za-z]\w*)((?:"[^"]*"|'[^']*'|[^'">])*?)(/?)>""")
ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)')""")
DRAWN_OF = re.compile(r"""\sprocessRef=(?:"([^"]*)"|'([^']*)')""")
NAME = re.compile(r"""\sname=(?:"[^"]*"|'[^']*')""")
EXPLAINED = re.compile(r"\s*<((?:[\w.-]+:)?)documentation\b[^>]*?(?:/>|>.*?</\1documentation\s*>)", re.S)
WITHIN = re.compile(r"<[^>]*>")
QUOTES = {"&quot;": '"', "&apos;": "'"}

Files = Mapping[str, bytes]
Words = Mapping[str, str]


def spoken(files: Files, namen: Words, uitleg: Words) -> dict[str, bytes]:
    """The files, with these elements (and processes) called and explained so; Broken for one that is not there.

    Edited as text, so that line numbers and other vendors' words stay as they were.
    """
    if not namen and not uitleg:
        return dict(files)
    known = {one for name, data in files.items() if name.endswith(".bpmn") for one in _ids(_text(data))}
    wrong = [*_unknown("namen", namen, known), *_unknown("uitleg", uitleg, known)]
    if wrong:
        raise Broken([manifest_text.finding(FILE, sentence) for sentence in wrong])
    return {name: _said(data, namen, uitleg) if name.endswith(".bpmn") else data for name, data in files.items()}


def silent(files: Files, before: Files, namen: Collection[str], uitleg: Collection[str]) -> dict[str, bytes]:
    """The files, with these elements called and explained again as in the files as they were before."""
    found = dict(files)
    for name, old in before.items():
        if name in found and name.endswith(".bpmn") and (namen or uitleg):
            names, told = _inherited(_text(old))
            names = {key: words for key, words in names.items() if key in namen}
            found[name] = _said(found[name], names, {key: words for key, words in told.items() if key in uitleg})
    return found


def _inherited(text: str) -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    told: dict[str, str] = {}
    for tag in TAG.finditer(text):
        if found := ID.search(tag[3]):
            key = found[1] or found[2] or ""
            named, explained = NAME.search(tag[3]), None if tag[4] else EXPLAINED.match(text, tag.end())
            names[key] = unescape(named[0].split("=", 1)[1][1:-1], QUOTES) if named else ""
            told[key] = unescape(WITHIN.sub("", explained[0]).strip(), QUOTES) if explained else ""
    return names, told


def _unknown(section: str, words: Words, known: set[str]) -> Iterator[str]:
    for key in words:
        if key not in known:
            yield f'[{section}] noemt "{key}", maar dat element staat in geen enkel diagram.{hint(key, known)}'


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _ids(text: str) -> Iterator[str]:
    for tag in TAG.finditer(text):
        if found := ID.search(tag[3]):
            yield found[1] or found[2] or ""


def _said(data: bytes, namen: Words, uitleg: Words) -> bytes:
    text = _text(data)
    called = TAG.sub(lambda tag: _called(tag, namen), text) if namen else text
    explained = _each(called, lambda key: uitleg.get(key)) if uitleg else called
    return explained.encode("utf-8", "surrogateescape")


def _called(tag: re.Match[str], namen: Words) -> str:
    """The tag with its new name. A pool is called after the process that is drawn in it."""
    prefix, kind, inside, end = tag.groups()
    found = (ID.search(inside), DRAWN_OF.search(inside))
    keys = [one[1] or one[2] or "" for one in found if one]
    new = next((namen[key] for key in keys if key in namen), None)
    if new is None:
        return tag[0]
    spelled = f" name={quoteattr(new)}"
    bare = NAME.sub("", inside).rstrip()
    place = ID.search(bare)
    at = place.end() if place else 0
    gap = " " if end and inside.endswith(" ") else ""
    return f"<{prefix}{kind}{bare[:at]}{spelled}{bare[at:]}{gap}{end}>"


def _each(text: str, told: Callable[[str], str | None]) -> str:
    """The text with the explanation directly after the opening of each element that gets one."""
    parts: list[str] = []
    end = 0
    for tag in TAG.finditer(text):
        found = ID.search(tag[3])
        words = told(found[1] or found[2] or "") if found else None
        if words is None or tag.start() < end:
            continue
        prefix, kind, inside, closed = tag.groups()
        parts.append(text[end : tag.start()])
        body = f"<{prefix}documentation>{escape(words)}</{prefix}documentation>"
        old = None if closed else EXPLAINED.match(text, tag.end())
        gap = re.match(r"\s*", text[tag.end() :])
        space = gap[0] if gap and not closed else ""
        parts.append(f"<{prefix}{kind}{inside.rstrip() if closed else inside}>{space}{body}")
        parts.append(f"</{prefix}{kind}>" if closed else "")
        end = old.end() if old else tag.end()
    return "".join([*parts, text[end:]])
