"""The verdict on a variant: checked, rehearsed and explored in one go, in a report that is kept with the version."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson

from kapstok import bounded, bounds
from kapstok.errors import Broken, Finding, KapstokError
from kapstok.rehearsal import gate, trying
from kapstok.rehearsal.explored import NO_PROOF, Bounds
from kapstok.rehearsal.trying import Breach, Failed, Played, Walk
from kapstok.variants.sealed import Bundle

RULE = "publiceren"
AT_ONCE = 2
STAGES = 3
# What is going on, and how much of it is done of how much: who waits wants to see it move.
Tell = Callable[[str, int, int], None]
# An exploration keeps every moment that it has seen.
ROOM = 4 * bounds.MEMORY


@dataclass(frozen=True)
class Report:
    """What was run on the bundle with this digest, what came of it, and what was left out.

    Without faults in `findings` the scenarios were played; `walk` is None when the route could not be walked.
    """

    variant: str
    digest: str
    findings: tuple[Finding, ...]
    played: Played = field(default_factory=Played)
    walk: Walk | None = None

    @property
    def breaches(self) -> tuple[Breach, ...]:
        return self.walk.breaches if self.walk else ()

    @property
    def refusals(self) -> list[Finding]:
        """Why this bundle cannot be published; empty when it can. There is no way around them."""
        faults = [item for item in self.findings if item.weight == "fout"]
        faults += [
            Finding(one.file, RULE, f"Scenario ‘{one.scenario}’ gaat niet goed: {one.message}", line=one.line)
            for one in self.played.failed
        ]
        return faults + [
            Finding(one.file, one.agreement, one.sentence, one.element, one.name, one.line) for one in self.breaches
        ]

    @property
    def passed(self) -> bool:
        return not self.refusals

    @property
    def elements(self) -> frozenset[str]:
        """Every element that something is said of."""
        return frozenset(filter(None, (item.element for item in (*self.findings, *self.refusals))))

    def refuse(self, digest: str) -> None:
        """Raises Broken unless this report is about these files and finds nothing that stands in the way."""
        if self.digest != digest:
            raise Broken([Finding("bundel", RULE, "De bestanden zijn na de controle veranderd: controleer opnieuw.")])
        if not self.passed:
            raise Broken(self.refusals)

    def to_json(self) -> dict[str, Any]:
        walk, failed = self.walk, self.played.failed
        return {
            "variant": self.variant,
            "vingerafdruk": self.digest,
            "goedgekeurd": self.passed,
            "bevindingen": [item.to_json() for item in self.findings],
            "scenarios": {
                "gespeeld": self.played.count,
                "goed": self.played.count - len(failed),
                "goede": list(self.played.good),
                "fout": [_failed_json(one) for one in failed],
            },
            "afspraken": {
                "getoetst": walk.agreed if walk else 0,
                "nietNagekomen": [_breach_json(one) for one in self.breaches],
            },
            "verkenning": _walk_json(walk) if walk else None,
            "dekking": self.played.covered,
            "voorbehoud": NO_PROOF,
        }


def _quiet(what: str, done: int, total: int) -> None:
    """Nobody waits."""


def report(bundle: Bundle, within: Bounds | None = None, tell: Tell = _quiet) -> Report:
    """Check, play every scenario, walk every decision and hold the agreements against it.

    Never raises for a fault and never hangs: two processes with a limit share the work.
    """
    with ThreadPoolExecutor(1) as pool:
        walking = pool.submit(_walked, bundle, within or Bounds())
        findings, played = _checked(bundle, tell)
        tell("alle beslissingen nalopen", 2, STAGES)
        return _report(bundle, findings, played, walking.result())


def region(bundles: Iterable[Bundle]) -> list[Report]:
    """The report on every variant, two at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(_alone, bundles))


def _alone(bundle: Bundle) -> Report:
    findings, played = _checked(bundle)
    return _report(bundle, findings, played, _walked(bundle, Bounds()))


def _report(bundle: Bundle, findings: list[Finding], played: Played, walked: Walk | list[Finding]) -> Report:
    """What compiling says has mostly been said by the check."""
    if isinstance(walked, Walk):
        return Report(bundle.variant, bundle.digest, tuple(findings), played, walked)
    new = [item for item in walked if item not in findings]
    return Report(bundle.variant, bundle.digest, (*findings, *new), played)


def _checked(bundle: Bundle, tell: Tell = _quiet) -> tuple[list[Finding], Played]:
    tell("controleren", 0, STAGES)
    findings = gate.check(bundle)
    if any(item.weight == "fout" for item in findings):
        return findings, Played()
    tell("scenario’s spelen", 1, STAGES)
    found = _within(lambda: asdict(trying.played(bundle)), gate.TOGETHER, bounds.BUNDLE_SECONDS)
    return (findings, Played.of(found)) if isinstance(found, dict) else ([*findings, *found], Played())


def _walked(bundle: Bundle, within: Bounds) -> Walk | list[Finding]:
    patience = within.seconds + bounds.BUNDLE_SECONDS
    found = _within(lambda: asdict(trying.walk(bundle, within)), gate.TOGETHER, patience, ROOM)
    return Walk.of(found) if isinstance(found, dict) else found


def _within(
    work: Callable[[], dict[str, Any]], too_much: str, seconds: float, room: int = bounds.MEMORY
) -> dict[str, Any] | list[Finding]:
    """The work in a process of its own, or why there is no outcome."""
    try:
        answer = orjson.loads(bounded.run(lambda: _attempt(work), seconds, room))
    except bounded.OverLimit:
        return [Finding(gate.FILE, gate.RULE, too_much)]
    return answer if isinstance(answer, dict) else [Finding(**item) for item in answer]


def _attempt(work: Callable[[], dict[str, Any]]) -> bytes:
    try:
        return orjson.dumps(work())
    except Broken as broken:
        return orjson.dumps([vars(item) for item in broken.findings])
    except KapstokError as error:
        return orjson.dumps([vars(Finding(gate.FILE, RULE, str(error)))])


def _failed_json(one: Failed) -> dict[str, Any]:
    return {
        "scenario": one.scenario,
        "bestand": one.file,
        "regel": one.line,
        "stap": one.step,
        "melding": one.message,
    }


def _breach_json(one: Breach) -> dict[str, Any]:
    return {
        "afspraak": one.agreement,
        "afgesproken": one.agreed,
        "zin": one.sentence,
        "element": one.element,
        "naam": one.name,
        "bestand": one.file,
        "regel": one.line,
        "pad": list(one.path),
        "geraakt": sorted({element for _, element in one.painted}),
    }


def _walk_json(walk: Walk) -> dict[str, Any]:
    return {
        "standen": walk.states,
        "stappen": walk.steps,
        "allesBekeken": not walk.bounded,
        "nietBekeken": list(walk.bounded),
        "minderVolgordes": list(walk.reduced),
    }
