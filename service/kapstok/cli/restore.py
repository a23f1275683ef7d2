"""`kapstok restore`: put a copy back on a clean installation, and check that everything fits."""

from pathlib import Path

import click

from kapstok.cli._answers import AS_JSON, write


@click.command("restore")
@click.argument("folder", metavar="MAP", type=click.Path(exists=True, file_okay=False, path_type=Path))
@AS_JSON
def command(folder: Path, as_json: bool) -> None:
    """Zet een reservekopie terug in een lege database, en controleer alles."""
    from kapstok.backup.put_back import put_back
    from kapstok.inspection.inspect import inspect
    from kapstok.worker import durable

    found = put_back(folder)
    durable.migrate()
    defects = list(inspect())
    if as_json:
        told = [{"waar": it.where, "wat": it.sentence, "watTeDoen": it.remedy, "regel": it.rule} for it in defects]
        write({"gemaaktOp": found.taken_at, "casussen": found.rows["casus"], "gebreken": told})
    else:
        click.echo(f"Teruggezet: {found.rows['casus']} casussen, zoals zij waren op {found.taken_at}.")
        for it in defects:
            click.echo(f"  {it}")
        click.echo("Alles klopt." if not defects else "Niet alles klopt; zie hierboven wat u kunt doen.")
    raise SystemExit(1 if defects else 0)
