"""`kapstok token`: a key with which a program speaks to the REST door for a person."""

import click

from kapstok.cli._answers import AS_JSON, write


@click.command("token")
@click.argument("username", metavar="INLOGNAAM")
@click.option("--voor", "name", default="opdrachtregel", metavar="NAAM", help="Voor welk programma het token is.")
@AS_JSON
def command(username: str, name: str, as_json: bool) -> None:
    """Maak een token waarmee een programma namens iemand werkt. Het wordt één keer getoond."""
    from kapstok.acts.sign_in import make_token
    from kapstok.schema import refuse_old_schema

    refuse_old_schema()
    secret = make_token(None, username, name[:60])
    if as_json:
        write({"inlognaam": username, "voor": name[:60], "token": secret})
    else:
        click.echo(secret)
        click.echo("Bewaar dit token nu: het is later niet meer te zien.", err=True)
