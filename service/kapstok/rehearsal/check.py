"""Whether the scenarios and agreements of a bundle can be read, before any of them is tried."""

from kapstok.errors import Broken, Finding, KapstokError
from kapstok.rehearsal import agreements, steps
from kapstok.rehearsal import scenario as scenarios
from kapstok.rehearsal.scenario import RULE, Scenario
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
    told = {step: _problem(step) for scenario in found for step in scenario.steps}
    findings += [Finding(step.file, RULE, text, line=step.line) for step, text in told.items() if text]
    findings += _unread_agreements(bundle)
    return sorted(findings, key=lambda item: (item.file, item.line or 0))


def _unread_agreements(bundle: Bundle) -> list[Finding]:
    try:
        agreements.of(bundle)
    except Broken as broken:
        return list(broken.findings)
    return []


def _problem(step: scenarios.Step) -> str | None:
    try:
        steps.understand(step)
    except KapstokError as error:
        return str(error)
    return None
