"""`kapstok db`: bring the tables up to date, and see whether they are."""

import click

from kapstok.cli._answers import AS_JSON, write


@click.group("db", no_args_is_help=True)
def command() -> None:
    """De database bijwerken of bekijken."""


@command.command("upgrade")
@AS_JSON
def upgrade(as_json: bool) -> None:
    """Maak de tabellen, of werk ze bij naar deze versie van Kapstok."""
    from kapstok import schema
    from kapstok.worker import durable

    before = schema.current()
    schema.upgrade()
    durable.migrate()
    after = schema.current()
    if as_json:
        write({"van": before, "naar": after})
    elif before == after:
        click.echo(f"De database was al bij: versie {after}.")
    else:
        click.echo(f"De database is bijgewerkt van {before or 'leeg'} naar versie {after}.")


@command.command("status")
@AS_JSON
def status(as_json: bool) -> None:
    """Laat zien of de database bij deze versie van Kapstok hoort; zo niet, dan is de exitcode 1."""
    from kapstok import schema

    found, needed = schema.current(), schema.latest()
    if as_json:
        write({"versie": found, "nodig": needed, "bij": found == needed})
    else:
        click.echo(f"Versie van de database: {found or 'geen'}; nodig: {needed}.")
    raise SystemExit(0 if found == needed else 1)
