"""The verdict before publishing: all that is tried on a bundle, in one report that is kept with the version."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kapstok.bpmn.shapes import Flow
from kapstok.errors import Broken, Finding
from kapstok.rehearsal import agreements, coverage, gate, paths
from kapstok.rehearsal import check as written
from kapstok.rehearsal.agreements import Violation
from kapstok.rehearsal.coverage import Coverage, Painted
from kapstok.rehearsal.explore import Bounds, Explored, explore
from kapstok.rehearsal.play import Result, play
from kapstok.variants import version
from kapstok.variants.sealed import Bundle
from kapstok.variants.version import Version

NO_PROOF = "Dit is geen bewijs: bekeken is wat binnen de grenzen bereikt wordt."
RULE = "publiceren"
# What is going on, and how much of it is done of how much: who waits wants to see it move.
Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Report:
    """What was run on the bundle with this digest, what came of it, and what was left out.

    `explored` is None when the bundle could not be compiled: then nothing was played.
    """

    variant: str
    digest: str
    findings: tuple[Finding, ...]
    results: tuple[Result, ...] = ()
    violations: tuple[Violation, ...] = ()
    agreed: int = 0
    explored: Explored | None = None
    covered: Coverage | None = None

    @property
    def refusals(self) -> list[Finding]:
        """Why this bundle cannot be published; empty when it can. There is no way around them."""
        faults = [item for item in self.findings if item.weight == "fout"]
        failed = [result for result in self.results if not result.passed]
        faults += [
            Finding(one.file, RULE, f"Scenario ‘{one.scenario.name}’ gaat niet goed: {one.message}", line=one.line)
            for one in failed
        ]
        return faults + [
            Finding(one.file, one.agreement.id, one.sentence, one.element, one.name, one.line)
            for one in self.violations
        ]

    @property
    def passed(self) -> bool:
        return not self.refusals

    def refuse(self, digest: str) -> None:
        """Raises Broken unless this report is about these files and finds nothing that stands in the way."""
        if self.digest != digest:
            raise Broken([Finding("bundel", RULE, "De bestanden zijn na de controle veranderd: controleer opnieuw.")])
        if not self.passed:
            raise Broken(self.refusals)

    def to_json(self) -> dict[str, Any]:
        return {
            "variant": self.variant,
            "vingerafdruk": self.digest,
            "goedgekeurd": self.passed,
            "bevindingen": [finding_json(item) for item in self.findings],
            "scenarios": _scenarios(self.results),
            "afspraken": {
                "getoetst": self.agreed,
                "nietNagekomen": [_violation(one) for one in self.violations],
            },
            "verkenning": _explored(self.explored),
            "dekking": _covered(self.covered, self.explored),
            "voorbehoud": NO_PROOF,
        }


def _quiet(what: str, done: int, total: int) -> None:
    """Nobody waits."""


def report(bundle: Bundle, bounds: Bounds | None = None, tell: Tell = _quiet) -> Report:
    """Check, play every scenario, walk every decision and hold the agreements against it. Never raises for a fault."""
    tell("controleren", 0, 1)
    findings = tuple(gate.check(bundle))
    try:
        compiled = version.compile(bundle)
    except Broken as broken:
        new = tuple(item for item in broken.findings if item not in findings)
        return Report(bundle.variant, bundle.digest, (*findings, *new))
    if any(item.weight == "fout" for item in findings):
        return Report(bundle.variant, bundle.digest, findings)
    return _tried(compiled, findings, bounds, tell)


def _tried(compiled: Version, findings: tuple[Finding, ...], bounds: Bounds | None, tell: Tell) -> Report:
    bundle = compiled.bundle
    scenarios, _ = written.read(bundle)
    results = []
    for number, one in enumerate(scenarios):
        tell("scenario’s spelen", number, len(scenarios))
        results.append(play(compiled, one))
    tell("alle beslissingen nalopen", 0, 1)
    agreed = agreements.of(bundle)
    found = explore(compiled, bounds, agreements.watch(agreed))
    violations = tuple(agreements.check(found, agreed))
    covered = coverage.by_scenarios(compiled, results)
    return Report(bundle.variant, bundle.digest, findings, tuple(results), violations, len(agreed), found, covered)


def finding_json(item: Finding) -> dict[str, Any]:
    return {
        "bestand": item.file,
        "regel": item.line,
        "element": item.element,
        "naam": item.name,
        "zwaarte": item.weight,
        "zin": item.sentence,
        "lintregel": item.rule,
    }


def _scenarios(results: Sequence[Result]) -> dict[str, Any]:
    failed = [one for one in results if not one.passed]
    return {
        "gespeeld": len(results),
        "goed": len(results) - len(failed),
        "goede": [one.scenario.name for one in results if one.passed],
        "fout": [_failed(one) for one in failed],
    }


def _failed(one: Result) -> dict[str, Any]:
    at = next((item.step for item in one.steps if item.passed is False), None)
    return {
        "scenario": one.scenario.name,
        "bestand": one.file,
        "regel": one.line,
        "stap": at.text if at else "",
        "melding": one.message,
    }


def _violation(one: Violation) -> dict[str, Any]:
    return {
        "afspraak": one.agreement.id,
        "afgesproken": one.agreement.sentence,
        "zin": one.sentence,
        "element": one.element,
        "naam": one.name,
        "bestand": one.file,
        "regel": one.line,
        "pad": [str(step) for step in one.path],
        "geraakt": sorted({element for _, element in paths.painted(one.edges)}),
    }


def _explored(found: Explored | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "standen": len(found.nodes),
        "stappen": len(found.edges),
        "allesBekeken": found.complete,
        "nietBekeken": list(found.bounded),
        "minderVolgordes": list(found.reduced),
    }


def _covered(found: Coverage | None, explored: Explored | None) -> dict[str, Any] | None:
    if found is None:
        return None
    done, total = found.share
    missed = [id for one in found.processes.values() for id, count in one.elements.items() if not count]
    drawn = [_drawn(one, explored.version) for one in found.processes.values()] if explored else []
    return {"elementen": total, "geraakt": done, "nietGeraakt": missed, "diagrammen": drawn}


def _drawn(one: Painted, version: Version) -> dict[str, Any]:
    """One diagram with what the scenarios came by, and what not, as ids and in words."""
    document = version.documents[one.file]
    process = next(item for item in document.processes if item.id == one.process)
    names = {item.id: item.name or "" for item in process.elements}
    missed = [flow for flow in process.flows if not one.flows.get(flow.id)]
    return {
        "proces": one.process,
        "naam": process.name or one.process,
        "bestand": one.file,
        "geraakt": sorted([id for id, count in {**one.elements, **one.flows}.items() if count]),
        "nietGeraakt": sorted([id for id, count in one.elements.items() if not count]),
        "stappen": [names[id] for id, count in one.elements.items() if not count and names.get(id)],
        "pijlen": [_flow_words(flow, names) for flow in missed],
    }


def _flow_words(flow: Flow, names: Mapping[str, str]) -> str:
    called = f" (‘{flow.name}’)" if flow.name else ""
    return f"van {names.get(flow.source) or flow.source} naar {names.get(flow.target) or flow.target}{called}"
