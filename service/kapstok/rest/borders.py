"""What holds for every address under /api: the headers on each answer, and a problem where no route is."""

import re
from uuid import UUID

from flask import Flask, Response, request
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from kapstok.answer_headers import add_missing, always
from kapstok.errors import KapstokError
from kapstok.overviews.ways_out import WAYS_OUT, refuse_way_out
from kapstok.rest.door import PREFIX, viewer_of_request
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
_ALWAYS = always(HEADERS)


def guard(app: Flask) -> None:
    """Flask knows no blueprint for an address that does not exist; therefore this stands at the application."""
    app.before_request(_refuse_elsewhere)
    app.after_request(_add_headers)


def _ours() -> bool:
    return request.path == "/api" or request.path.startswith("/api/")


def _refuse_elsewhere() -> Response | None:
    if not _ours() or request.routing_exception is None:
        return None
    if isinstance(request.routing_exception, MethodNotAllowed):
        return of_http(request.routing_exception)
    way = WAY_OUT.fullmatch(request.path)
    return _refuse_way_out(UUID(way[1])) if way else problem(404)


def _refuse_way_out(casus_id: UUID) -> Response:
    """Nothing of a casus is exported; that is said to who knows the casus (PRIV-05)."""
    try:
        refuse_way_out(viewer_of_request(), casus_id)
    except NotSignedIn as error:
        return of_stranger(error)
    except KapstokError as error:
        return of_kapstok(error)


def _add_headers(answer: AnyResponse) -> AnyResponse:
    if _ours():
        add_missing(answer, _ALWAYS)
    return answer
