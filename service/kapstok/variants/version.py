"""A version: a bundle compiled once into what casussen run on, and what screens and tasks read from it."""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal

from kapstok import engine
from kapstok.bpmn.document import Document
from kapstok.dmn import Table
from kapstok.errors import Broken, Finding, NotFound
from kapstok.forms.definition import Form
from kapstok.variants import definitions, parts, termijn
from kapstok.variants.definitions import MessageDefinition, TaskDefinition
from kapstok.variants.manifest import FILE, Manifest
from kapstok.variants.nearest import hint
from kapstok.variants.places import Places
from kapstok.variants.sealed import Bundle

KEPT = 64
Instroom = Literal["signaal", "nieuw", "lopend", "spoed"]


@dataclass(frozen=True, eq=False)
class Version:
    """Shared by every casus on it and by all threads: nothing in it changes."""

    bundle: Bundle
    spec: engine.Spec
    documents: Mapping[str, Document]
    forms: Mapping[str, Form]
    tables: Mapping[str, Table]

    @cached_property
    def manifest(self) -> Manifest:
        return self.bundle.manifest

    @property
    def digest(self) -> str:
        return self.bundle.digest

    @cached_property
    def places(self) -> Places:
        return Places(self.documents, self.manifest.hoofdproces)

    def task(self, element: str, path: Sequence[str] = ()) -> TaskDefinition:
        """Who does the task, with which form and by when; `path` as in TaskOpened. May be NotFound."""
        place = element, tuple(path)
        if place not in self._tasks:
            self._tasks[place] = definitions.task(self.manifest, self.places.find(element, path))
        return self._tasks[place]

    @cached_property
    def _tasks(self) -> dict[tuple[str, tuple[str, ...]], TaskDefinition]:
        """Looked up once: there are as many as there are ways to an element."""
        return {}

    @cached_property
    def _messages(self) -> dict[tuple[str, tuple[str, ...]], MessageDefinition]:
        return {}

    def message(self, element: str, path: Sequence[str] = ()) -> MessageDefinition:
        """Who may send the message that this event waits for; `path` as in MessageAwaited."""
        place = element, tuple(path)
        if place not in self._messages:
            self._messages[place] = definitions.message(self.manifest, self.places.listening(element, path))
        return self._messages[place]

    def form(self, form_id: str | None) -> Form:
        """The form with this id, an empty one for None; NotFound names the nearest."""
        if form_id is None:
            return Form(file="", id="", title="", fields=())
        if form_id not in self.forms:
            raise NotFound(f'Het formulier "{form_id}" bestaat niet in deze versie.{hint(form_id, self.forms)}')
        return self.forms[form_id]

    def due(self, text: str | None, start: datetime) -> date | None:
        """The last day of a termijn (a key or written out) that starts now; None when there is none."""
        found = self._termijn(text)
        return found.due(start, self.manifest.sluitingsdagen) if found else None

    def due_words(self, text: str | None, start: datetime) -> str:
        """In words, with the holidays that were skipped; "" when there is no termijn."""
        found = self._termijn(text)
        return found.words(start, self.manifest.sluitingsdagen) if found else ""

    def fase_name(self, fase: int) -> str:
        found = self.manifest.fasen.get(fase)
        return found.naam if found else "Nog geen fase"

    def role_label(self, role: str) -> str:
        return definitions.label_of(self.manifest, role)

    def start_data(
        self, instroom: Instroom, startfase: int, doelfase: int = 0, extra: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """The process data with which a run starts; `doelfase` is 3 or 4 for spoed, else 0.

        "nieuw" begins in AVE 2 with its first steps; "lopend" takes over a casus that has those behind it.
        """
        return {
            **self.manifest.instellingen,
            "instroom": instroom,
            "startfase": startfase,
            "doelfase": doelfase,
            "spoed": instroom == "spoed",
            **(extra or {}),
        }

    def _termijn(self, text: str | None) -> termijn.Termijn | None:
        written = definitions.written_out(self.manifest, text)
        return termijn.parse(written) if written else None


_lock = threading.RLock()
_compiled: OrderedDict[str, Version] = OrderedDict()


def compile(bundle: Bundle, found: parts.Parts | None = None) -> Version:
    """The version of a bundle, compiled once in this process; raises Broken with everything that is wrong.

    `found` are its parts, for whoever has read them already.
    """
    with _lock:
        if bundle.digest not in _compiled:
            found = found or parts.read(bundle)
            if found.findings:
                raise Broken(found.findings)
            _compiled[bundle.digest] = build(bundle, found)
            while len(_compiled) > KEPT:
                _compiled.popitem(last=False)
        _compiled.move_to_end(bundle.digest)
        return _compiled[bundle.digest]


def build(bundle: Bundle, found: parts.Parts) -> Version:
    """The version of parts that were read without findings; raises Broken."""
    main = bundle.manifest.hoofdproces
    known = found.process_files()
    if main not in known:
        sentence = f'Het hoofdproces "{main}" staat in geen enkel diagram.{hint(main, known)}'
        raise Broken([Finding(FILE, "hoofdproces", sentence)])
    processes = {name: bundle.files[name] for name in found.documents}
    manifest = bundle.manifest
    spec = engine.compile(processes, main, found.tables, manifest.termijnen, manifest.sluitingsdagen)
    return Version(bundle, spec, found.documents, found.forms, found.tables)
