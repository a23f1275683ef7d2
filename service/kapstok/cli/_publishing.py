"""`kapstok process publish` and what belongs to it: the life of a version, and the casussen that follow it."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import click

from kapstok.acts.carry_out_order import carry_out
from kapstok.acts.migrate_casussen import Asked, ask_migration
from kapstok.acts.publish_process import publish_process
from kapstok.acts.roll_back_version import roll_back_version
from kapstok.acts.undo_migration import ask_undo
from kapstok.acts.withdraw_activation import withdraw_activation
from kapstok.cli import _variant
from kapstok.cli._answers import AS_JSON, AS_WHOM, refused, viewer, write
from kapstok.errors import Invalid
from kapstok.overviews import publishing_json as as_text
from kapstok.overviews.impact import Choice, impact_of
from kapstok.overviews.route_versions import activations, order, versions
from kapstok.rehearsal import verdict
from kapstok.schema import refuse_old_schema
from kapstok.variants import version as compiled

GEMEENTEN = click.option("--gemeente", "gemeenten", multiple=True, metavar="GEMEENTE", help="Voor welke gemeente.")
RENAMED = click.option("--hernoem", "renamed", multiple=True, metavar="OUD=NIEUW", help="Een element heet nu anders.")
GO_ON = click.option("--keuze", "go_on", multiple=True, metavar="ELEMENT=VERDER", help="Waar een casus verder gaat.")


@click.command("publish", options_metavar="[--json]")
@click.argument("path", metavar="PAD")
@GEMEENTEN
@click.option("--vanaf", "since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATUM", help="Vanaf welke dag.")
@AS_WHOM
@AS_JSON
def publish(path: str, gemeenten: tuple[str, ...], since: Any, username: str, as_json: bool) -> None:
    """Controleer een variant helemaal, en laat haar leven in een gemeente."""
    refuse_old_schema()
    meant = _variant.find_variant(path)
    person = viewer(username)
    report = verdict.report(meant.bundle)
    if not report.passed:
        _refuse(report, as_json)
    day: date | None = since.date() if since else None
    try:
        published = publish_process(person, meant.bundle, gemeenten, report, day)
    except Invalid as error:
        raise refused(error) from error
    told = {
        "versie": published.version_id,
        "variant": published.variant,
        "nummer": published.number,
        "gemeenten": sorted(gemeenten),
        "vanaf": day,
        "rapport": report.to_json(),
    }
    where = ", ".join(sorted(gemeenten)) or "nog geen gemeente"
    begins = f" vanaf {day:%d-%m-%Y}" if day else ""
    _answer(told, f"Versie {published.number} van {published.variant} geldt voor {where}{begins}.", as_json)


def _refuse(report: verdict.Report, as_json: bool) -> None:
    if as_json:
        write(report.to_json())
    else:
        for item in report.refusals:
            click.echo(str(item))
        click.echo("Niet gepubliceerd: los dit eerst op.")
    raise SystemExit(1)


@click.command("status", options_metavar="[--json]")
@click.option("--gemeente", metavar="GEMEENTE", help="Alleen wat er in deze gemeente is besloten.")
@AS_WHOM
@AS_JSON
def status(gemeente: str | None, username: str, as_json: bool) -> None:
    """Toon welke versies er zijn, en wat waar geldt of gepland is."""
    refuse_old_schema()
    person = viewer(username)
    if gemeente:
        lines = activations(person, gemeente)
        told = {"activeringen": [as_text.activation(line) for line in lines]}
        _answer(told, "\n".join(as_text.activation_words(line) for line in lines), as_json)
        return
    found = versions(person)
    told = {"versies": [as_text.version(line) for line in found]}
    _answer(told, "\n".join(as_text.version_words(line) for line in found), as_json)


@click.command("impact", options_metavar="[--json]")
@click.argument("path", metavar="PAD")
@GEMEENTEN
@RENAMED
@GO_ON
@AS_WHOM
@AS_JSON
def show_impact(
    path: str, gemeenten: tuple[str, ...], renamed: tuple[str, ...], go_on: tuple[str, ...], **asked: Any
) -> None:
    """Toon wat een variant betekent voor lopende casussen, voor zij wordt gepubliceerd."""
    refuse_old_schema()
    new = compiled.compile(_variant.find_variant(path).bundle)
    choice = Choice(_pairs(renamed), _pairs(go_on))
    try:
        found = impact_of(viewer(asked["username"]), new, gemeenten, choice)
    except Invalid as error:
        raise refused(error) from error
    _answer(as_text.impact(found), as_text.impact_words(found), asked["as_json"])
    raise SystemExit(1 if found.asks or found.damaged else 0)


@click.command("migrate", options_metavar="[--json]")
@click.argument("version_id", metavar="VERSIE", type=click.UUID)
@GEMEENTEN
@click.option("--groep", "groups", multiple=True, metavar="GROEP", help="Alleen deze groep uit de impact.")
@RENAMED
@GO_ON
@click.option(
    "--termijnen", "due", type=click.Choice(["houden", "opnieuw"]), default="houden", help="Termijn van taken."
)
@AS_WHOM
@AS_JSON
def migrate(version_id: UUID, gemeenten: tuple[str, ...], username: str, as_json: bool, **asked: Any) -> None:
    """Laat lopende casussen meegaan naar een versie."""
    refuse_old_schema()
    renamed, go_on = _pairs(asked["renamed"]), _pairs(asked["go_on"])
    wanted = Asked(gemeenten, version_id, asked["groups"], renamed, go_on, asked["due"])
    person = viewer(username)
    try:
        order_id = ask_migration(person, wanted, by_worker=False)
    except Invalid as error:
        raise refused(error) from error
    _carried_out(person, order_id, as_json)


@click.command("undo", options_metavar="[--json]")
@click.argument("order_id", metavar="OPDRACHT", type=click.UUID)
@AS_WHOM
@AS_JSON
def undo(order_id: UUID, username: str, as_json: bool) -> None:
    """Zet casussen terug die waren meegegaan, zolang er geen stap is gezet."""
    refuse_old_schema()
    person = viewer(username)
    _carried_out(person, ask_undo(person, order_id, by_worker=False), as_json)


@click.command("rollback", options_metavar="[--json]")
@click.option("--gemeente", required=True, metavar="GEMEENTE", help="Voor welke gemeente.")
@AS_WHOM
@AS_JSON
def rollback(gemeente: str, username: str, as_json: bool) -> None:
    """Ga in een gemeente terug naar de vorige versie, of trek een planning in."""
    refuse_old_schema()
    person = viewer(username)
    planned = [line for line in activations(person, gemeente) if line.status == "gepland"]
    if planned:
        withdraw_activation(person, planned[0].id)
        words = f"De planning van versie {planned[0].number} van {planned[0].variant} is ingetrokken."
        _answer({"gemeente": gemeente, "ingetrokken": as_text.activation(planned[0])}, words, as_json)
        return
    try:
        back = roll_back_version(person, gemeente)
    except Invalid as error:
        raise refused(error) from error
    told = {"gemeente": gemeente, "versie": str(back.version_id), "variant": back.variant, "nummer": back.number}
    _answer(told, f"In {gemeente} geldt weer versie {back.number} van {back.variant}.", as_json)


def _carried_out(person: Any, order_id: UUID, as_json: bool) -> None:
    carry_out(order_id)
    found = order(person, order_id)
    _answer(as_text.order(found), as_text.order_words(found), as_json)
    left = [status for status, _ in found.counts.items() if status == "keuze"]
    raise SystemExit(1 if left or found.status == "geweigerd" else 0)


def _pairs(words: tuple[str, ...]) -> Mapping[str, str]:
    pairs = {}
    for word in words:
        old, sign, new = word.partition("=")
        if not sign or not old.strip() or not new.strip():
            raise click.UsageError(f"Schrijf twee namen met een = ertussen, niet “{word}”.")
        pairs[old.strip()] = new.strip()
    return pairs


def _answer(told: Mapping[str, Any], words: str, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
    else:
        click.echo(words)


COMMANDS = (publish, status, show_impact, migrate, undo, rollback)
