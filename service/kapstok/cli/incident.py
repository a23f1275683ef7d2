"""`kapstok incident`: work that failed for good, and trying it once more."""

from uuid import UUID

import click

from kapstok.cli._answers import AS_JSON, write


@click.group("incident", no_args_is_help=True)
def command() -> None:
    """Werk dat niet lukte bekijken en opnieuw laten proberen."""


@command.command("list")
@AS_JSON
def show(as_json: bool) -> None:
    """Laat zien welk werk niet lukte; als er iets is, is de exitcode 1."""
    from kapstok.overviews.work import incidents
    from kapstok.schema import refuse_old_schema

    refuse_old_schema()
    found = incidents()
    if as_json:
        write(
            [
                {
                    "id": it.job_id,
                    "werk": it.operation,
                    "kenmerk": it.kenmerk,
                    "pogingen": it.attempts,
                    "reden": it.error,
                    "gevraagdOp": it.since.isoformat(),
                }
                for it in found
            ]
        )
    else:
        for it in found:
            click.echo(f"{it.job_id}  {it.operation}  {it.kenmerk or '-'}  {it.attempts} pogingen  {it.error}")
        if not found:
            click.echo("Er zijn geen incidenten.")
    raise SystemExit(1 if found else 0)


@command.command("retry")
@click.argument("job_id", metavar="ID", type=click.UUID)
def retry(job_id: UUID) -> None:
    """Laat de worker dit werk nog één keer proberen."""
    from kapstok.acts.answer_job import retry_job
    from kapstok.schema import refuse_old_schema

    refuse_old_schema()
    retry_job(None, job_id)
    click.echo("De worker probeert het opnieuw.")
