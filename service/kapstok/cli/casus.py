"""`kapstok casus`: open a casus and look at one, as a person of the house."""

from typing import Any
from uuid import UUID

import click

from kapstok.acts.open_casus import Opening, open_casus
from kapstok.cli._answers import AS_JSON, AS_WHOM, refused, viewer, write
from kapstok.errors import Invalid
from kapstok.overviews.casus import CasusView, casus_page
from kapstok.overviews.kenmerk import casus_called
from kapstok.schema import refuse_old_schema


@click.group("casus", no_args_is_help=True)
def command() -> None:
    """Een casus openen of bekijken."""
    refuse_old_schema()


@command.command("open")
@click.option("--gemeente", required=True, metavar="GEMEENTE", help="De gemeente, bijvoorbeeld veldermeer.")
@click.option("--titel", "title", required=True, metavar="TITEL", help="Een korte titel zonder namen.")
@click.option(
    "--fase",
    default=1,
    metavar="FASE",
    help="1 voor een signaal, 2 voor een vraag of probleem; 3 of 4 als zij al loopt.",
)
@click.option("--lopend", is_flag=True, help="De casus liep al in fase 2 voor hij hier kwam.")
@click.option("--spoed", is_flag=True, help="Een spoedcasus; vraagt --doelfase en --toelichting.")
@click.option("--doelfase", type=int, metavar="FASE", help="Bij spoed: 3 of 4.")
@click.option("--toelichting", default="", metavar="ZIN", help="Bij spoed: waarom het niet kan wachten.")
@click.option("--casusregisseur", metavar="INLOGNAAM", help="Wie de casusregie krijgt; anders wie opent.")
@click.option("--besluit-datum", metavar="DATUM", help="Bij fase 4: wanneer de burgemeester besloot (jjjj-mm-dd).")
@AS_WHOM
@AS_JSON
def open_(username: str, as_json: bool, casusregisseur: str | None, **given: Any) -> None:
    """Open een casus."""
    person = viewer(casusregisseur).person_id if casusregisseur else None
    opener = viewer(username)
    try:
        outcome = open_casus(opener, Opening(casusregisseur=person, **given))
    except Invalid as error:
        raise refused(error) from error
    _show(casus_page(opener, outcome.casus_id), as_json)


@command.command("show")
@click.argument("name", metavar="KENMERK")
@AS_WHOM
@AS_JSON
def show(name: str, username: str, as_json: bool) -> None:
    """Laat een casus zien, met het kenmerk of het id."""
    person = viewer(username)
    _show(casus_page(person, casus_called(person, name)), as_json)


def _show(page: CasusView, as_json: bool) -> None:
    if as_json:
        write(_json(page))
        return
    head = page.head
    state = "afgesloten" if head.closed_at else head.fase_name
    click.echo(f"{head.kenmerk}  {head.title}  ({head.gemeente_name}, {state}{', spoed' if head.spoed else ''})")
    for line in page.regie:
        if line.until is None:
            click.echo(f"  {line.label}: {line.person or line.role_label}")
    for task in page.tasks:
        click.echo(f"  Taak: {task.name} - {task.assignee or task.role_label}{_by(task.termijn.due_on)}")


def _by(day: Any) -> str:
    return f", uiterlijk {day:%d-%m-%Y}" if day else ""


def _json(page: CasusView) -> dict[str, Any]:
    head = page.head
    present = [line for line in page.regie if line.until is None]
    return {
        "id": head.id,
        "kenmerk": head.kenmerk,
        "titel": head.title,
        "gemeente": head.gemeente,
        "fase": head.fase,
        "status": "afgesloten" if head.closed_at else "open",
        "spoed": head.spoed,
        "routeversie": head.version,
        "regie": [{"soort": line.kind, "rol": line.role, "persoon": line.person} for line in present],
        "taken": [_task(task.id, task) for task in page.tasks],
    }


def _task(task_id: UUID, task: Any) -> dict[str, Any]:
    return {
        "id": task_id,
        "naam": task.name,
        "rol": task.role,
        "persoon": task.assignee,
        "uiterlijk": task.termijn.due_on,
    }
