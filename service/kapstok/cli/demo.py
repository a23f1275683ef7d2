"""`kapstok demo`: make the demo without serving it."""

import click


@click.command("demo")
@click.option("--kort", is_flag=True, help="Vertel alleen de eerste casus van elke gemeente.")
def command(kort: bool) -> None:
    """Vul een lege database met de demo, en laat zien wie er kan inloggen."""
    from kapstok.cli import _demo

    _demo.prepare(1 if kort else None)
