"""The report of an intake: for every element whether it was taken over, replaced by a human step, or not supported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["overgenomen", "vervangen", "niet_ondersteund"]
TAKEN: Kind = "overgenomen"
REPLACED: Kind = "vervangen"
REFUSED: Kind = "niet_ondersteund"
WEIGHT: tuple[Kind, ...] = (TAKEN, REPLACED, REFUSED)


@dataclass(frozen=True)
class Line:
    """What became of one element. `reason` is a Dutch sentence, "" when it was taken over as it is."""

    kind: Kind
    file: str
    element: str
    name: str
    reason: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        label = f"{self.element} ({self.name})" if self.name and self.name != self.element else self.element
        return ": ".join(filter(None, (place, self.kind.replace("_", " "), label, self.reason)))


@dataclass(frozen=True)
class Imported:
    """`files` run (diagrams, forms, tables, kapstok.toml); `originals` is what was uploaded, by running name.

    `roles` is the rollentabel: what the diagrams call somebody, and the role that it became.
    """

    files: Mapping[str, bytes]
    report: tuple[Line, ...]
    main: str
    originals: Mapping[str, bytes] = field(default_factory=dict)
    seals: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)

    def count(self, kind: Kind) -> int:
        """How many elements fared so; an element with several lines counts once, for the heaviest."""
        return sum(heaviest == kind for heaviest in self._fates().values())

    @property
    def sentence(self) -> str:
        """What a person reads above the report."""
        return (
            f"{self.count(TAKEN)} overgenomen, {self.count(REPLACED)} vervangen door een menselijke stap, "
            f"{self.count(REFUSED)} niet ondersteund"
        )

    def _fates(self) -> dict[tuple[str, str], Kind]:
        fates: dict[tuple[str, str], Kind] = {}
        for line in self.report:
            place = (line.file, line.element)
            fates[place] = max(fates.get(place, TAKEN), line.kind, key=WEIGHT.index)
        return fates
