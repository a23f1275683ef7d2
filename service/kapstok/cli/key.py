"""`kapstok key`: the keys of the dossier, which make what professionals wrote unreadable for others."""

import click

from kapstok.cli._answers import AS_JSON, write


@click.group("key", no_args_is_help=True)
def command() -> None:
    """De sleutels van het dossier bekijken en vernieuwen."""


@command.command("list")
@AS_JSON
def show(as_json: bool) -> None:
    """Laat zien welke sleutels er zijn, de nieuwste eerst. Een sleutel zelf wordt nooit getoond."""
    from kapstok import cipher

    found = cipher.names()
    if as_json:
        write([{"naam": name, "verzegelt": number == 0} for number, name in enumerate(found)])
        return
    for number, name in enumerate(found):
        click.echo(f"{name}  {'verzegelt en opent' if number == 0 else 'opent alleen nog'}")


@command.command("new")
@AS_JSON
def new(as_json: bool) -> None:
    """Maak een nieuwe sleutel; wat vanaf nu wordt geschreven, valt daaronder."""
    from kapstok import cipher
    from kapstok.settings import settings

    if settings().dossier_keys:
        key = cipher.fresh()
        if as_json:
            write({"sleutel": key})
            return
        click.echo(key)
        click.echo("Zet deze sleutel vooraan in KAPSTOK_DOSSIER_KEYS en start Kapstok opnieuw.", err=True)
        return
    cipher.add_key()
    if as_json:
        write({"naam": cipher.names()[0]})
    else:
        click.echo(f"De nieuwe sleutel {cipher.names()[0]} verzegelt vanaf nu. Bewaar een kopie van {cipher.path()}.")
        click.echo("Verzegel nu ook wat er al stond met: kapstok key rotate", err=True)


@command.command("rotate")
@AS_JSON
def rotate(as_json: bool) -> None:
    """Verzegel alles opnieuw met de nieuwste sleutel. Kan terwijl er wordt gewerkt, en nog eens na een onderbreking."""
    from kapstok.acts.reseal import reseal_everything
    from kapstok.schema import refuse_old_schema

    refuse_old_schema()
    done = {}
    for name, count in reseal_everything():
        done[name] = count
        if not as_json:
            click.echo(f"{name}: {count} opnieuw verzegeld")
    if as_json:
        write(done)


@command.command("retire")
@AS_JSON
def retire(as_json: bool) -> None:
    """Doe de oudere sleutels weg. Weigert zolang er nog iets onder een oudere sleutel staat."""
    from kapstok.acts.reseal import retire_keys
    from kapstok.schema import refuse_old_schema
    from kapstok.settings import settings

    refuse_old_schema()
    gone = retire_keys(None)
    if as_json:
        write({"weg": gone})
    elif settings().dossier_keys and gone:
        click.echo("Er staat niets meer onder een oudere sleutel. Haal de oudere uit KAPSTOK_DOSSIER_KEYS.")
    else:
        click.echo("Er was geen oudere sleutel." if not gone else f"Oudere sleutels weggedaan: {gone}.")
