"""What commands share at the border: how they ask for JSON, for whom they act, and how they answer."""

import json
from typing import Any

import click

from kapstok.errors import Invalid, KapstokError, NotFound
from kapstok.overviews.me import viewer_by_username
from kapstok.rights import Viewer

AS_JSON = click.option("--json", "as_json", is_flag=True, help="Schrijf de uitkomst als JSON.")
AS_WHOM = click.option("--als", "username", metavar="INLOGNAAM", required=True, help="Voor wie u dit doet.")


class Refused(KapstokError):
    """All that is wrong, in sentences behind each other."""


def write(found: Any) -> None:
    """Answer in JSON."""
    click.echo(json.dumps(found, ensure_ascii=False, indent=2, default=str))


def viewer(username: str) -> Viewer:
    """The person with this sign-in name."""
    found = viewer_by_username(username)
    if found is None:
        raise NotFound(f"Er is niemand met de inlognaam ‘{username}’.")
    return found


def refused(error: Invalid) -> Refused:
    """The sentences of the fields; a shell has no form to show them in."""
    return Refused(" ".join(error.fields.values()) or str(error))
