"""`kapstok bewaren`: how long closed casussen are kept, per gemeente, layer and owner."""

from typing import Any
from uuid import UUID

import click

from kapstok.cli._answers import AS_JSON, refused, write
from kapstok.errors import Invalid


@click.group("bewaren", no_args_is_help=True)
def command() -> None:
    """De bewaartermijnen bekijken of vastleggen, en een goedgekeurde vernietiging uitvoeren."""


@command.command("list")
@AS_JSON
def show(as_json: bool) -> None:
    """Laat per gemeente en laag de bewaartermijn zien; ontbreekt er een, dan is de exitcode 1."""
    from kapstok.overviews.bewaren import settled_everywhere

    found = settled_everywhere()
    if as_json:
        lines = [
            {
                "gemeente": one.gemeente,
                "laag": one.layer,
                "eigenaar": one.owner,
                "maanden": one.months,
                "basis": one.basis,
            }
            for one in found
        ]
        write(lines)
    for one in () if as_json else found:
        words = f"{one.months} maanden ({one.basis})" if one.months else "ONTBREEKT: er wordt niets vernietigd"
        click.echo(f"{one.gemeente} {one.layer}{f' {one.owner}' if one.owner else ''}: {words}")
    raise SystemExit(1 if any(one.months is None for one in found) else 0)


@command.command("set")
@click.argument("gemeente")
@click.argument("laag")
@click.option("--maanden", "months", type=int, required=True, help="Hoeveel maanden na het afsluiten.")
@click.option("--basis", required=True, help="Waar de termijn vandaan komt, bijvoorbeeld de selectielijst.")
@click.option("--eigenaar", "owner", help="Alleen voor wat deze organisatie inbracht.")
@AS_JSON
def settle(gemeente: str, laag: str, as_json: bool, **given: Any) -> None:
    """Leg een bewaartermijn vast voor ave2, lokale_pga, zvh, ave4 of zvh_afgewezen."""
    from kapstok.acts.settle_bewaartermijn import Term, settle_bewaartermijn

    try:
        settle_bewaartermijn(None, Term(gemeente, laag, **given))
    except Invalid as error:
        raise refused(error) from error
    if as_json:
        told = {"eigenaar": given["owner"], "maanden": given["months"], "basis": given["basis"]}
        write({"gemeente": gemeente, "laag": laag, **told})
    else:
        click.echo(f"De bewaartermijn van {gemeente} voor {laag} is vastgelegd.")


@command.command("run")
@click.argument("lijst", type=click.UUID)
@AS_JSON
def carry_out(lijst: UUID, as_json: bool) -> None:
    """Voer een goedgekeurde vernietiging uit, of maak af wat afbrak. Een worker doet dit anders vanzelf."""
    from kapstok.acts.carry_out_vernietiging import carry_out_vernietiging

    carry_out_vernietiging(lijst)
    if as_json:
        write({"lijst": str(lijst), "uitgevoerd": True})
    else:
        click.echo("De lijst is uitgevoerd. De verklaring staat op de pagina Bewaren.")
