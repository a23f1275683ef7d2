"""`kapstok process rebase`: which changes of a variant still fit when its basis moves, and which ask for a choice."""

import json
from pathlib import Path

import click

from kapstok import compare
from kapstok.cli import _variant
from kapstok.compare import Merged, Rebase
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle

FORMS = ".form"


@click.command("rebase", options_metavar="[--schrijf MAP] [--json]")
@click.argument("old_path", metavar="BASIS-OUD")
@click.argument("new_path", metavar="BASIS-NIEUW")
@click.argument("variant_path", metavar="VARIANT")
@click.option("--schrijf", "target", metavar="MAP", help="Schrijf wat past in deze nieuwe map.")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de uitkomst als JSON.")
def command(old_path: str, new_path: str, variant_path: str, target: str | None, as_json: bool) -> None:
    """De basis verandert: wat van uw variant past nog?"""
    old, new, own = (_variant.find_variant(path).bundle for path in (old_path, new_path, variant_path))
    found, merged = compare.three_way(old, new, own), compare.merge(old, new, own)
    if target:
        _write(Path(target), merged, new)
    if as_json:
        _tell_json(found, merged)
    else:
        _tell(found, merged)
    raise SystemExit(1 if found.choices else 0)


def _tell(found: Rebase, merged: Merged) -> None:
    for choice in found.choices:
        click.echo(f"{choice.own.file}: {choice.own.element}")
        click.echo(f"  {choice.sentence}")
    for name in merged.open:
        click.echo(f"{name}: u en de basis veranderden hier dezelfde regels; uw bestand blijft zoals het is.")
    click.echo(found.sentence)


def _tell_json(found: Rebase, merged: Merged) -> None:
    told = {
        "zin": found.sentence,
        "past": [{"bestand": one.file, "element": one.element, "zin": one.sentence} for one in found.fits],
        "keuzes": [
            {
                "bestand": one.own.file,
                "element": one.own.element,
                "eigen": one.own.sentence,
                "basis": one.base.sentence,
                "zin": one.sentence,
            }
            for one in found.choices
        ],
        "open_bestanden": list(merged.open),
    }
    click.echo(json.dumps(told, ensure_ascii=False, indent=2))


def _write(target: Path, merged: Merged, new: Bundle) -> None:
    """Only what differs from the new basis: the rest is inherited again."""
    if target.exists() and any(target.iterdir()):
        raise click.UsageError(f'De map "{target}" is niet leeg. Noem een nieuwe map.')
    for name, data in merged.files.items():
        if name != FILE and new.files.get(name) == data:
            continue
        place = target / ("forms" if name.endswith(FORMS) else "processes") / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
