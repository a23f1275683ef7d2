"""What somebody could answer: for a form the few ways of filling it in that can make a difference to the route."""

import itertools
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kapstok.bpmn.lint.expressions import expressions
from kapstok.errors import Invalid, KapstokError
from kapstok.forms import answers
from kapstok.forms.answers import Cleaned
from kapstok.forms.definition import Field, Form, Option
from kapstok.rehearsal import answering
from kapstok.rehearsal.ahead import names
from kapstok.variants.version import Version

NUMBER = re.compile(r"(?<![\w.\"])-?\d+(?:\.\d+)?(?![\w\"])")
TEXT = re.compile(r'"([^"]*)"')
PARTIES = 2
SOON = 7
COMBINATIONS = 24
TRIED = 400


@dataclass(frozen=True)
class Wanted:
    """Which fields matter: `fully` in every combination, `lightly` each value at least once."""

    fully: frozenset[str] = frozenset()
    lightly: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        return self.fully | self.lightly


@dataclass(frozen=True)
class Choice:
    """A way to fill in a form; `words` tell the answers that matter, as a person reads them."""

    answers: Mapping[str, Any]
    process_data: Mapping[str, Any]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """`left_out` is how many combinations were not tried; `refused` is why the form takes none of them."""

    found: tuple[Choice, ...]
    left_out: int = 0
    refused: str = ""


