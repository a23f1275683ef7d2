"""The contract of a step: what takes the place of an inherited file keeps its ids, what it hears and what it yields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kapstok.bpmn import document, produced
from kapstok.bpmn.document import Document, Process
from kapstok.bpmn.lint import Known
from kapstok.dmn import read as read_tables
from kapstok.errors import Broken, Finding
from kapstok.forms import definition
from kapstok.variants.parts import Parts
from kapstok.variants.sealed import Bundle

RULE = "overlay_keeps_contract"


@dataclass(frozen=True)
class Contract:
    """What the rest may count on in a file: ids by what they are, and the data that it yields."""

    ids: Mapping[str, str] = field(default_factory=dict)
    yields: frozenset[str] = frozenset()
    hears: frozenset[str] = frozenset()


def problems(bundle: Bundle, found: Parts, known: Known) -> Iterator[Finding]:
    """A finding for everything that an inherited file offered and its replacement does not."""
    for name, data in bundle.replaced.items():
        if name not in bundle.files:
            continue
        try:
            old, new = (_contract(name, text, known, found) for text in (data, bundle.files[name]))
        except Broken:
            continue
        yield from _kept(name, old, new, _needed(name, found, known))


def _kept(name: str, old: Contract, new: Contract, needed: Mapping[str, str]) -> Iterator[Finding]:
    for id, what in old.ids.items():
        if id not in new.ids:
            sentence = f'{what} "{id}" ontbreekt, terwijl de rest ernaar verwijst. Geef het weer deze id.'
            yield Finding(name, RULE, sentence, id)
    for data in sorted(old.yields - new.yields):
        if data in needed:
            sentence = (
                f'Deze stap levert "{data}" niet meer, en {needed[data]} leest dat. '
                "Leg het vast in een formulier, een script of een beslistabel."
            )
            yield Finding(name, RULE, sentence)
    for message in sorted(old.hears - new.hears):
        sentence = f'Deze stap luistert niet meer naar het bericht "{message}".'
        yield Finding(name, RULE, sentence, weight="waarschuwing")


def _contract(name: str, data: bytes, known: Known, found: Parts) -> Contract:
    if name.endswith(".bpmn"):
        drawn = document.read(name, data)
        ids = {process.id: "Het proces" for process in drawn.processes}
        written = produced.by(drawn.elements, known)
        hears = {message.name or message.id for message in drawn.messages.values()}
        return Contract(ids, frozenset(written) | _of_called(drawn, known, found), frozenset(hears))
    if name.endswith(".dmn"):
        tables = read_tables(name, data)
        yields = frozenset(output.name for table in tables.values() for output in table.outputs)
        return Contract(dict.fromkeys(tables, "De beslistabel"), yields)
    if name.endswith(".form"):
        form = definition.read(name, data)
        return Contract(yields=frozenset(item.key for item in form.process_data))
    return Contract()


def _of_called(drawn: Document, known: Known, found: Parts) -> frozenset[str]:
    """A step may leave part of its work to another process: what that yields counts too."""
    processes = {process.id: process for each in found.documents.values() for process in each.processes}
    todo = [item.called for item in drawn.elements if item.called]
    seen: dict[str, Process] = {}
    while todo:
        name = todo.pop()
        if name in processes and name not in seen:
            seen[name] = processes[name]
            todo += [item.called for item in processes[name].elements if item.called]
    return frozenset(word for process in seen.values() for word in produced.by(process.elements, known))


def _needed(name: str, found: Parts, known: Known) -> Mapping[str, str]:
    """The data that something outside this file reads, with where."""
    readers: dict[str, str] = {}
    for file, drawn in found.documents.items():
        if file == name:
            continue
        for place, word in produced.read(drawn, known):
            readers.setdefault(word, f'"{place}" in {file}')
    return readers
