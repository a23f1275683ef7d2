"""`kapstok process explore`: walk every decision of a variant, and hold the agreements against what is reached."""

import json
from typing import Any

import click

from kapstok.cli import _variant
from kapstok.cli._variant import Meant
from kapstok.rehearsal import agreements, coverage, paths
from kapstok.rehearsal.agreements import Violation
from kapstok.rehearsal.coverage import Coverage
from kapstok.rehearsal.explore import Bounds, Explored, explore
from kapstok.rehearsal.explored import NO_PROOF
from kapstok.rehearsal.paths import Step
from kapstok.rehearsal.play import play, scenarios_of
from kapstok.variants import version


@click.command("explore", options_metavar="[--json] [--scenario-dekking] [--seconden N]")
@click.argument("path", metavar="PAD")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de uitkomst als JSON.")
@click.option("--scenario-dekking", "covered", is_flag=True, help="Toon wat de scenario's en de verkenner raken.")
@click.option("--seconden", "seconds", type=click.FloatRange(0.1), default=Bounds.seconds, help="Hoogste rekentijd.")
def command(path: str, as_json: bool, covered: bool, seconds: float) -> None:
    """Loop alle beslissingen van een variant af en toets de afspraken van de regio."""
    meant = _variant.find_variant(path)
    agreed = agreements.of(meant.bundle)
    found = explore(version.compile(meant.bundle), Bounds(seconds=seconds), agreements.watch(agreed))
    violations = agreements.check(found, agreed)
    painted = _painted(found) if covered else {}
    if as_json:
        told = _as_json(meant, found, violations, painted)
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        if not agreed:
            click.echo(f"Er is geen {agreements.AGREED}, ook niet in de basis: er valt niets te toetsen.")
        _tell(meant, found, violations, painted)
        click.echo(f"{len(agreed)} afspraken getoetst, {len(violations)} keer niet nagekomen. {NO_PROOF}")
    raise SystemExit(1 if violations else 0)


def _painted(found: Explored) -> dict[str, Coverage]:
    results = [play(found.version, one) for one in scenarios_of(found.version.bundle)]
    return {
        "scenarios": coverage.by_scenarios(found.version, results),
        "verkenner": coverage.by_exploring(found),
    }


def _tell(meant: Meant, found: Explored, violations: list[Violation], painted: dict[str, Coverage]) -> None:
    for one in violations:
        place = meant.shown(one.file) if one.file else meant.bundle.variant
        line = f":{one.line}" if one.line else ""
        name = f" ({one.name})" if one.name else ""
        click.echo(f"{place}{line}: {one.element}{name}: {one.sentence} [{one.agreement.id}]")
        click.echo(f"    Afspraak: {one.agreement.sentence}")
        for number, step in enumerate(one.path, 1):
            click.echo(f"    {number}. {step}")
    for who, seen in painted.items():
        for process in seen.processes.values():
            done, total = process.share
            missed = ", ".join(id for id, count in process.elements.items() if not count)
            click.echo(f"{who}: {process.process}: {done} van {total}" + (f"; niet: {missed}" if missed else ""))
    click.echo(found.outcome())
    for sentence in found.reduced:
        click.echo(sentence)


def _as_json(
    meant: Meant, found: Explored, violations: list[Violation], painted: dict[str, Coverage]
) -> dict[str, Any]:
    return {
        "variant": meant.bundle.variant,
        "standen": len(found.nodes),
        "stappen": len(found.edges),
        "seconden": round(found.seconds, 2),
        "alles_bekeken": found.complete,
        "niet_bekeken": found.bounded,
        "minder_volgordes": found.reduced,
        "overtredingen": [_violation(meant, one) for one in violations],
        "dekking": {who: _coverage(seen) for who, seen in painted.items()},
    }


def _violation(meant: Meant, one: Violation) -> dict[str, Any]:
    return {
        "afspraak": one.agreement.id,
        "afgesproken": one.agreement.sentence,
        "bron": one.agreement.source,
        "zin": one.sentence,
        "element": one.element,
        "naam": one.name,
        "bestand": meant.shown(one.file) if one.file else "",
        "regel": one.line,
        "pad": [_step(step) for step in one.path],
        "geraakt": [{"proces": process, "element": element} for process, element in paths.painted(one.edges)],
    }


def _step(step: Step) -> dict[str, Any]:
    return {"wie": step.who, "wat": step.what, "antwoorden": step.answers, "element": step.element}


def _coverage(seen: Coverage) -> dict[str, Any]:
    return {
        process.process: {"bestand": process.file, "elementen": process.elements, "stromen": process.flows}
        for process in seen.processes.values()
    }
