"""What can happen in a run: the words in which the engine answers, one kind of change a dataclass.

A run is pushed (start, complete, deliver, tick, answer) and answers with a list of these, in the order
in which they happened. Nobody else needs to know SpiffWorkflow to act on them.

`key` is the name of one occurrence (a hex uuid, unique within the run); `element` the BPMN id; `path` the
ids of the call activities around it, outermost first; `name` the label in the diagram.

Nobody changes one of these. Python does not watch over it: that would make each of them four times as dear.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

RegieKind = Literal["casusregie", "procesregie", "bestuurlijk"]


@dataclass
class TaskOpened:
    """A person has to do something. `item` is the value of a multi-instance task (e.g. an organisation)."""

    key: str
    element: str
    name: str
    process: str
    path: tuple[str, ...] = ()
    item: str | None = None


@dataclass
class TaskClosed:
    """The task was completed by a person."""

    key: str
    element: str


@dataclass
class TaskWithdrawn:
    """The task went away without being done: the route left the place where it stood."""

    key: str
    element: str


@dataclass
class TimerArmed:
    """The run waits for a moment. `due` is in UTC."""

    key: str
    element: str
    name: str
    due: datetime


@dataclass
class TimerDropped:
    key: str
    element: str


@dataclass
class TimerFired:
    """The moment has come. A timer that fired is not dropped as well; one that repeats is armed anew."""

    key: str
    element: str


@dataclass
class MessageAwaited:
    """Somebody may send `message` now. `name` is the label of the event in the diagram."""

    key: str
    message: str
    element: str
    name: str
    process: str
    path: tuple[str, ...] = ()


@dataclass
class MessageDropped:
    """Nobody waits here any more: the message came, or the route left the place."""

    key: str
    message: str


@dataclass
class StepPassed:
    """An element other than a task was passed: for the history and the trace on the diagram."""

    element: str
    name: str
    kind: str
    process: str
    path: tuple[str, ...] = ()


@dataclass
class Decided:
    """A decision table advised. `rules` are the numbers of the matching rules, from 1."""

    element: str
    decision: str
    inputs: Mapping[str, Any]
    outputs: Mapping[str, Any]
    rules: tuple[int, ...] = ()


@dataclass
class FaseEntered:
    """The route came into an AVE-fase (1..4): a call activity with `ave:fase`."""

    fase: int
    element: str


@dataclass
class RegieMoved:
    """Regie changes hands with the completion of an element that carries `ave:regie`.

    `to` is "behandelaar" (who completed), "antwoord:<field>" (the person named there), "rol:<role>"
    (a role, no person yet) or "einde". `task` is the key of the completed task, None for an automatic step.
    """

    kind: RegieKind
    to: str
    element: str
    task: str | None = None


@dataclass
class JobWanted:
    """Outside work (a service task): `operation` with `parameters`; the run waits for `answer(key, ...)`."""

    key: str
    element: str
    name: str
    operation: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class JobDropped:
    """The work is no longer wanted: the route left the place before the answer."""

    key: str
    element: str


@dataclass
class CasusClosed:
    """The run has come to its end: nothing is left to do or to wait for."""

    element: str


Change = (
    TaskOpened
    | TaskClosed
    | TaskWithdrawn
    | TimerArmed
    | TimerDropped
    | TimerFired
    | MessageAwaited
    | MessageDropped
    | StepPassed
    | Decided
    | FaseEntered
    | RegieMoved
    | JobWanted
    | JobDropped
    | CasusClosed
)
