"""The door itself: who comes in shows a token first; whatever goes wrong behind it becomes a problem."""

from typing import Any

from flask import abort, current_app, g, request
from flask_smorest import Blueprint  # type: ignore[import-untyped]
from werkzeug.exceptions import HTTPException

from kapstok.errors import KapstokError
from kapstok.overviews.me import viewer_of_token
from kapstok.rest import problems
from kapstok.rest.problems import NotSignedIn
from kapstok.rest.reading import Parser, refuse_unknown_query
from kapstok.rights import Viewer

PREFIX = "/api/v1"
ANSWERS = ("application/json", "application/problem+json")


class Door(Blueprint):
    """A smorest blueprint that reads strictly."""

    ARGUMENTS_PARSER = Parser()

    def arguments(self, schema: Any, **options: Any) -> Any:
        """As smorest does it, but the schema is made here: made by every request it costs more than its reading."""
        return super().arguments(schema() if isinstance(schema, type) else schema, **options)


door = Door("rest", __name__, url_prefix=PREFIX)
door.register_error_handler(KapstokError, problems.of_kapstok)
door.register_error_handler(NotSignedIn, problems.of_stranger)
door.register_error_handler(HTTPException, problems.of_http)
door.register_error_handler(Exception, problems.of_mistake)


@door.before_request
def admit() -> None:
    """Know who comes in, before anything of the request is read."""
    if request.method == "OPTIONS":
        return
    g.kapstok_viewer = viewer_of_request()
    if not any(kind in request.accept_mimetypes for kind in ANSWERS) and request.accept_mimetypes:
        abort(406)
    refuse_unknown_query(current_app.view_functions[request.endpoint or ""])


def viewer() -> Viewer:
    """The person behind the token of this request."""
    found: Viewer = g.kapstok_viewer
    return found


def viewer_of_request() -> Viewer:
    """Whoever the token of this request stands for; raises NotSignedIn."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not secret.strip():
        raise NotSignedIn(given=False)
    found = viewer_of_token(secret.strip())
    if found is None:
        raise NotSignedIn(given=True)
    return found
