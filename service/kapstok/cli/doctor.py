"""`kapstok doctor`: what is wrong with this installation, and what to do about it."""

import click

from kapstok.cli._answers import AS_JSON, write


@click.command("doctor")
@click.option("--snel", "quick", is_flag=True, help="Zonder alle casussen na te lopen.")
@AS_JSON
def command(quick: bool, as_json: bool) -> None:
    """Kijk alles na en zeg wat er mis is en wat u doet; als er iets is, is de exitcode 1."""
    from kapstok.inspection.installation import examine

    found = list(examine(thorough=not quick))
    if as_json:
        write([{"wat": it.name, "goed": it.fine, "bevinding": it.sentence, "watTeDoen": it.remedy} for it in found])
    else:
        for it in found:
            click.echo(f"{'goed' if it.fine else 'FOUT'}  {it.name}: {it.sentence}")
            if it.remedy:
                click.echo(f"      {it.remedy}")
    raise SystemExit(0 if all(it.fine for it in found) else 1)
