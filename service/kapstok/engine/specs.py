"""The route of a version, compiled once and shared by every casus that follows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from SpiffWorkflow.bpmn.specs.bpmn_process_spec import BpmnProcessSpec

from kapstok.errors import Broken, Finding


class Advice(Protocol):
    """What a decision table answers."""

    @property
    def outputs(self) -> Mapping[str, Any]: ...
    @property
    def rules(self) -> tuple[int, ...]: ...
    @property
    def inputs(self) -> Mapping[str, Any]: ...


class DecisionTable(Protocol):
    """A decision that a business rule task can ask."""

    def decide(self, context: Mapping[str, Any], now: datetime) -> Advice: ...


@dataclass(frozen=True)
class Spec:
    """A compiled route. Nothing in it changes while casussen run, so threads may share it."""

    main: str
    processes: Mapping[str, BpmnProcessSpec]
    decisions: Mapping[str, DecisionTable] = field(default_factory=dict)
    termijnen: Mapping[str, str] = field(default_factory=dict)
    closed: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Marks:
    """What the diagram says about one element, for the history and for whoever must mend it."""

    element: str
    name: str = ""
    kind: str = ""
    file: str = ""
    line: int | None = None
    regie: tuple[tuple[str, str], ...] = ()
    fase: int | None = None


def broken(marks: Marks, rule: str, sentence: str) -> Broken:
    """The incident that names the place in the diagram."""
    place = Finding(marks.file, rule, sentence, marks.element or None, marks.name or None, marks.line)
    return Broken([place])
