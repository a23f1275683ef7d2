"""A decision table as its designer drew it, and the decision it takes on the data of a casus."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kapstok import feel
from kapstok.dmn import policies
from kapstok.dmn.kinds import DUTCH, Kind, as_input, fits
from kapstok.dmn.policies import HitPolicy
from kapstok.errors import Broken, Finding


@dataclass(frozen=True)
class Input:
    """A column of conditions: `expression` is asked once, `allowed` is a unary test or empty."""

    label: str
    expression: str
    kind: Kind = "any"
    allowed: str = ""


@dataclass(frozen=True)
class Output:
    """A column of outcomes; `name` is the piece of process data that it fills."""

    name: str
    kind: Kind = "any"
    allowed: str = ""
    default: str | None = None


@dataclass(frozen=True)
class Rule:
    """A row: a cell an input, an outcome an output. `number` counts from 1, as modelers show it."""

    number: int
    cells: tuple[str, ...]
    outcomes: tuple[str, ...]
    id: str | None = None
    note: str = ""
    line: int | None = None


@dataclass(frozen=True)
class Decision:
    """What was decided: the outputs by name, the numbers of the rules that did it, the inputs by label."""

    outputs: dict[str, Any]
    rules: tuple[int, ...]
    inputs: dict[str, Any]


@dataclass(frozen=True)
class Table:
    id: str
    name: str
    file: str
    line: int | None
    hit_policy: HitPolicy
    inputs: tuple[Input, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]
    reads: frozenset[str]

    def decide(self, context: Mapping[str, Any], now: datetime | None = None) -> Decision:
        """The decision on this data. Raises Broken when the rules contradict each other or cannot be read.

        ISO text counts as a date in a column of dates. When an input lies outside its allowed
        values no rule applies; a missing input (None) is never outside. When no rule applies the outputs are
        their default or None under UNIQUE, FIRST and ANY, an empty list under COLLECT and RULE ORDER, 0 for
        COUNT and None for SUM, MIN and MAX.
        """
        try:
            return self._decide(context, now)
        except (feel.FeelError, policies.Undecided) as error:
            raise Broken([self._finding(str(error))]) from error

    def _decide(self, context: Mapping[str, Any], now: datetime | None) -> Decision:
        found = feel.evaluate_all([column.expression for column in self.inputs], context, now)
        inputs = [as_input(column.kind, value) for column, value in zip(self.inputs, found, strict=True)]
        hits = policies.chosen(self.hit_policy, self._hits(inputs, context, now))
        rows = self._rows(hits, context, now)
        if not hits and self.hit_policy in policies.SINGLE:
            outputs = self._defaults(context, now)
        else:
            outputs = self._combined(hits, rows)
        return Decision(outputs, tuple(hits), self._seen(inputs))

    def _seen(self, inputs: Sequence[Any]) -> dict[str, Any]:
        labels = Counter(column.label for column in self.inputs)
        return {
            column.label if labels[column.label] == 1 else f"{column.label} ({column.expression})": value
            for column, value in zip(self.inputs, inputs, strict=True)
        }

    def _hits(self, inputs: Sequence[Any], context: Mapping[str, Any], now: datetime | None) -> list[int]:
        allowed = [
            ("-" if value is None else column.allowed, value) for column, value in zip(self.inputs, inputs, strict=True)
        ]
        cells = [pair for rule in self.rules for pair in zip(rule.cells, inputs, strict=True)]
        answers = iter(feel.matches([*allowed, *cells], context, now))
        if not all(_next(answers, len(allowed))):
            return []
        return [rule.number for rule in self.rules if all(_next(answers, len(rule.cells)))]

    def _rows(self, hits: Sequence[int], context: Mapping[str, Any], now: datetime | None) -> list[tuple[Any, ...]]:
        texts = [outcome for number in hits for outcome in self.rules[number - 1].outcomes]
        values = self._values(texts, context, now)
        width = len(self.outputs)
        rows = [tuple(values[start : start + width]) for start in range(0, len(values), width)]
        for number, row in zip(hits, rows, strict=True):
            self._refuse_unfit(f"Regel {number}", row)
        self._refuse_forbidden(hits, rows, context, now)
        return rows

    def _defaults(self, context: Mapping[str, Any], now: datetime | None) -> dict[str, Any]:
        row = self._values([output.default or "" for output in self.outputs], context, now)
        self._refuse_unfit("De standaarduitkomst", row)
        return dict(zip(self._names(), row, strict=True))

    def _combined(self, hits: Sequence[int], rows: Sequence[tuple[Any, ...]]) -> dict[str, Any]:
        if self.hit_policy in policies.SINGLE:
            return dict(zip(self._names(), policies.agreed(hits, rows), strict=True))
        columns = zip(*rows, strict=True) if rows else ((),) * len(self.outputs)
        if self.hit_policy in policies.LISTS:
            return {name: list(column) for name, column in zip(self._names(), columns, strict=True)}
        return {
            name: policies.aggregate(self.hit_policy, column)
            for name, column in zip(self._names(), columns, strict=True)
        }

    def _values(self, texts: Sequence[str], context: Mapping[str, Any], now: datetime | None) -> list[Any]:
        return feel.evaluate_all([text.strip() or "null" for text in texts], context, now)

    def _refuse_unfit(self, where: str, row: Sequence[Any]) -> None:
        for output, value in zip(self.outputs, row, strict=True):
            if not fits(output.kind, value):
                raise policies.Undecided(
                    f"{where} geeft {output.name} de waarde »{value}«, maar de kolom belooft "
                    f"{DUTCH[output.kind]}. Verbeter de uitkomst of het type van de kolom."
                )

    def _refuse_forbidden(
        self,
        hits: Sequence[int],
        rows: Sequence[tuple[Any, ...]],
        context: Mapping[str, Any],
        now: datetime | None,
    ) -> None:
        pairs = [
            (number, output, value)
            for number, row in zip(hits, rows, strict=True)
            for output, value in zip(self.outputs, row, strict=True)
            if output.allowed and value is not None
        ]
        answers = feel.matches([(output.allowed, value) for _, output, value in pairs], context, now)
        for (number, output, value), allowed in zip(pairs, answers, strict=True):
            if not allowed:
                raise policies.Undecided(
                    f"Regel {number} geeft {output.name} de waarde »{value}«; toegestaan is {output.allowed}."
                )

    def _names(self) -> list[str]:
        return [output.name for output in self.outputs]

    def _finding(self, sentence: str) -> Finding:
        return Finding(self.file, "dmn_beslist", sentence, element=self.id, name=self.name, line=self.line)


def _next(answers: Iterator[bool], count: int) -> list[bool]:
    return [next(answers) for _ in range(count)]
