"""The demo: an up-to-date database in which half a year has been told, and who can sign in."""

import json
import time
from collections.abc import Iterator
from pathlib import Path

import click

from kapstok import schema
from kapstok.demo import cast
from kapstok.errors import Conflict
from kapstok.settings import settings
from kapstok.variants import bundle

REGION = "hele regio"


def prepare(most: int | None = None) -> None:
    """Tell the story once; raises Conflict when the database holds something else. `most`: casussen a gemeente."""
    if schema.current() != schema.latest():
        from kapstok.worker import durable

        schema.upgrade()
        durable.migrate()
    if schema.nobody_lives_here():
        _tell(most)
    elif not _names().exists():
        raise Conflict(
            "Deze database is niet leeg en niet van de demo (of de demo is halverwege gestopt). "
            "Kies met KAPSTOK_DATA een lege map, of start zonder --demo."
        )
    _show()


def _tell(most: int | None) -> None:
    from kapstok.demo import story

    click.echo("De demo wordt gemaakt: een half jaar in drie gemeenten. Dat gebeurt alleen de eerste keer ...")
    began = time.monotonic()
    story.tell(most)
    people = [dict(zip(("username", "name", "role", "gemeente"), line, strict=True)) for line in _people()]
    _names().parent.mkdir(parents=True, exist_ok=True)
    _names().write_text(json.dumps({"wachtwoord": cast.PASSWORD, "personen": people}, ensure_ascii=False, indent=2))
    click.echo(f"De demo staat klaar ({time.monotonic() - began:.0f} seconden).")


def _show() -> None:
    click.echo(f"\nInloggen kan als een van deze personen, met het wachtwoord: {cast.PASSWORD}")
    for username, name, role, gemeente in _people():
        click.echo(f"  {username:<8} {name:<18} {role} ({gemeente})")


def _people() -> Iterator[tuple[str, str, str, str]]:
    rollen = bundle.load(settings().processes, settings().forms, "basis").manifest.rollen
    for member in cast.CAST:
        roles = ", ".join(rollen[role].label if role in rollen else role.replace("_", " ") for role in member.roles)
        places = REGION if member.gemeenten == cast.ALL else ", ".join(cast.GEMEENTEN[it][0] for it in member.gemeenten)
        yield member.username, member.name, roles, places


def _names() -> Path:
    return settings().data / "demo.json"
