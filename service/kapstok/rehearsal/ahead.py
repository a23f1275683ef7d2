"""What lies ahead of a token: which process data it will still read where it comes, and what it will write."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kapstok import feel, regie_marks
from kapstok.bpmn import details
from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.shapes import CATCHING, Element, Flow
from kapstok.dmn.table import Table
from kapstok.feel import FeelError
from kapstok.rehearsal.reach import Reach
from kapstok.variants.version import Version

ENTRY = re.compile(r"[{,]\s*\"?([A-Za-z_][A-Za-z0-9_]*)\"?\s*:")
THROWING = frozenset({"endEvent", "intermediateThrowEvent"})
HARMLESS = frozenset({"timer", "message", "link", "conditional"})
FASE, NEW = "fase", "nieuw_in_fase"
DONE_BY = "taak:"
Names = frozenset[str]
NONE: Names = frozenset()


@dataclass(frozen=True)
class Use:
    """What an element does with process data; `writes` is certain, so what was there before no longer counts.

    `asks` is what it reads besides its expressions: for a table, a form, a list of parties or regie.
    """

    asks: Names = NONE
    reads: Names = NONE
    writes: Names = NONE
    adds: Names = NONE
    only_for_writes: bool = False


class Ahead(Reach):
    """The same, with what each element reads and writes. Worked out once for a version."""

    def __init__(self, version: Version, watched: Names = NONE):
        super().__init__(version)
        self.watched = watched
        self._written: dict[frozenset[str], Mapping[str, Names]] = {}

    def written(self, region: frozenset[str]) -> Mapping[str, Names]:
        """What is written there, each with what is certainly written by every step that writes it."""
        if region not in self._written:
            found: dict[str, Names] = {}
            for use in (self.uses[each] for each in region):
                for name in use.writes | use.adds:
                    found[name] = found.get(name, use.writes) & use.writes
            self._written[region] = found
        return self._written[region]

    def disrupts(self, element: str) -> bool:
        """Can it end or wake what others do, hand over regie or change the fase?"""
        item = self.elements[element]
        kinds = {event.kind for event in item.events}
        throws = item.kind in THROWING and bool(kinds - {"link"})
        return throws or bool(kinds - HARMLESS) or self.hands_over(element)

    def hands_over(self, element: str) -> bool:
        """Does regie move here, or the fase change?"""
        return self.regie(element) != () or bool(self.elements[element].attribute("fase"))

    def listens(self, region: Iterable[str]) -> bool:
        items = [self.elements[each] for each in region]
        return any(item.kind == "receiveTask" or (item.kind in CATCHING and _is_message(item)) for item in items)

    def sends(self, region: Iterable[str]) -> bool:
        """Does something there speak to whoever listens within the same casus?"""
        items = [self.elements[each] for each in region]
        tells = any(item.kind in THROWING and _is_message(item) for item in items)
        return tells or any(item.kind == "sendTask" and not item.attribute("operatie") for item in items)

    @cached_property
    def by_the_clock(self) -> Names:
        """The elements that look at what day it is."""
        texts = (one for document in self.version.documents.values() for one in expressions(document))
        looking = (place for place, text in texts if feel.asks_the_time(text))
        tables = {id for id, table in self.version.tables.items() if any(map(feel.asks_the_time, _written_in(table)))}
        decided = {item.id for item in self.elements.values() if item.decision in tables}
        return frozenset(decided | {place.source if isinstance(place, Flow) else place.id for place in looking})

    @cached_property
    def days(self) -> Names:
        """The process data that are a day on a form: they count from the day on which they are given."""
        fields = (field for form in self.version.forms.values() for field in form.process_data)
        return frozenset(field.key for field in fields if field.type == "datetime")

    def regie(self, element: str) -> tuple[regie_marks.Move, ...]:
        try:
            return regie_marks.parse(self.elements[element].attribute("regie") or "")
        except regie_marks.Unreadable:
            return ()

    @cached_property
    def uses(self) -> Mapping[str, Use]:
        read: dict[str, set[str]] = defaultdict(set)
        for document in self.version.documents.values():
            for place, text in expressions(document):
                read[place.source if isinstance(place, Flow) else place.id] |= names(text)
        used = {item.id: self._use(item, frozenset(read[item.id])) for item in self.elements.values()}
        return used | {id: replace(used[id], writes=used[id].writes | {name}) for id, name in self.shared.items()}

    def _use(self, item: Element, read: Names) -> Use:
        done = frozenset({DONE_BY + item.id})
        asks = frozenset(DONE_BY + (move.task or "") for move in self.regie(item.id) if move.task) | self._asks(item)
        if item.decision in self.version.tables:
            table = self.version.tables[item.decision or ""]
            outputs = frozenset(output.name for output in table.outputs)
            return Use(table.reads, read | table.reads, outputs, only_for_writes=True)
        if item.script:
            return Use(NONE, read, frozenset(ENTRY.findall(item.script)), only_for_writes=True)
        if item.loop:
            asks |= frozenset(filter(None, (item.loop.input,)))
            made = frozenset(filter(None, (item.loop.output,)))
            return Use(asks, read | asks, made | done, self._fields(item))
        if item.attribute("fase"):
            return Use(asks, read | asks, frozenset({FASE, NEW}))
        return Use(asks, read | asks, self._fields(item) | done)

    def _fields(self, item: Element) -> Names:
        form = self.version.forms.get(details.form(item) or "")
        return frozenset(field.key for field in form.process_data) if form else NONE

    def fields(self, element: str) -> Names:
        """What is asked on the form of an element."""
        form = self.version.forms.get(details.form(self.elements[element]) or "")
        return frozenset(field.key for field in form.inputs) if form else NONE

    def _asks(self, item: Element) -> Names:
        """What the conditions of its form read besides the form itself, as far as the route can notice.

        A condition that only shows a question for the dossier makes no difference to where the casus goes.
        """
        form = self.version.forms.get(details.form(item) or "")
        if form is None:
            return NONE
        by_key = {field.key: field for field in form.fields if field.is_input or field.type == "group"}
        told = {field.key for field in form.process_data} | {move.field for move in self.regie(item.id)} | self.watched
        waiting, seen = [key for key in by_key if key in told], set[str]()
        while waiting:
            key = waiting.pop()
            if key in by_key and key not in seen:
                field = by_key[key]
                waiting.extend(field.reads | {field.group or key})
            seen.add(key)
        return frozenset(seen - {field.key for field in form.fields})

    def writes(self, region: Iterable[str]) -> Names:
        return frozenset(self.written(frozenset(region)))

    def reads(self, region: Iterable[str]) -> Names:
        return frozenset().union(*(self.uses[each].reads for each in region))


def _is_message(item: Element) -> bool:
    return any(event.kind == "message" for event in item.events)


def _written_in(table: Table) -> Iterator[str]:
    yield from (column.expression for column in table.inputs)
    yield from (cell for rule in table.rules for cell in (*rule.cells, *rule.outcomes))


def names(text: str) -> Names:
    """What an expression reads; nothing when it is not understood, which the check has said already."""
    try:
        return feel.names(text)
    except FeelError:
        return NONE
