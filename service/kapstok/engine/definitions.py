"""What an event waits for or throws: a timer, a message, a signal, an error, an escalation or a condition."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Timer:
    kind: Literal["date", "duration", "cycle"]
    text: str


@dataclass(frozen=True)
class Message:
    name: str


@dataclass(frozen=True)
class Signal:
    name: str


@dataclass(frozen=True)
class Error:
    """Caught by its code; a catcher without a code catches every error."""

    code: str | None


@dataclass(frozen=True)
class Escalation:
    code: str | None


@dataclass(frozen=True)
class Condition:
    expression: str


@dataclass(frozen=True)
class Terminate:
    pass


Definition = Timer | Message | Signal | Error | Escalation | Condition | Terminate

REPEATABLE = (Message, Signal, Escalation)
"""What a listener that does not interrupt may hear more than once."""


def catches(listener: Definition | None, thrown: Definition) -> bool:
    if isinstance(listener, Error | Escalation) and type(listener) is type(thrown):
        return listener.code is None or listener == thrown
    return listener == thrown
