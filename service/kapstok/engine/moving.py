"""What moving a run to another version asks and answers: places, choices, questions and the outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from kapstok.engine.changes import Change, TaskOpened

DROP = "vervalt"
Kind = Literal["verdwenen", "anders", "samenkomst", "dubbel", "loopt_vast", "keuze_kan_niet"]


@dataclass(frozen=True, order=True)
class Place:
    """Where a token stands: the element, and the calls around it, outermost first."""

    element: str
    path: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join((*self.path, self.element))


@dataclass(frozen=True)
class Choices:
    """What the designer says. `renamed`: the new id of an element. `go_on`: where a token goes on, or DROP.

    The keys of `go_on` are places as text, or the bare id of an element wherever it stands. `settings` are the
    process data that kapstok.toml sets, with the value of the old and of the new version; what the run itself has
    made of them since is left alone.
    """

    renamed: Mapping[str, str] = field(default_factory=dict)
    go_on: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    def at(self, place: Place) -> str | None:
        return self.go_on.get(str(place), self.go_on.get(place.element))


@dataclass(frozen=True)
class Question:
    """A token that cannot go along by itself. `proposals` are elements of the new version where it could go on."""

    place: Place
    name: str
    kind: Kind
    sentence: str
    proposals: tuple[str, ...] = ()


@dataclass(frozen=True)
class TimerKept:
    """An armed timer whose text changed: it keeps `due`; under the new text it would have been `fresh`."""

    key: str
    element: str
    name: str
    due: datetime
    fresh: datetime | None


@dataclass(frozen=True)
class Migrated:
    """`state` is None as long as there are questions; then nothing moves. `kept` are the tasks that stay open,
    as they were and as they are called now; `notes` are sentences for the designer."""

    state: bytes | None
    changes: tuple[Change, ...] = ()
    kept: tuple[tuple[TaskOpened, TaskOpened], ...] = ()
    timers: tuple[TimerKept, ...] = ()
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
