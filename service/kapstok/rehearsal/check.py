"""Whether the scenarios and agreements of a bundle can be read, before any of them is tried."""

from collections.abc import Mapping

from kapstok.errors import Broken, Finding, KapstokError
from kapstok.rehearsal import agreements, named, steps
from kapstok.rehearsal import scenario as scenarios
from kapstok.rehearsal.scenario import RULE, Scenario, Step
from kapstok.rehearsal.steps import Told
from kapstok.variants.sealed import Bundle


def read(bundle: Bundle) -> tuple[tuple[Scenario, ...], list[Finding]]:
    """The scenarios of a bundle as far as they can be read, and what is wrong with the others."""
    found, findings = _all(bundle)
    return tuple(one for one in found if not scenarios.UNPLAYED & {*one.tags}), findings


def _all(bundle: Bundle) -> tuple[list[Scenario], list[Finding]]:
    found: list[Scenario] = []
    findings: list[Finding] = []
    for name, data in bundle.of_kind(".feature").items():
        try:
            found.extend(scenarios.read(name, data))
        except Broken as broken:
            findings.extend(broken.findings)
    return found, findings


def check(bundle: Bundle) -> list[Finding]:
    """Every file that is not understood and every step that does not exist, by file and line."""
    found, findings = _all(bundle)
    told: dict[Step, Told] = {}
    for scenario in found:
        played = not scenarios.UNPLAYED & {*scenario.tags}
        for step in scenario.steps:
            try:
                meant = steps.understand(step)
            except KapstokError as error:
                findings.append(Finding(step.file, RULE, str(error), line=step.line))
                continue
            # What goes in between is done when it comes: on a route without that task it never does.
            told |= {step: meant} if played else {}
    findings += _named(bundle, told)
    return sorted(dict.fromkeys(findings), key=lambda item: (item.file, item.line or 0))


def _named(bundle: Bundle, told: Mapping[Step, Told]) -> list[Finding]:
    """What cannot be read in the agreements, and names that lead nowhere."""
    try:
        agreed = agreements.of(bundle)
    except Broken as broken:
        return list(broken.findings)
    route = named.readable(bundle)
    if route is None:
        return []
    about = named.in_agreements(bundle, route, agreed) if agreed else ()
    return [*named.in_steps(bundle, route, told), *about]
