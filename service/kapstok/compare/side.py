"""One of the two versions that are compared, with the names that people know its parts by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kapstok.bpmn import assignment
from kapstok.bpmn.assignment import Assignment
from kapstok.bpmn.shapes import Element, Process
from kapstok.compare import words
from kapstok.errors import Broken
from kapstok.variants import definitions, parts
from kapstok.variants.manifest import Manifest
from kapstok.variants.parts import Parts
from kapstok.variants.sealed import Bundle

DOES = frozenset({"userTask", "manualTask"})
READ = (".bpmn", ".dmn", ".form")
DEEPEST = 12


@dataclass(frozen=True, eq=False)
class Side:
    """A bundle, read. `calls` are the call activities by the process that they call."""

    bundle: Bundle
    parts: Parts

    @property
    def manifest(self) -> Manifest:
        return self.bundle.manifest

    @cached_property
    def processes(self) -> Mapping[str, Process]:
        return {process.id: process for doc in self.parts.documents.values() for process in doc.processes}

    @cached_property
    def said(self) -> Mapping[tuple[str, str], Assignment]:
        """Who does what, by process and element."""
        diagrams = (_said(name, data) for name, data in self.bundle.of_kind(".bpmn").items())
        return {place: who for diagram in diagrams for place, who in diagram.items()}

    @cached_property
    def calls(self) -> Mapping[str, tuple[Element, ...]]:
        found: dict[str, tuple[Element, ...]] = {}
        for process in self.processes.values():
            for item in process.elements:
                if item.called:
                    found[item.called] = (*found.get(item.called, ()), item)
        return found

    def roles(self, item: Element) -> tuple[str, ...]:
        """The roles that do a task or send a message; () for what nobody does by hand."""
        own = self.said[item.process, item.id]
        hears = any(event.kind == "message" for event in item.events) and item.kind != "endEvent"
        if item.kind in DOES or hears or own.source == "ave:rol":
            return tuple(sorted(set(self._who(item, DEEPEST))))
        return ()

    def _who(self, item: Element, depth: int) -> Iterable[str]:
        for found in (self.said[item.process, item.id], self.said[item.process, ""]):
            if found.somebody:
                said = found.role_names or found.groups or tuple(filter(None, (found.assignee, *found.users)))
                return [self._key(word.strip()) for text in said for word in text.split(",")]
        if not depth:
            return []
        return [role for call in self.calls.get(item.process, ()) for role in self._who(call, depth - 1)]

    def _key(self, word: str) -> str:
        role = self.manifest.role(word)
        return role.key if role else word

    def role(self, key: str) -> str:
        """ "de casusregisseur"."""
        return "niemand" if not key else f"de {self.bare_role(key)}"

    def bare_role(self, key: str) -> str:
        return words.lowered(definitions.label_of(self.manifest, key))

    def who(self, keys: tuple[str, ...]) -> str:
        return words.listed([self.role(key) for key in keys]) if keys else "niemand in het bijzonder"

    def form(self, form: str | None) -> str:
        found = self.parts.forms.get(form or "")
        return words.quoted(found.title or found.id if found else form or "")

    def table(self, decision: str | None) -> str:
        found = self.parts.tables.get(decision or "")
        return words.quoted(found.name if found else decision or "")

    def process(self, process: str | None) -> str:
        found = self.processes.get(process or "")
        return words.quoted(found.name or found.id if found else process or "")

    def element(self, id: str) -> str:
        """A step of any process by its name, "" when it has none or does not exist."""
        items = (item for process in self.processes.values() for item in process.elements)
        return next((words.quoted(item.name) for item in items if item.id == id and item.name), "")

    def time(self, text: str) -> str:
        return words.time(text, self.manifest.termijnen)


def pair(old: Bundle, new: Bundle) -> tuple[Side, Side]:
    """Both sides, read; raises Broken when one of them cannot be. One loose file is held against the other."""
    return Side(old, _read(old)), Side(new, _alike(_read(old), _read(new)) if old.loose and new.loose else _read(new))


def _read(bundle: Bundle) -> Parts:
    whole = Parts()
    for name, data in bundle.files.items():
        if name.endswith(READ):
            found = _file(name, data)
            whole.findings.extend(found.findings)
            whole.documents |= found.documents
            whole.tables |= found.tables
            whole.forms |= found.forms
    if whole.findings:
        raise Broken(whole.findings)
    return whole


@lru_cache(maxsize=256)
def _file(name: str, data: bytes) -> Parts:
    """Two versions have most of their files in common: each is read once."""
    return parts.read(Bundle.from_files({name: data}))


@lru_cache(maxsize=64)
def _said(name: str, data: bytes) -> Mapping[tuple[str, str], Assignment]:
    doc = _file(name, data).documents[name]
    levels = assignment.read(doc)
    steps = {(item.process, item.id): levels[item.id] for item in doc.elements}
    return steps | {(process.id, ""): levels[process.id] for process in doc.processes}


def _alike(old: Parts, new: Parts) -> Parts:
    """When each side is one diagram or one form, they are the same one, whatever the files are called."""
    documents, forms = new.documents, new.forms
    if len(old.documents) == len(new.documents) == 1:
        name = next(iter(old.documents))
        documents = {name: replace(next(iter(new.documents.values())), name=name)}
    if len(old.forms) == len(new.forms) == 1:
        forms = {next(iter(old.forms)): next(iter(new.forms.values()))}
    return replace(new, documents=documents, forms=forms)
