"""`kapstok grondslag`: on which legal ground a gemeente works together, per layer."""

import click

from kapstok.cli._answers import AS_JSON, refused, write
from kapstok.errors import Invalid


@click.group("grondslag", no_args_is_help=True)
def command() -> None:
    """De grondslag per gemeente en per laag bekijken of vastleggen."""


@command.command("list")
@AS_JSON
def show(as_json: bool) -> None:
    """Laat per gemeente en laag de grondslag zien; ontbreekt er een, dan is de exitcode 1."""
    from kapstok.overviews.grondslagen import settled_everywhere

    found = settled_everywhere()
    if as_json:
        lines = [
            {"gemeente": one.gemeente, "laag": one.layer, "grondslag": one.ground, "convenant": one.convenant}
            for one in found
        ]
        write(lines)
    for one in () if as_json else found:
        words = f"{one.ground} ({one.convenant})" if one.ground else "ONTBREEKT: een casus kan hier niet in"
        click.echo(f"{one.gemeente} {one.layer}: {words}")
    raise SystemExit(1 if any(one.ground is None for one in found) else 0)


@command.command("set")
@click.argument("gemeente")
@click.argument("laag")
@click.option("--grondslag", "ground", required=True, help="De wettelijke grondslag, in woorden.")
@click.option("--convenant", required=True, help="Het convenant of reglement waar u naar verwijst.")
@AS_JSON
def settle(gemeente: str, laag: str, ground: str, convenant: str, as_json: bool) -> None:
    """Leg de grondslag van een laag vast: ave2, lokale_pga, zvh of ave4."""
    from kapstok.acts.settle_grondslag import Settlement, settle_grondslag

    try:
        settle_grondslag(None, Settlement(gemeente, laag, ground, convenant))
    except Invalid as error:
        raise refused(error) from error
    if as_json:
        write({"gemeente": gemeente, "laag": laag, "grondslag": ground, "convenant": convenant})
    else:
        click.echo(f"De grondslag van {gemeente} voor {laag} is vastgelegd.")
