"""The door itself: who comes in shows a token first; whatever goes wrong behind it becomes a problem."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

import orjson
from flask import Response, abort, current_app
from flask_smorest import Blueprint  # type: ignore[import-untyped]
from werkzeug.datastructures import MIMEAccept
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_accept_header

from kapstok.errors import KapstokError
from kapstok.exchange import Answer, Asked, asked
from kapstok.overviews.me import viewer_of_token
from kapstok.rest import problems
from kapstok.rest.problems import NotSignedIn
from kapstok.rest.reading import reading, refuse_unknown_query
from kapstok.rest.schema import Base
from kapstok.rights import Viewer

PREFIX = "/api/v1"
ANSWERS = ("application/json", "application/problem+json")
# Moments in UTC, to the second.
WRITTEN = orjson.OPT_UTC_Z | orjson.OPT_OMIT_MICROSECONDS
View = Callable[..., Any]


class Door(Blueprint):
    """smorest describes an operation; what comes in is read, and what goes out is written, by ourselves: strictly, and
    for a fraction of the price.
    """

    def arguments(self, schema: type[Base], *, location: str = "json", required: bool = True) -> Callable[[View], View]:
        made = schema()
        described = super().arguments(made, location=location, required=required)
        read = reading(made, location)

        def hang(view: View) -> View:
            @wraps(described(view))
            def reads(*given: Any, **named: Any) -> Any:
                return view(*given, read(asked()), **named)

            return reads

        return hang

    def response(self, status: int, schema: type[Base] | None = None, **about: Any) -> Callable[[View], View]:
        made = schema() if schema else None
        described = super().response(status, made, **about)

        def hang(view: View) -> View:
            @wraps(described(view))
            def writes(*given: Any, **named: Any) -> Response:
                return answer(view(*given, **named), status, made)

            return writes

        return hang

    @staticmethod
    def doc(**about: Any) -> Callable[[View], View]:
        described = Blueprint.doc(**about)

        def hang(view: View) -> View:
            view._apidoc = described(view)._apidoc  # type: ignore[attr-defined]
            return view

        return hang


def answer(found: Any, status: int, schema: Base | None) -> Response:
    """What an operation answered, as JSON: by itself, or with a status and headers of its own."""
    if isinstance(found, Response):
        return found
    body, status, headers = (*found, {})[:3] if isinstance(found, tuple) else (found, status, {})
    text = orjson.dumps(body if schema is None else schema.dump(body), option=WRITTEN) + b"\n"
    return Answer(text, status, headers, content_type="application/json")


door = Door("rest", __name__, url_prefix=PREFIX)
door.register_error_handler(KapstokError, problems.of_kapstok)
door.register_error_handler(NotSignedIn, problems.of_stranger)
door.register_error_handler(HTTPException, problems.of_http)
door.register_error_handler(Exception, problems.of_mistake)


@door.before_request
def admit() -> None:
    """Know who comes in, before anything of the request is read."""
    who = asked()
    if who.method == "OPTIONS":
        return
    who.viewer = viewer_of(who)
    if not _takes_json(who.environ.get("HTTP_ACCEPT", "")):
        abort(406)
    if who.query_string:
        refuse_unknown_query(who, current_app.view_functions[who.endpoint or ""])


def viewer() -> Viewer:
    """The person behind the token of this request."""
    found: Viewer = asked().viewer
    return found


def viewer_of(who: Asked) -> Viewer:
    """Whoever the token of a request stands for; raises NotSignedIn."""
    kind, _, secret = who.environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        raise NotSignedIn(given=False)
    found = viewer_of_token(secret.strip())
    if found is None:
        raise NotSignedIn(given=True)
    return found


@lru_cache(maxsize=256)
def _takes_json(accept: str) -> bool:
    """Whether a header Accept has room for what we answer; nearly every program always sends the same one."""
    kinds = parse_accept_header(accept, MIMEAccept)
    return not kinds or any(kind in kinds for kind in ANSWERS)
