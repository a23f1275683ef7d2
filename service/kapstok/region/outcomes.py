"""The matrix of variants and agreed scenarios: what holds, what a variant does otherwise, what it dropped."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Literal

from kapstok.rehearsal import scenario as scenarios
from kapstok.rehearsal.check import read
from kapstok.rehearsal.play import play
from kapstok.variants import packing, stories, version
from kapstok.variants.sealed import Bundle

Status = Literal["goed", "fout", "vervalt"]
WORKERS = 2
Place = tuple[str, str]


@dataclass(frozen=True)
class Outcome:
    """How a scenario goes on a variant; `own` when the variant tells it itself, and then `reason` says why."""

    status: Status
    message: str = ""
    own: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Row:
    """A scenario by its file and name, with its outcome in each variant that plays it."""

    file: str
    name: str
    outcomes: Mapping[str, Outcome]


@dataclass(frozen=True)
class Matrix:
    """`agreed` are the scenarios of the basis, `own` those that only some variants have."""

    variants: tuple[str, ...]
    agreed: tuple[Row, ...]
    own: tuple[Row, ...]

    @property
    def broken(self) -> tuple[tuple[str, Row], ...]:
        rows = (*self.agreed, *self.own)
        return tuple((name, row) for row in rows for name, found in row.outcomes.items() if found.status == "fout")

    @property
    def sentence(self) -> str:
        red = {name for name, _ in self.broken}
        if not red:
            return f"Alle scenario's gaan goed in alle {len(self.variants)} varianten."
        return f"{len(red)} van {len(self.variants)} varianten breken: {', '.join(sorted(red))}."


def matrix(basis: Bundle, bundles: Sequence[Bundle]) -> Matrix:
    """Every variant plays its scenarios; variants are shared out over two processes."""
    blobs = [packing.pack(bundle) for bundle in bundles]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        played = dict(zip((bundle.variant for bundle in bundles), pool.map(outcomes_of, blobs), strict=True))
    agreed = [(one.file, one.name) for one in read(basis)[0]]
    return Matrix(
        tuple(played),
        tuple(_row(place, played) for place in agreed),
        tuple(_row(place, played) for place in _others(agreed, played)),
    )


def _row(place: Place, played: Mapping[str, Mapping[Place, Outcome]]) -> Row:
    return Row(*place, {name: found[place] for name, found in played.items() if place in found})


def _others(agreed: Sequence[Place], played: Mapping[str, Mapping[Place, Outcome]]) -> list[Place]:
    return [*dict.fromkeys(place for found in played.values() for place in found if place not in agreed)]


def outcomes_of(blob: bytes) -> dict[Place, Outcome]:
    """The outcome of every scenario of a packed bundle, by the file on disk and its name."""
    bundle = packing.unpack(blob)
    compiled = version.compile(bundle)
    found: dict[Place, Outcome] = {}
    for one in read(bundle)[0]:
        result = play(compiled, one)
        reason = _reason(bundle, one)
        status: Status = "goed" if result.passed else "fout"
        found[stories.of(one.file), one.name] = Outcome(status, result.message, bool(reason), reason)
    return found | _dropped(bundle)


def _reason(bundle: Bundle, one: scenarios.Scenario) -> str:
    blocks = stories.blocks(bundle.files[one.file])
    return next((block.reason for block in blocks if block.name == one.name), "")


def _dropped(bundle: Bundle) -> dict[Place, Outcome]:
    blocks = [(name, block) for name, data in bundle.of_kind(".feature").items() for block in stories.blocks(data)]
    return {
        (stories.of(name), block.name): Outcome("vervalt", own=True, reason=block.reason)
        for name, block in blocks
        if block.dropped
    }
