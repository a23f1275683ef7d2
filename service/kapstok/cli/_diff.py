"""`kapstok process diff`: what changed between two variants, diagrams or forms, in plain Dutch."""

import json
from typing import Any

import click

from kapstok import compare
from kapstok.cli import _variant
from kapstok.cli._variant import Meant
from kapstok.compare import KINDS, SIZES, Change, Comparison, Distance


@click.command("diff", options_metavar="[--afstand] [--json]")
@click.argument("old_path", metavar="OUD")
@click.argument("new_path", metavar="NIEUW")
@click.option("--json", "as_json", is_flag=True, help="Schrijf de uitkomst als JSON.")
@click.option("--afstand", "far", is_flag=True, help="Tel de wijzigingen per maat en per soort.")
def command(old_path: str, new_path: str, as_json: bool, far: bool) -> None:
    """Vergelijk twee varianten of bestanden: wat is er veranderd?"""
    old, new = _variant.find(old_path), _variant.find(new_path)
    if far:
        _measure(compare.distance(old.bundle, new.bundle), as_json)
        return
    found = _compared(old, new)
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False, indent=2))
    else:
        _tell(found)
    raise SystemExit(0 if found.same else 1)


def _measure(found: Distance, as_json: bool) -> None:
    """An answer, not a finding: the exit code is 0."""
    if as_json:
        sizes = {size: {"aantal": len(own), "soorten": found.kinds(size)} for size, own in found.sizes.items()}
        click.echo(json.dumps({"afstand": found.total, "maten": sizes}, ensure_ascii=False, indent=2))
        return
    for size, own in found.sizes.items():
        counts = ", ".join(f"{KINDS[kind].lower()} {count}" for kind, count in found.kinds(size).items())
        click.echo(f"{SIZES[size]}: {len(own)} ({counts})")
    click.echo(f"Afstand {found.total}.")


def _compared(old: Meant, new: Meant) -> Comparison:
    """A file of one variant is read with its roles and termijnen, and so is the same file of another."""
    if old.only and old.only == new.only and old.processes and new.processes:
        found = compare.bundles(old.bundle, new.bundle)
        changes = tuple(change for change in found.changes if change.file == old.only)
        return Comparison(changes, tuple(name for name in found.layout_only if name == old.only))
    return compare.bundles(_loosened(old, new).bundle, _loosened(new, old).bundle)


def _loosened(meant: Meant, other: Meant) -> Meant:
    """One file of a variant, or a variant held against loose files: only its files, without kapstok.toml."""
    if meant.only is None and other.only is None and other.processes is not None:
        return meant
    if meant.processes is None:
        return meant
    if meant.only is None and other.only is not None:
        raise click.UsageError("Vergelijk een variant met een variant, of een bestand met een bestand.")
    return Meant(meant.path, _variant.bundles.loose(meant.path), only=meant.only)


def _tell(found: Comparison) -> None:
    for kind, changes in found.grouped.items():
        click.echo(f"{KINDS[kind]}:")
        for change in changes:
            click.echo(f"  {change.sentence} [{change.file}]")
    if found.layout_only:
        click.echo("Alleen opmaak:")
        for name in found.layout_only:
            click.echo(f"  {name} is anders getekend of geordend; de betekenis is gelijk.")
    click.echo(_total(found))


def _total(found: Comparison) -> str:
    if found.same:
        return "De betekenis is gelijk."
    count = len(found.changes)
    return f"{count} {'wijziging' if count == 1 else 'wijzigingen'}, afstand {found.distance}."


def _as_json(found: Comparison) -> dict[str, Any]:
    return {
        "gelijk": found.same,
        "afstand": found.distance,
        "wijzigingen": [_change_json(change) for change in found.changes],
        "alleen_opmaak": list(found.layout_only),
    }


def _change_json(change: Change) -> dict[str, Any]:
    return {
        "soort": change.kind,
        "zin": change.sentence,
        "bestand": change.file,
        "element": change.element,
        "gewicht": change.weight,
    }
