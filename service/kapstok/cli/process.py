"""`kapstok process`: check a variant, play its scenarios, read it out."""

import json
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

import click

from kapstok.bpmn import outline
from kapstok.cli import _diff, _explore, _intake, _publishing, _rebase, _region, _variant
from kapstok.cli._variant import Meant
from kapstok.errors import Broken, Finding
from kapstok.rehearsal import check as scenario_check
from kapstok.rehearsal import gate
from kapstok.rehearsal.play import Result, play
from kapstok.variants import parts, version

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Schrijf de uitkomst als JSON.")


@click.group("process", no_args_is_help=True, options_metavar="", subcommand_metavar="OPDRACHT ...")
def command() -> None:
    """Een variant controleren, proberen, voorlezen en overnemen."""


command.add_command(_intake.command)
command.add_command(_intake.export)
command.add_command(_explore.command)
command.add_command(_diff.command)
command.add_command(_rebase.command)
command.add_command(_region.command)
command.add_command(_region.card)
for _one in _publishing.COMMANDS:
    command.add_command(_one)


@command.command("check", options_metavar="[--json]")
@click.argument("path", metavar="PAD")
@AS_JSON
def check(path: str, as_json: bool) -> None:
    """Controleer een variant, een map of een bestand."""
    meant = _found(path, as_json)
    found = gate.check(meant.bundle)
    _end_with([item for item in found if meant.only in (None, item.file)], meant, as_json)


@command.command("test", options_metavar="[--json]")
@click.argument("path", metavar="PAD")
@AS_JSON
def test(path: str, as_json: bool) -> None:
    """Speel de scenario's van een variant, of van een bestand met scenario's."""
    meant = _found(path, as_json, _variant.find_variant)
    try:
        compiled = version.compile(meant.bundle)
    except Broken as broken:
        _end_with(broken.findings, meant, as_json)
    scenarios, findings = scenario_check.read(meant.bundle)
    results = [play(compiled, one) for one in scenarios if meant.only in (None, one.file)]
    unread = [item for item in findings if meant.only in (None, item.file)]
    if as_json:
        _write(_results_json(meant, results, unread))
    else:
        _tell_results(meant, results, unread)
    raise SystemExit(1 if unread or not all(result.passed for result in results) else 0)


@command.command("outline", options_metavar="")
@click.argument("path", metavar="PAD")
def tell(path: str) -> None:
    """Lees een variant of diagram voor als genummerde stappen."""
    meant = _found(path)
    found = parts.read(meant.bundle)
    if found.findings:
        _end_with(found.findings, meant, as_json=False)
    manifest = meant.bundle.manifest
    labels = manifest.role_names
    mains = [manifest.hoofdproces] if meant.only is None and manifest.hoofdproces else _drawn_in(meant, found)
    for main in mains:
        for step in outline.outline(list(found.documents.values()), main, labels, manifest.termijnen):
            click.echo("  " * step.level + step.text)


def _found(text: str, as_json: bool = False, find: Callable[[str], Meant] = _variant.find) -> Meant:
    try:
        return find(text)
    except Broken as broken:
        _end_with(broken.findings, None, as_json)


def _drawn_in(meant: Meant, found: parts.Parts) -> list[str]:
    """The processes in the file that was asked for, or in all loose files."""
    return [process for process, name in found.process_files().items() if meant.only in (None, name)]


def _end_with(findings: Sequence[Finding], meant: Meant | None, as_json: bool) -> NoReturn:
    faults = sum(item.weight == "fout" for item in findings)
    remarks = len(findings) - faults
    if as_json:
        counts = {"fouten": faults, "waarschuwingen": remarks}
        _write({**counts, "bevindingen": [_finding_json(item, meant) for item in findings]})
    else:
        for item in findings:
            click.echo(_line(item, meant))
        click.echo(f"{_count(faults, 'fout', 'fouten')}, {_count(remarks, 'waarschuwing', 'waarschuwingen')}.")
    raise SystemExit(1 if faults else 0)


def _line(item: Finding, meant: Meant | None) -> str:
    element = f"{item.element} ({item.name}): " if item.name else f"{item.element}: " if item.element else ""
    return f"{_place(item.file, item.line, meant)}: {item.weight}: {element}{item.sentence} [{item.rule}]"


def _place(file: str, line: int | None, meant: Meant | None) -> str:
    shown = meant.shown(file) if meant else file
    return shown if line is None else f"{shown}:{line}"


def _finding_json(item: Finding, meant: Meant | None) -> dict[str, Any]:
    return {**item.to_json(), "bestand": meant.shown(item.file) if meant else item.file}


def _tell_results(meant: Meant, results: Sequence[Result], findings: Sequence[Finding]) -> None:
    for item in findings:
        click.echo(_line(item, meant))
    for result in results:
        place = _place(result.file, result.line, meant)
        click.echo(f"{place}: {'goed' if result.passed else 'fout'}: {result.scenario.name}")
        if not result.passed:
            click.echo(f"    {result.message}")
    good = sum(result.passed for result in results)
    click.echo(f"{good} van {_count(len(results), 'scenario', 'scenario’s')} goed.")


def _results_json(meant: Meant, results: Sequence[Result], findings: Sequence[Finding]) -> dict[str, Any]:
    good = sum(result.passed for result in results)
    return {
        "variant": meant.bundle.variant,
        "goed": good,
        "fout": len(results) - good,
        "bevindingen": [_finding_json(item, meant) for item in findings],
        "scenarios": [_result_json(meant, result) for result in results],
    }


def _result_json(meant: Meant, result: Result) -> dict[str, Any]:
    return {
        "functionaliteit": result.scenario.feature,
        "scenario": result.scenario.name,
        "bestand": meant.shown(result.file),
        "regel": result.line,
        "goed": result.passed,
        "melding": result.message,
    }


def _write(found: dict[str, Any]) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
