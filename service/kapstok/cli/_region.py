"""`kapstok process region` and `regiekaart`: all variants beside each other, and the card of one."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

import click

from kapstok.cli import _variant
from kapstok.errors import Broken, Finding
from kapstok.region.card import Card
from kapstok.region.card import card as make_card
from kapstok.region.handovers import Gap, gaps
from kapstok.region.outcomes import Matrix, Outcome, Row, matrix
from kapstok.region.regie import Holder, holders
from kapstok.region.told import matrix_json
from kapstok.variants import bundle as bundles
from kapstok.variants import version
from kapstok.variants.bundle import Bundle
from kapstok.variants.manifest import FILE

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Schrijf de uitkomst als JSON.")
SIGNS = {"goed": "goed", "fout": "FOUT", "vervalt": "vervalt"}


@click.command("region", options_metavar="[--basis VARIANT] [--partner NAAM] [--json]")
@click.argument("path", metavar="PAD")
@click.option("--basis", "base", default="basis", show_default=True, help="Tegen welke variant.")
@click.option("--partner", default="zvh", show_default=True, help="Wie voor de hele regio werkt.")
@AS_JSON
def command(path: str, base: str, partner: str, as_json: bool) -> None:
    """Leg alle varianten in een map naast elkaar: scenario's, regie en overdrachten."""
    found, unread = _all(Path(path).resolve())
    if base in unread:
        raise SystemExit(_refused(unread[base]))
    if base not in found:
        raise click.UsageError(f'De basis "{base}" staat niet in deze map. Wel: {", ".join((*found, *unread))}.')
    played = matrix(found[base], found).beside(unread)
    regie = holders(list(found.values()))
    sound = [bundle for name, bundle in found.items() if name not in played.faults and base not in played.faults]
    apart = [gap for bundle in sound for gap in _gaps(bundle, found[base], partner)]
    if as_json:
        told = {"scenarios": matrix_json(played), "regie": [asdict(one) for one in regie]}
        click.echo(json.dumps({**told, "overdrachten": [asdict(gap) for gap in apart]}, ensure_ascii=False, indent=2))
    else:
        _tell(played, regie, apart)
    raise SystemExit(1 if played.red else 0)


def _all(folder: Path) -> tuple[dict[str, Bundle], dict[str, tuple[Finding, ...]]]:
    """The variants in the folder, and why the others cannot be read."""
    names = sorted(place.parent.name for place in folder.glob(f"*/{FILE}"))
    if not names:
        raise click.UsageError(f'In "{folder.name}" staan geen varianten. Noem een map zoals processes.')
    found: dict[str, Bundle] = {}
    unread: dict[str, tuple[Finding, ...]] = {}
    for name in names:
        try:
            found[name] = bundles.load(folder, folder.parent / _variant.FORMS, name)
        except Broken as broken:
            unread[name] = tuple(broken.findings)
    return found, unread


def _gaps(bundle: Bundle, base: Bundle, partner: str) -> tuple[Gap, ...]:
    return () if bundle is base else gaps(version.compile(bundle), version.compile(base), partner)


def _tell(played: Matrix, regie: tuple[Holder, ...], apart: list[Gap]) -> None:
    click.echo("Scenario's van de basis:")
    for row in played.agreed:
        told = ", ".join(
            f"{name} {SIGNS[one.status]}{' (eigen)' if one.own else ''}" for name, one in row.outcomes.items()
        )
        click.echo(f"  {row.name}: {told}")
    for name, row in played.broken:
        click.echo(f"  {name}: {_broken(row, row.outcomes[name])}")
    for name, faults in played.faults.items():
        for item in faults:
            click.echo(f"  {name}: {item}")
    click.echo("Wie heeft welke regie:")
    for one in regie:
        click.echo(f"  AVE {one.fase} {one.kind} {one.variant}: {one.label}")
    click.echo("Overdrachten:")
    for gap in apart:
        click.echo(f"  {gap.variant}: {gap.weight}: {gap.sentence}")
    click.echo(played.sentence)


def _broken(row: Row, one: Outcome) -> str:
    """Which scenario, at which line and step, and how far the casus came."""
    place = f"{one.file}:{one.line}" if one.line else row.file
    came = f" De casus kwam tot ‘{one.name}’ ({one.element})." if one.name else ""
    return f"{place}: {row.name}: bij “{one.step}”: {one.message}{came}"


@click.command("regiekaart", options_metavar="[--json]")
@click.argument("path", metavar="PAD")
@AS_JSON
def card(path: str, as_json: bool) -> None:
    """De regiekaart van een variant: fasen, regie, criteria, wie u belt en termijnen."""
    try:
        found = make_card(version.compile(_variant.find_variant(path).bundle))
    except Broken as broken:
        raise SystemExit(_refused(broken.findings)) from None
    if as_json:
        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        _tell_card(found)


def _refused(findings: Iterable[Finding]) -> int:
    for finding in findings:
        click.echo(str(finding), err=True)
    return 1


def _tell_card(found: Card) -> None:
    click.echo(f"Regiekaart: {found.title}")
    for fase in found.fasen:
        click.echo(f"{fase.route} ({fase.kleur})")
        click.echo(f"  casusregie {fase.casusregie}; procesregie {fase.procesregie}; bestuurlijk {fase.bestuurlijk}")
    click.echo("Opschalen of afschalen:")
    for one in found.criteria:
        click.echo(f"  {one.opschalen} / {one.afschalen}")
    click.echo("Wie belt u:")
    for contact in found.contacts:
        who = ", ".join(contact.who) or "nog niet ingevuld"
        click.echo(f"  {contact.label}: {who}. {contact.omschrijving}")
    click.echo("Termijnen op weg naar boven:")
    for line in found.termijnen:
        click.echo(f"  {line.name}: {line.role}, {line.termijn}")
