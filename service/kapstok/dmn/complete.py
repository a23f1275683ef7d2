"""Whether the rules of a table cover every row once: gaps and overlaps, by trying the values that matter."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kapstok import feel
from kapstok.dmn.table import Input, Rule, Table
from kapstok.errors import Finding, Weight

MOST_ROWS = 20_000
MOST_VALUES = 60
TOLD = 5
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
NUMBER = re.compile(r"(?<![\w.\"-])-?\d+(?:\.\d+)?(?![\w.\"-])")
DAY = re.compile(r'date\("(\d{4}-\d{2}-\d{2})"\)|@"(\d{4}-\d{2}-\d{2})"')
OTHER = "iets anders"
Domains = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Column:
    """The values to try in one column, and for each which rules it passes."""

    input: Input
    values: Sequence[Any]
    passes: Sequence[frozenset[int]]


def problems(table: Table, domains: Domains | None = None) -> Iterator[Finding]:
    """Cases without a rule, and cases with two under UNIQUE or ANY. `domains`: what a name can be, from its form.

    A table whose cells read other data, or with too many cases, is left in peace: it cannot be tried.
    """
    if table.hit_policy not in ("U", "A", "F") or not table.inputs:
        return
    columns = _columns(table, domains or {})
    count = 1
    for column in columns or ():
        count *= len(column.values)
    if columns is None or count > MOST_ROWS:
        return
    yield from _overlaps(table, columns)
    yield from _gaps(table, columns)


def _columns(table: Table, domains: Domains) -> list[Column] | None:
    found: list[Column] = []
    for place, column in enumerate(table.inputs):
        cells = [rule.cells[place] if len(rule.cells) == len(table.inputs) else "-" for rule in table.rules]
        try:
            if any(feel.names_of_cell(cell) for cell in [*cells, column.allowed]):
                return None
            values = _values(column, cells, domains)
            passes = [_passes(table.rules, cells, value) for value in values]
        except feel.FeelError:
            return None
        found.append(Column(column, values, passes))
    return found


def _passes(rules: Sequence[Rule], cells: Sequence[str], value: Any) -> frozenset[int]:
    answers = feel.matches([(cell, value) for cell in cells], {})
    return frozenset(rule.number for rule, holds in zip(rules, answers, strict=True) if holds)


def _values(column: Input, cells: Sequence[str], domains: Domains) -> list[Any]:
    """The values that cells tell apart: the words, the bounds with what lies beside them, yes and no."""
    closed = domains.get(column.expression.strip()) or TEXT.findall(column.allowed)
    text = " ".join(cells)
    if closed:
        return list(dict.fromkeys(closed))[:MOST_VALUES]
    days = sorted({date.fromisoformat(one or other) for one, other in DAY.findall(text)})
    if days:
        return sorted({day + timedelta(step) for day in days for step in (-1, 0, 1)})[:MOST_VALUES]
    if column.kind == "boolean" or re.search(r"\b(?:true|false)\b", text):
        return [True, False]
    words = list(dict.fromkeys(TEXT.findall(text)))
    if words:
        return [*words, OTHER][:MOST_VALUES]
    numbers = sorted({float(found) for found in NUMBER.findall(text)})
    beside = {value for number in numbers for value in (number - 0.5, number, number + 0.5)}
    return [_plain(number) for number in sorted(beside)][:MOST_VALUES] or [OTHER]


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _rows(columns: Sequence[Column]) -> Iterator[tuple[tuple[Any, ...], frozenset[int]]]:
    places = [range(len(column.values)) for column in columns]
    for chosen in itertools.product(*places):
        hits = frozenset.intersection(*(column.passes[at] for column, at in zip(columns, chosen, strict=True)))
        yield tuple(column.values[at] for column, at in zip(columns, chosen, strict=True)), hits


def _overlaps(table: Table, columns: Sequence[Column]) -> Iterator[Finding]:
    if table.hit_policy == "F":
        return
    told: set[tuple[int, int]] = set()
    rules = {rule.number: rule for rule in table.rules}
    for row, hits in _rows(columns):
        for pair in itertools.combinations(sorted(hits), 2):
            one, other = (rules[number] for number in pair)
            if pair in told or (table.hit_policy == "A" and one.outcomes == other.outcomes):
                continue
            told.add(pair)
            sentence = (
                f"Regel {pair[0]} en regel {pair[1]} gelden allebei bij {_said(columns, row)}. "
                "Maak ze uitsluitend, of kies FIRST."
            )
            yield _at(table, sentence, "fout", other.line)
            if len(told) == TOLD:
                return


def _gaps(table: Table, columns: Sequence[Column]) -> Iterator[Finding]:
    if all(output.default for output in table.outputs):
        return
    gaps = (row for row, hits in _rows(columns) if not hits)
    for row in itertools.islice(gaps, TOLD):
        sentence = (
            f"Bij {_said(columns, row)} geldt geen enkele regel. Voeg een regel toe of geef een standaarduitkomst."
        )
        yield _at(table, sentence, "waarschuwing", table.line)


def _said(columns: Sequence[Column], row: Sequence[Any]) -> str:
    return " en ".join(f"{column.input.label} = {_word(value)}" for column, value in zip(columns, row, strict=True))


def _word(value: Any) -> str:
    return "ja" if value is True else "nee" if value is False else str(value)


def _at(table: Table, sentence: str, weight: Weight, line: int | None) -> Finding:
    return Finding(table.file, "dmn_sluitend", sentence, table.id, table.name, line, weight)
