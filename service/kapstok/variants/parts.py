"""What a bundle consists of once its files are read: diagrams, tables, forms, and what is wrong in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kapstok.bpmn import document
from kapstok.bpmn.document import Document
from kapstok.dmn import Table
from kapstok.dmn import read as read_tables
from kapstok.errors import Broken, Finding
from kapstok.forms import definition
from kapstok.forms.definition import Form
from kapstok.variants.sealed import Bundle

Read = TypeVar("Read")


@dataclass
class Parts:
    """`forms` by the name of their file without .form, `tables` by decision id."""

    documents: dict[str, Document] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    table_files: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def process_files(self) -> Mapping[str, str]:
        """In which file each process is drawn."""
        return {process.id: name for name, doc in self.documents.items() for process in doc.processes}


def read(bundle: Bundle) -> Parts:
    """Every file of the bundle, read as far as it can be."""
    parts = Parts()
    for name, data in bundle.of_kind(".bpmn").items():
        found = _try(parts, document.read, name, data)
        if found is not None:
            parts.documents[name] = found
    for name, data in bundle.of_kind(".dmn").items():
        for decision, table in (_try(parts, read_tables, name, data) or {}).items():
            _once(parts, name, decision, parts.table_files.setdefault(decision, name))
            parts.tables.setdefault(decision, table)
    for name, data in bundle.of_kind(".form").items():
        form = _try(parts, definition.read, name, data)
        if form is not None:
            parts.forms[name.removesuffix(".form")] = form
    return parts


def unread(bundle: Bundle, parts: Parts) -> tuple[str, ...]:
    """The diagrams, tables and forms that could not be read: what they hold is not known."""
    lost = {item.file for item in parts.findings}
    known = {*parts.documents, *parts.table_files.values(), *(f"{name}.form" for name in parts.forms)}
    return tuple(name for name in bundle.files if name.endswith((".bpmn", ".dmn", ".form")) and name in lost - known)


def _try(parts: Parts, reader: Callable[[str, bytes], Read], name: str, data: bytes) -> Read | None:
    try:
        return reader(name, data)
    except Broken as broken:
        parts.findings.extend(broken.findings)
        return None


def _once(parts: Parts, name: str, decision: str, first: str) -> None:
    if first != name:
        sentence = f"Deze beslistabel staat ook in {first}. Geef een van de twee een andere id."
        parts.findings.append(Finding(name, "beslistabel-dubbel", sentence, decision))
