"""`kapstok process import`: take in diagrams of another modeler, and say what became of every element."""

import json
import re
from pathlib import Path
from typing import Any

import click

from kapstok import intake
from kapstok.errors import Broken, Finding
from kapstok.intake import Imported, Line
from kapstok.rehearsal import gate

ORIGINALS = "origineel"
SEALS = "zegels.json"


@click.command("import", options_metavar="[--naar MAP] [--json]")
@click.argument("paths", metavar="BESTAND...", nargs=-1, required=True)
@click.option("--naar", metavar="MAP", help="Schrijf de variant in deze nieuwe map.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de uitkomst als JSON.")
def command(paths: tuple[str, ...], naar: str | None, as_json: bool) -> None:
    """Neem diagrammen van een ander programma over."""
    place = _new_folder(naar) if naar else None
    try:
        imported = gate.take_in(_read(paths), place.name if place else "")
    except Broken as broken:
        _refuse(broken, as_json)
        raise SystemExit(1) from None
    if place:
        _write(place, imported)
    if as_json:
        _say({**_counts(imported), "regels": [_line_json(line) for line in imported.report]})
    else:
        for line in imported.report:
            if line.reason:
                click.echo(str(line))
        click.echo(f"{imported.sentence}.")


@click.command("export", options_metavar="--naar BESTAND")
@click.argument("path", metavar="BESTAND")
@click.option("--naar", metavar="BESTAND", required=True, help="Schrijf het diagram hier.")
def export(path: str, naar: str) -> None:
    """Geef een overgenomen diagram terug zoals het kwam."""
    running, target = Path(path), Path(naar)
    if not running.is_file():
        raise click.UsageError(f'"{path}" bestaat niet. Noem een diagram zoals processes/proef/diagram.bpmn.')
    if target.exists():
        raise click.UsageError(f'"{naar}" bestaat al. Noem een nieuw bestand.')
    found = _given_back(running)
    target.write_bytes(found)
    changed = found == running.read_bytes()
    click.echo("De kopie is aangepast: dit is de kopie." if changed else "Dit is het bestand zoals het kwam.")


def _given_back(running: Path) -> bytes:
    """The copy itself when nothing is known of an original."""
    originals = running.parent / ORIGINALS
    data = running.read_bytes()
    try:
        sealed = json.loads((originals / SEALS).read_text()).get(running.name, "")
        return intake.untouched(data, (originals / running.name).read_bytes(), sealed)
    except (OSError, ValueError, AttributeError):
        return data


def _new_folder(text: str) -> Path:
    place = Path(text).resolve()
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", place.name):
        raise click.UsageError(f'"{place.name}" kan geen variant heten. Gebruik kleine letters, cijfers en streepjes.')
    if place.exists() and any(place.iterdir()):
        raise click.UsageError(f'"{text}" is niet leeg. Noem een nieuwe map, zoals processes/{place.name}-2.')
    return place


def _read(paths: tuple[str, ...]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for text in paths:
        path = Path(text)
        if not path.is_file():
            raise click.UsageError(f'"{text}" bestaat niet. Noem bestanden zoals diagram.bpmn.')
        if path.name in files:
            raise click.UsageError(f'Twee bestanden heten "{path.name}". Geef een van de twee een andere naam.')
        files[path.name] = path.read_bytes()
    return files


def _write(place: Path, imported: Imported) -> None:
    """The running copies as a variant, and beside them what was uploaded, untouched."""
    originals = place / ORIGINALS
    originals.mkdir(parents=True, exist_ok=True)
    for name, data in imported.files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)
    for name, data in imported.originals.items():
        (originals / name).write_bytes(data)
    (originals / SEALS).write_text(json.dumps(dict(imported.seals), indent=2) + "\n")


def _refuse(broken: Broken, as_json: bool) -> None:
    if as_json:
        _say({"overgenomen": 0, "vervangen": 0, "niet_ondersteund": 0, "fouten": list(map(_fault, broken.findings))})
        return
    for finding in broken.findings:
        click.echo(str(finding), err=True)


def _fault(finding: Finding) -> dict[str, Any]:
    return {
        "bestand": finding.file,
        "regel": finding.line,
        "element": finding.element,
        "naam": finding.name,
        "zin": finding.sentence,
    }


def _counts(imported: Imported) -> dict[str, Any]:
    return {
        "hoofdproces": imported.main,
        "overgenomen": imported.count("overgenomen"),
        "vervangen": imported.count("vervangen"),
        "niet_ondersteund": imported.count("niet_ondersteund"),
        "zin": imported.sentence,
    }


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "soort": line.kind,
        "bestand": line.file,
        "regel": line.line,
        "element": line.element,
        "naam": line.name,
        "reden": line.reason,
    }


def _say(found: dict[str, Any]) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
