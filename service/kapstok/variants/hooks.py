"""Hooks: the empty call activities on which a variant hangs a process of its own."""

import re
from collections.abc import Iterable, Mapping

from kapstok.bpmn import document
from kapstok.bpmn.document import Element
from kapstok.errors import Broken
from kapstok.variants import manifest_text
from kapstok.variants.manifest import FILE
from kapstok.variants.nearest import hint

PREFIX = "haak_"
TAG = re.compile(rb"""<(?:[\w.-]+:)?callActivity\b(?:"[^"]*"|'[^']*'|[^'">])*>""")
ID = re.compile(rb"""\bid=["']([^"']*)["']""")
CALLED = re.compile(rb"""\scalledElement=("[^"]*"|'[^']*')""")


def bind(files: Mapping[str, bytes], hooks: Mapping[str, str]) -> dict[str, bytes]:
    """The files, with every hook `x` (call activity `haak_x`) calling the process in the file it is given.

    A hook that is given "" stays empty: so a variant takes off what it would inherit.
    """
    bound = dict(files)
    for key, name in hooks.items():
        if not name:
            continue
        hook = key.removeprefix(PREFIX)
        process = _process_in(bound, hook, name).encode()
        places = [file for file, data in bound.items() if file.endswith(".bpmn") and hook in offered(data)]
        if not places:
            known = {word for file, data in files.items() if file.endswith(".bpmn") for word in offered(data)}
            raise _broken(f'De haak "{hook}" bestaat niet in het proces.{hint(hook, known)}')
        for file in places:
            bound[file] = TAG.sub(lambda tag: _calling(tag[0], hook, process), bound[file])  # noqa: B023
    return bound


def taken_off(files: Mapping[str, bytes], hooks: Iterable[str]) -> dict[str, bytes]:
    """The files with nothing hanging on these hooks any more."""
    bare = dict(files)
    for key in hooks:
        hook = key.removeprefix(PREFIX)
        for file in [file for file, data in bare.items() if file.endswith(".bpmn") and hook in offered(data)]:
            bare[file] = TAG.sub(lambda tag: _bare(tag[0], hook), bare[file])  # noqa: B023
    return bare


def without(files: Mapping[str, bytes], hung: Iterable[str], hooks: Mapping[str, str]) -> dict[str, bytes]:
    """The files less those that hung on a hook further up, and hang nowhere now."""
    loose = [name for name in hung if name in files and name not in hooks.values()]
    kept = dict(files)
    for name in loose:
        ids = [process.id.encode() for process in document.read(name, files[name]).processes]
        others = [data for file, data in files.items() if file != name and file.endswith(".bpmn")]
        if not any(b'calledElement="' + id + b'"' in data for id in ids for data in others):
            del kept[name]
    return kept


def offered(data: bytes) -> frozenset[str]:
    """The hooks that a diagram offers."""
    ids = (ID.search(tag) for tag in TAG.findall(data))
    words = (found[1].decode("utf-8", "replace") for found in ids if found)
    return frozenset(word.removeprefix(PREFIX) for word in words if word.startswith(PREFIX))


def is_empty(element: Element) -> bool:
    """A hook on which nothing hangs: a casus passes it by."""
    return element.kind == "callActivity" and element.id.startswith(PREFIX) and not element.called


def _process_in(files: Mapping[str, bytes], hook: str, name: str) -> str:
    if name not in files:
        known = [file for file in files if file.endswith(".bpmn")]
        raise _broken(f'Aan de haak "{hook}" hangt "{name}", maar dat bestand is er niet.{hint(name, known)}')
    processes = document.read(name, files[name]).processes
    return next((process.id for process in processes if process.executable), processes[0].id)


def _bare(tag: bytes, hook: str) -> bytes:
    found = ID.search(tag)
    named = found is not None and found[1].decode("utf-8", "replace") == PREFIX + hook
    return CALLED.sub(b"", tag) if named else tag


def _calling(tag: bytes, hook: str, process: bytes) -> bytes:
    """Edited as text, so that line numbers and other vendors' words stay as they were."""
    found = ID.search(tag)
    if found is None or found[1].decode("utf-8", "replace") != PREFIX + hook:
        return tag
    bare = _bare(tag, hook)
    place = bare.index(b"callActivity") + len(b"callActivity")
    return bare[:place] + b' calledElement="' + process + b'"' + bare[place:]


def _broken(sentence: str) -> Broken:
    return Broken([manifest_text.finding(FILE, sentence)])
