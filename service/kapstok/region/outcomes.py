"""The matrix of routes and agreed scenarios: what holds, what a route does otherwise, what it dropped, what breaks."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, dataclass, field, replace
from typing import Any, Literal

import orjson

from kapstok import bounded, bounds
from kapstok.errors import Broken, Finding
from kapstok.rehearsal import gate
from kapstok.rehearsal import scenario as scenarios
from kapstok.rehearsal.check import read
from kapstok.rehearsal.play import Result, play
from kapstok.variants import stories, version
from kapstok.variants.sealed import Bundle
from kapstok.variants.version import Version

Status = Literal["goed", "fout", "vervalt"]
AT_ONCE = 2
Place = tuple[str, str]
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Outcome:
    """How a scenario goes on a route; `own` when the route tells it itself, and then `reason` says why.

    When it breaks: at which `step`, on which `line` of which `file`, and the last element the casus came by.
    """

    status: Status
    message: str = ""
    own: bool = False
    reason: str = ""
    step: str = ""
    file: str = ""
    line: int = 0
    process: str = ""
    element: str = ""
    name: str = ""


@dataclass(frozen=True)
class Row:
    """A scenario by its file and name, with its outcome on each route that plays it."""

    file: str
    name: str
    outcomes: Mapping[str, Outcome]

    @property
    def broken(self) -> bool:
        return any(one.status == "fout" for one in self.outcomes.values())


@dataclass(frozen=True)
class Matrix:
    """`agreed` are the scenarios of the basis, `own` those that only some have.

    `faults`: what the check finds on a route; one that cannot begin plays no scenario at all.
    """

    variants: tuple[str, ...]
    agreed: tuple[Row, ...]
    own: tuple[Row, ...]
    faults: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)

    def beside(self, unread: Mapping[str, tuple[Finding, ...]]) -> "Matrix":
        """The same with the routes of which the files cannot be read, each with why."""
        return replace(self, variants=(*self.variants, *unread), faults={**self.faults, **unread})

    @property
    def rows(self) -> tuple[Row, ...]:
        return (*self.agreed, *self.own)

    @property
    def broken(self) -> tuple[tuple[str, Row], ...]:
        return tuple((name, row) for row in self.rows for name, found in row.outcomes.items() if found.status == "fout")

    @property
    def red(self) -> tuple[str, ...]:
        """Who breaks, on a scenario or on the check."""
        names = {name for name, _ in self.broken} | {name for name, found in self.faults.items() if found}
        return tuple(name for name in self.variants if name in names)

    @property
    def sentence(self) -> str:
        return self.told("varianten", {})

    def told(self, kind: str, names: Mapping[str, str]) -> str:
        """The outcome in a sentence: `kind` says of what, `names` how people call each."""
        if not self.red:
            return f"Alle scenario's gaan goed in alle {len(self.variants)} {kind}."
        red = ", ".join(names.get(name, name) for name in self.red)
        return f"{len(self.red)} van {len(self.variants)} {kind} {'breekt' if len(self.red) == 1 else 'breken'}: {red}."


def _quiet(what: str, done: int, total: int) -> None:
    """Nobody waits."""


def matrix(basis: Bundle, routes: Mapping[str, Bundle], tell: Tell = _quiet) -> Matrix:
    """Every route plays its scenarios, two at a time, each in a process with limits; the same files play once."""
    distinct = {bundle.digest: bundle for bundle in routes.values()}
    tell("scenario’s spelen per route", 0, len(distinct))
    found: dict[str, _Played] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        going = {pool.submit(_within, bundle): digest for digest, bundle in distinct.items()}
        for done in as_completed(going):
            found[going[done]] = done.result()
            tell("scenario’s spelen per route", len(found), len(distinct))
    played = {name: found[bundle.digest].outcomes for name, bundle in routes.items()}
    faults = {name: found[bundle.digest].faults for name, bundle in routes.items() if found[bundle.digest].faults}
    agreed = [(stories.of(one.file), one.name) for one in read(basis)[0]]
    rows = [_row(place, played) for place in dict.fromkeys(agreed)]
    own = [_row(place, played) for place in _others(agreed, played)]
    return Matrix(tuple(routes), tuple(rows), tuple(own), faults)


def _row(place: Place, played: Mapping[str, Mapping[Place, Outcome]]) -> Row:
    return Row(*place, {name: found[place] for name, found in played.items() if place in found})


def _others(agreed: Sequence[Place], played: Mapping[str, Mapping[Place, Outcome]]) -> list[Place]:
    return [*dict.fromkeys(place for found in played.values() for place in found if place not in agreed)]


@dataclass(frozen=True)
class _Played:
    outcomes: Mapping[Place, Outcome] = field(default_factory=dict)
    faults: tuple[Finding, ...] = ()


def _within(bundle: Bundle) -> _Played:
    faults = [item for item in gate.check(bundle) if item.weight == "fout"]
    try:
        told: Any = orjson.loads(bounded.run(lambda: _attempt(bundle), bounds.BUNDLE_SECONDS))
    except bounded.OverLimit:
        return _Played(faults=(*faults, Finding(gate.FILE, gate.RULE, gate.TOGETHER)))
    new = [item for one in told["faults"] if (item := Finding(**one)) not in faults]
    outcomes = {(file, name): Outcome(**one) for file, name, one in told["outcomes"]}
    return _Played(outcomes, (*faults, *(() if faults else new)))


def _attempt(bundle: Bundle) -> bytes:
    try:
        found = outcomes_of(bundle)
    except Broken as broken:
        return orjson.dumps({"outcomes": [], "faults": [vars(item) for item in broken.findings]})
    return orjson.dumps({"outcomes": [(*place, asdict(one)) for place, one in found.items()], "faults": []})


def outcomes_of(bundle: Bundle) -> dict[Place, Outcome]:
    """The outcome of every scenario of a bundle, by the file on disk and its name. Raises Broken."""
    compiled = version.compile(bundle)
    played = [(one, play(compiled, one)) for one in read(bundle)[0]]
    found = {(stories.of(one.file), one.name): _outcome(compiled, one, result) for one, result in played}
    return found | dict(_dropped(bundle))


def _outcome(compiled: Version, one: scenarios.Scenario, result: Result) -> Outcome:
    reason = _reason(compiled.bundle, one)
    if result.passed:
        return Outcome("goed", own=bool(reason), reason=reason)
    process, element, name = _last(compiled, result)
    return Outcome(
        "fout",
        result.message,
        bool(reason),
        reason,
        next((item.step.text for item in result.steps if item.passed is False), ""),
        stories.of(result.file),
        result.line,
        process,
        element,
        name,
    )


def _last(compiled: Version, result: Result) -> tuple[str, str, str]:
    """The last element with a name that the casus came by, in which process: there one looks."""
    names = {item.id: item.name for document in compiled.documents.values() for item in document.elements if item.name}
    for passed in reversed(result.trace):
        if passed.element in names:
            return passed.process, passed.element, names[passed.element] or ""
    return "", "", ""


def _reason(bundle: Bundle, one: scenarios.Scenario) -> str:
    blocks = stories.blocks(bundle.files[one.file])
    return next((block.reason for block in blocks if block.name == one.name), "")


def _dropped(bundle: Bundle) -> Iterator[tuple[Place, Outcome]]:
    for name, data in bundle.of_kind(".feature").items():
        for block in stories.blocks(data):
            if block.dropped:
                yield (stories.of(name), block.name), Outcome("vervalt", own=True, reason=block.reason)
