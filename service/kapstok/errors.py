"""What can go wrong, said once: six kinds of error and the findings on a designer's file.

An error knows nothing of HTTP; every door maps the six kinds once. The message is a Dutch sentence
for a person, with the remedy. A specific error stands beside its noun and inherits one of these.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

Weight = Literal["fout", "waarschuwing"]


class KapstokError(Exception):
    """Whatever a person can be told about. `str(error)` is a Dutch sentence with the remedy."""


class NotFound(KapstokError):
    """It does not exist, or this person may not know that it does. The two must look the same."""


class Forbidden(KapstokError):
    """The person may see it, but may not do this with it."""


class Conflict(KapstokError):
    """Somebody or something was first: look again and decide."""


class Unavailable(KapstokError):
    """Try again later; the only kind that a worker retries."""


class Full(Unavailable):
    """Nothing can be written: there is no room, or the disk may only be read. Somebody has to see to it first."""


class Invalid(KapstokError):
    """Answers that a person has to mend. `fields` maps a field key to a Dutch sentence."""

    def __init__(self, fields: Mapping[str, str], message: str = "Niet alles is goed ingevuld."):
        super().__init__(message)
        self.fields = dict(fields)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or doubtful in a file of a designer.

    `rule` is the word under which docs/reference/regels explains it; `line` counts from 1.
    """

    file: str
    rule: str
    sentence: str
    element: str | None = None
    name: str | None = None
    line: int | None = None
    weight: Weight = "fout"

    def to_json(self) -> dict[str, Any]:
        """As every door tells it, with the keys that designers read."""
        return {
            "bestand": self.file,
            "regel": self.line,
            "element": self.element,
            "naam": self.name,
            "zwaarte": self.weight,
            "zin": self.sentence,
            "lintregel": self.rule,
        }

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.element is None:
            return f"{place}: {self.sentence} [{self.rule}]"
        label = f"{self.element} ({self.name})" if self.name else self.element
        return f"{place}: {label}: {self.sentence} [{self.rule}]"


class Broken(KapstokError):
    """The diagram, table or form cannot run, or we are wrong. `findings` say where and what to do."""

    def __init__(self, findings: Iterable[Finding]):
        self.findings = tuple(findings)
        self.casus_id: UUID | None = None  # at which casus, when it is one that would not go on
        super().__init__("\n".join(str(finding) for finding in self.findings))
