"""Trying a variant out: its scenarios played, its decisions walked; the outcomes in plain words that can be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kapstok.bpmn.shapes import Flow
from kapstok.rehearsal import agreements, coverage, paths
from kapstok.rehearsal.agreements import Violation
from kapstok.rehearsal.coverage import Coverage, Painted
from kapstok.rehearsal.explore import Bounds, explore
from kapstok.rehearsal.play import Result, play, scenarios_of
from kapstok.variants import version
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle
from kapstok.variants.version import Version


@dataclass(frozen=True)
class Failed:
    """A scenario that did not hold: at which line and step, and why."""

    scenario: str
    file: str
    line: int
    step: str
    message: str


@dataclass(frozen=True)
class Played:
    """How many scenarios were played, which held and which did not, and which elements they touch together."""

    count: int = 0
    good: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()
    covered: Mapping[str, Any] | None = None

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Played":
        failed = tuple(Failed(**one) for one in kept["failed"])
        return cls(kept["count"], tuple(kept["good"]), failed, kept["covered"])


@dataclass(frozen=True)
class Breach:
    """An agreement that is broken: where, by which steps in words, and which elements the casus came by."""

    agreement: str
    agreed: str
    sentence: str
    element: str
    name: str
    file: str
    line: int | None
    path: tuple[str, ...]
    painted: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Walk:
    """What an exploration came to. `bounded` says what was not looked at, `reduced` what in fewer orders."""

    agreed: int
    states: int
    steps: int
    breaches: tuple[Breach, ...] = ()
    bounded: tuple[str, ...] = ()
    reduced: tuple[str, ...] = ()

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Walk":
        breaches = tuple(_breach(one) for one in kept["breaches"])
        bounded, reduced = tuple(kept["bounded"]), tuple(kept["reduced"])
        return cls(kept["agreed"], kept["states"], kept["steps"], breaches, bounded, reduced)


def played(bundle: Bundle) -> Played:
    """Every scenario of the bundle. Raises Broken when it cannot be compiled."""
    compiled = version.compile(bundle)
    results = [play(compiled, one) for one in scenarios_of(bundle)]
    good = tuple(one.scenario.name for one in results if one.passed)
    failed = tuple(_failed(one) for one in results if not one.passed)
    return Played(len(results), good, failed, _covered(coverage.by_scenarios(compiled, results), compiled))


def _failed(one: Result) -> Failed:
    at = next((item.step for item in one.steps if item.passed is False), None)
    return Failed(one.scenario.name, one.file, one.line, at.text if at else "", one.message)


def walk(bundle: Bundle, within: Bounds) -> Walk:
    """Every decision, and the agreements held against what is reached. Raises Broken when it cannot begin."""
    agreed = agreements.of(bundle)
    found = explore(version.compile(bundle), within, agreements.watch(agreed))
    breaches = tuple(_told(one) for one in agreements.check(found, agreed))
    seen = len(found.nodes), len(found.edges)
    return Walk(len(agreed), *seen, breaches, tuple(found.bounded), tuple(found.reduced))


def _covered(found: Coverage, compiled: Version) -> dict[str, Any]:
    done, total = found.share
    missed = [id for one in found.processes.values() for id, count in one.elements.items() if not count]
    drawn = [_drawn(one, compiled) for one in found.processes.values()]
    flows = [count for one in found.processes.values() for count in one.flows.values()]
    gone = {"pijlen": len(flows), "pijlenGenomen": sum(count > 0 for count in flows)}
    return {"elementen": total, "geraakt": done, **gone, "nietGeraakt": missed, "diagrammen": drawn}


def _drawn(one: Painted, compiled: Version) -> dict[str, Any]:
    """One diagram with what the scenarios came by, and what not, as ids and in words."""
    document = compiled.documents[one.file]
    process = next(item for item in document.processes if item.id == one.process)
    names = {item.id: item.name or "" for item in process.elements}
    called = {id: name or _nearby(id, process.flows, names) for id, name in names.items()}
    missed = [flow for flow in process.flows if not one.flows.get(flow.id)]
    return {
        "proces": one.process,
        "naam": process.name or one.process,
        "bestand": one.file,
        "geraakt": sorted([id for id, count in {**one.elements, **one.flows}.items() if count]),
        "nietGeraakt": sorted([id for id, count in one.elements.items() if not count]),
        "nietGenomen": sorted(flow.id for flow in missed),
        "stappen": [names[id] for id, count in one.elements.items() if not count and names.get(id)],
        "pijlen": [_flow_words(flow, called) for flow in missed],
    }


def _nearby(id: str, flows: Sequence[Flow], names: Mapping[str, str]) -> str:
    """How people call a place without a name: by what comes next to it."""
    for flow in flows:
        if flow.source == id and names.get(flow.target):
            return f"het punt voor {names[flow.target]}"
    before = next((names[flow.source] for flow in flows if flow.target == id and names.get(flow.source)), "")
    return f"het punt na {before}" if before else id


def _flow_words(flow: Flow, names: Mapping[str, str]) -> str:
    called = f" (‘{flow.name}’)" if flow.name else ""
    return f"van {names.get(flow.source, flow.source)} naar {names.get(flow.target, flow.target)}{called}"


def _told(one: Violation) -> Breach:
    return Breach(
        one.agreement.id,
        one.agreement.sentence,
        one.sentence,
        one.element,
        one.name,
        one.file or FILE,
        one.line,
        tuple(str(step) for step in one.path),
        paths.painted(one.edges),
    )


def _breach(kept: Mapping[str, Any]) -> Breach:
    painted = tuple((process, element) for process, element in kept["painted"])
    return Breach(**{**kept, "path": tuple(kept["path"]), "painted": painted})
