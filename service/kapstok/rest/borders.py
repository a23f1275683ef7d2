"""What holds for every address under /api: the headers on each answer, and a problem where no route is."""

import re
from uuid import UUID

from flask import Response
from werkzeug.exceptions import MethodNotAllowed

from kapstok.errors import KapstokError
from kapstok.exchange import Answer, Asked, said
from kapstok.overviews.ways_out import WAYS_OUT, refuse_way_out
from kapstok.rest.door import PREFIX, viewer_of
from kapstok.rest.problems import NotSignedIn, of_http, of_kapstok, of_stranger, problem
from kapstok.rest.wording import VERSION

UUIDS = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
WAY_OUT = re.compile(rf"{PREFIX}/casussen/({UUIDS})(?:/.*)?/(?:{'|'.join(WAYS_OUT)})")
HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_ALWAYS = said(HEADERS.items())


def refuse_elsewhere(who: Asked) -> Response | None:
    """A problem where no route is. Flask knows no blueprint for an address that does not exist."""
    if who.routing_exception is None:
        return None
    if isinstance(who.routing_exception, MethodNotAllowed):
        return of_http(who.routing_exception)
    way = WAY_OUT.fullmatch(who.path)
    return _refuse_way_out(who, UUID(way[1])) if way else problem(404)


def speak(made: Response) -> Answer:
    """What this door says with every answer."""
    return Answer.of(made, _ALWAYS)


def _refuse_way_out(who: Asked, casus_id: UUID) -> Response:
    """Nothing of a casus is exported; that is said to who knows the casus (PRIV-05)."""
    try:
        refuse_way_out(viewer_of(who), casus_id)
    except NotSignedIn as error:
        return of_stranger(error)
    except KapstokError as error:
        return of_kapstok(error)
