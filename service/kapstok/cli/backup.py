"""`kapstok backup`: a copy of everything, while people go on working."""

from pathlib import Path

import click

from kapstok.cli._answers import AS_JSON, write


@click.command("backup")
@click.argument("folder", metavar="MAP", type=click.Path(path_type=Path))
@AS_JSON
def command(folder: Path, as_json: bool) -> None:
    """Maak een reservekopie in een nieuwe map. Kapstok mag gewoon doorwerken."""
    from kapstok.backup.put_back import key_files
    from kapstok.backup.take import take
    from kapstok.schema import refuse_old_schema

    refuse_old_schema()
    made = take(folder)
    keys = key_files()
    if as_json:
        write({"map": folder, "gemaaktOp": made.taken_at, "casussen": made.rows["casus"], "sleutelsApart": keys})
        return
    click.echo(f"De reservekopie staat in {folder}: {made.rows['casus']} casussen.")
    where = f"de bestanden {', '.join(keys)}" if keys else "KAPSTOK_STATE_KEY en KAPSTOK_DOSSIER_KEYS"
    click.echo(f"De sleutels zitten er niet in. Bewaar die apart: {where}.", err=True)