class Chooser:
    """Knows the forms and expressions of a version; each form is worked out once."""

    def __init__(self, version: Version, most: int = COMBINATIONS):
        self.version = version
        self._most = most
        self._texts = list(_texts(version))
        self._known: dict[Any, Choices] = {}
        self._in_timers = {name for text in _timers(version) for name in names(text)}

    def choices(self, form_id: str | None, wanted: Wanted, known: Mapping[str, Any], today: date) -> Choices:
        form = self.version.form(form_id)
        if not form.inputs:
            return Choices((Choice({}, {}),))
        asked = frozenset().union(*(field.reads for field in form.fields)) - {item.key for item in form.inputs}
        around = tuple((name, repr(known.get(name))) for name in sorted(asked))
        key = (form.id, wanted, around, today)
        if key not in self._known:
            self._known[key] = self._worked_out(form, wanted, known, today)
        return self._known[key]

    def _worked_out(self, form: Form, wanted: Wanted, known: Mapping[str, Any], today: date) -> Choices:
        sources = answering.sources(self.version.manifest, form)
        matters = _with_what_shows_it(form, wanted)
        plain = {item.key: self._plain(item, sources, today) for item in form.inputs}
        values = {item.key: self._values(item, sources, today) for item in form.inputs if item.key in matters.all}
        tried, left_out = self._combined(matters, values)
        found: dict[Any, Choice] = {}
        refused = ""
        for chosen in tried:
            try:
                cleaned = answers.clean(form, {**plain, **chosen}, sources, known)
            except (Invalid, KapstokError) as refusal:
                refused = answering.told(refusal) if isinstance(refusal, Invalid) else str(refusal)
                continue
            told = {key: _same(cleaned.answers.get(key)) for key in sorted(matters.all)}
            found.setdefault(tuple(told.items()), _choice(form, cleaned, matters, sources))
        kept = list(found.values())
        fewer = kept[:: -(-len(kept) // self._most)] if len(kept) > self._most else kept
        return Choices(tuple(fewer), left_out + len(kept) - len(fewer), "" if found else refused)

    def _combined(self, wanted: Wanted, values: Mapping[str, list[Any]]) -> tuple[list[dict[str, Any]], int]:
        full = [key for key in values if key in wanted.fully]
        light = [key for key in values if key not in wanted.fully]
        product = itertools.product(*(values[key] for key in full))
        every = [dict(zip(full, row, strict=True)) for row in itertools.islice(product, TRIED + 1)]
        kept = every if len(every) <= TRIED else _each_once({key: values[key] for key in full})
        rows = _each_once({key: values[key] for key in light}) or [{}]
        if len(kept) * len(rows) <= TRIED:
            together = [{**row, **light_row} for row in kept for light_row in rows]
        else:
            together = [{**row, **rows[number % len(rows)]} for number, row in enumerate(kept)]
            together += [{**kept[number % len(kept)], **row} for number, row in enumerate(rows)]
        return together, max(0, math.prod(len(values[key]) for key in full) - TRIED)

    def _plain(self, item: Field, sources: Mapping[str, Sequence[Option]], today: date) -> Any:
        """One believable answer for a field that does not matter; nothing where nothing is asked."""
        if not item.required:
            return None
        return next((value for value in self._values(item, sources, today) if value not in (None, [])), None)

    def _values(self, item: Field, sources: Mapping[str, Sequence[Option]], today: date) -> list[Any]:
        options = [option.value for option in answering.options(item, sources)]
        nothing: list[Any] = [] if item.required else [None]
        if item.is_many:
            return _lists(options, bool(item.bron)) + ([] if item.required else [[]])
        if options or item.type in ("radio", "select"):
            return [*options, *nothing]
        if item.type == "checkbox":
            return [True] if item.required else [True, False]
        if item.type == "number":
            return [*self._numbers(item), *nothing]
        if item.type == "datetime":
            return [*self._dates(item, today), *nothing]
        return [*self._words(item), *nothing]

    def _numbers(self, item: Field) -> list[float]:
        """Around every number that an expression compares with, within the limits of the form."""
        edges = [float(found) for text in self._about(item.key) for found in NUMBER.findall(text)]
        low, high = item.limits.minimum, item.limits.maximum
        near = {edge + step for edge in edges for step in (-1, 0, 1)}
        fit = sorted(value for value in near if (low is None or value >= low) and (high is None or value <= high))
        first = [value for value in (low, high) if value is not None]
        return [int(value) if value == int(value) else value for value in (fit or first or [1.0])]

    def _dates(self, item: Field, today: date) -> list[str]:
        soon = [today + timedelta(days=SOON)]
        others = [text for text in self._about(item.key) if item.key not in self._in_timers]
        days = [*soon, today, today - timedelta(days=1)] if others else soon
        return [day.isoformat() for day in days]

    def _words(self, item: Field) -> list[str]:
        said = [found for text in self._about(item.key) for found in TEXT.findall(text)] if item.process_data else []
        least = item.limits.min_length or 1
        return [*dict.fromkeys(said), "voorbeeld".ljust(least, "x")[: item.limits.max_length or 200]]

    def _about(self, name: str) -> Iterator[str]:
        return (text for reads, text in self._texts if name in reads)


def _texts(version: Version) -> Iterator[tuple[frozenset[str], str]]:
    """Every expression and column of a table, with what it reads."""
    for document in version.documents.values():
        for _, text in expressions(document):
            yield names(text), text
    for table in version.tables.values():
        for number, column in enumerate(table.inputs):
            for rule in table.rules:
                yield names(column.expression), f"{column.expression} = {rule.cells[number]}"


def _timers(version: Version) -> Iterator[str]:
    for item in version.places.elements:
        yield from (event.text.lstrip("= ") for event in item.events if event.kind == "timer" and "=" in event.text[:2])


def _lists(options: list[str], parties: bool) -> list[list[str]]:
    """Every option alone and all together; of parties two, so that they can disagree."""
    if parties:
        return [options[:PARTIES]]
    return [*([option] for option in options), *([options] if len(options) > 1 else [])]


def _each_once(values: Mapping[str, list[Any]]) -> list[dict[str, Any]]:
    """So few rows that every value stands in one of them."""
    longest = max(map(len, values.values()), default=0)
    return [{key: some[row % len(some)] for key, some in values.items()} for row in range(longest)]


def _with_what_shows_it(form: Form, wanted: Wanted) -> Wanted:
    """Also the fields on which it depends whether those that matter are shown."""
    by_key, own = form.by_key, {item.key for item in form.inputs}
    fully, lightly = wanted.fully & own, wanted.lightly & own
    waiting = [*fully, *lightly]
    while waiting:
        key = waiting.pop()
        item = by_key[key]
        around = by_key[item.group].reads if item.group else frozenset()
        for name in ((item.reads | around) & own) - fully:
            fully |= {name}
            waiting.append(name)
    return Wanted(fully, lightly - fully)


def _choice(form: Form, cleaned: Cleaned, wanted: Wanted, sources: Mapping[str, Sequence[Option]]) -> Choice:
    told = [item for item in form.inputs if item.key in wanted.all and cleaned.answers.get(item.key) is not None]
    words = tuple(f"{item.label or item.key}: {_spoken(item, cleaned.answers[item.key], sources)}" for item in told)
    return Choice(cleaned.answers, cleaned.process_data, words)


def _spoken(item: Field, value: Any, sources: Mapping[str, Sequence[Option]]) -> str:
    labels = {option.value: option.label for option in answering.options(item, sources)}
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return ", ".join(labels.get(each, str(each)) for each in value) or "niets"
    return labels.get(value, str(value))


def _same(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def wanted_in(keys: Iterable[str], live: frozenset[str], read: frozenset[str], watched: frozenset[str]) -> Wanted:
    """What matters of these fields: what steers the route fully, what only a table or an agreement reads lightly."""
    own = frozenset(keys)
    return Wanted(own & live, own & (read | watched) - live)
