"""The judgement on a variant in one go: checked, rehearsed and explored, in processes of their own, side by side."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass

import orjson

from kapstok import bounded, bounds
from kapstok.errors import Broken, Finding, KapstokError
from kapstok.rehearsal import agreements, gate, paths
from kapstok.rehearsal.agreements import Violation
from kapstok.rehearsal.explore import Bounds, explore
from kapstok.rehearsal.play import play, scenarios_of
from kapstok.variants import version
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle

NO_PROOF = "Dit is geen bewijs: bekeken is wat binnen de grenzen bereikt wordt."
AT_ONCE = 2
# An exploration keeps every moment that it has seen.
ROOM = 4 * bounds.MEMORY


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
    """What an exploration came to. `told` says how much was looked at and what was not."""

    breaches: tuple[Breach, ...] = ()
    told: str = ""
    complete: bool = True


@dataclass(frozen=True)
class Judgement:
    """`findings` are of the check, `scenarios` the steps that did not hold; `walk` is empty when it cannot run."""

    variant: str
    findings: tuple[Finding, ...]
    scenarios: tuple[Finding, ...] = ()
    walk: Walk = Walk()

    @property
    def good(self) -> bool:
        faults = any(item.weight == "fout" for item in self.findings)
        return not (faults or self.scenarios or self.walk.breaches)

    def elements(self) -> frozenset[str]:
        """Every element that something is said of."""
        named = [item.element for item in (*self.findings, *self.scenarios)]
        return frozenset(filter(None, [*named, *(one.element for one in self.walk.breaches)]))


def judge(bundle: Bundle, seconds: float = Bounds.seconds) -> Judgement:
    """Everything there is to say of a variant. Never raises and never hangs; two processes share the work."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        walking = pool.submit(_walked, bundle, seconds)
        checked = pool.submit(_checked, bundle)
        findings, failed = checked.result()
        return Judgement(bundle.variant, tuple(findings), tuple(failed), walking.result())


def region(bundles: Iterable[Bundle]) -> list[Judgement]:
    """The judgement on every variant, two at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(_alone, bundles))


def _alone(bundle: Bundle) -> Judgement:
    findings, failed = _checked(bundle)
    return Judgement(bundle.variant, tuple(findings), tuple(failed), _walked(bundle, Bounds.seconds))


def _checked(bundle: Bundle) -> tuple[list[Finding], list[Finding]]:
    findings = gate.check(bundle)
    if any(item.weight == "fout" for item in findings):
        return findings, []
    return findings, gate.check_with(bundle, lambda: _rehearsed(bundle))


def _rehearsed(bundle: Bundle) -> list[Finding]:
    compiled = version.compile(bundle)
    results = [play(compiled, one) for one in scenarios_of(bundle)]
    failed = [result for result in results if not result.passed]
    return [Finding(one.file, "scenario", one.message, name=one.scenario.name, line=one.line) for one in failed]


def _walked(bundle: Bundle, seconds: float) -> Walk:
    patience = seconds + bounds.BUNDLE_SECONDS
    try:
        answer = orjson.loads(bounded.run(lambda: _explored(bundle, seconds), patience, ROOM))
    except bounded.OverLimit as over:
        return Walk(told=gate.TOLD[over.limit], complete=False)
    breaches = tuple(_breach(one) for one in answer["breaches"])
    return Walk(breaches, answer["told"], answer["complete"])


def _explored(bundle: Bundle, seconds: float) -> bytes:
    try:
        agreed = agreements.of(bundle)
        found = explore(version.compile(bundle), Bounds(seconds=seconds), agreements.watch(agreed))
        violations = agreements.check(found, agreed)
    except Broken as broken:
        return _answer([], f"De verkenner kan niet beginnen. {broken.findings[0].sentence}", complete=False)
    except KapstokError as error:
        return _answer([], f"De verkenner kan niet beginnen. {error}", complete=False)
    told = " ".join([found.outcome(), *found.reduced, NO_PROOF])
    return _answer([_told(one) for one in violations], told, found.complete)


def _answer(breaches: Sequence[Breach], told: str, complete: bool) -> bytes:
    return orjson.dumps({"breaches": [asdict(one) for one in breaches], "told": told, "complete": complete})


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


def _breach(kept: dict[str, object]) -> Breach:
    path, painted = kept.pop("path"), kept.pop("painted")
    assert isinstance(path, list)
    assert isinstance(painted, list)
    return Breach(path=tuple(path), painted=tuple((process, element) for process, element in painted), **kept)  # type: ignore[arg-type]
