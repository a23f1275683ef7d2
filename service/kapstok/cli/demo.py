"""`kapstok demo`: make the demo without serving it."""

import click


@click.command("demo")
def command() -> None:
    """Vul een lege database met de demo, en laat zien wie er kan inloggen."""
    from kapstok.cli import _demo

    _demo.prepare()
