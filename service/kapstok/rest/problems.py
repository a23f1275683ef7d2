"""What went wrong, as a problem (RFC 9457): each kind of error has one status, said here and nowhere else."""

import json
import logging
import traceback
from typing import Any

from flask import Response, request
from werkzeug.exceptions import HTTPException

from kapstok.errors import Broken, Conflict, Forbidden, Full, Invalid, KapstokError, NotFound, Unavailable
from kapstok.rest.wording import DETAILS, TITLES

log = logging.getLogger(__name__)

STATUS: dict[type[KapstokError], int] = {
    Invalid: 400,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Broken: 500,
    Full: 507,  # before Unavailable, of which it is a kind
    Unavailable: 503,
}
OWN_HEADERS = ("Content-Type", "Content-Length")
BEARER = 'Bearer realm="Kapstok"'


class NotSignedIn(Exception):
    """There is no token, or it is nobody's. `given` says which of the two."""

    def __init__(self, given: bool):
        super().__init__()
        self.given = given


def problem(status: int, detail: str | None = None, **more: Any) -> Response:
    """An answer of the kind application/problem+json."""
    title = TITLES.get(status, "Dat lukt niet")
    body = {"status": status, "title": title, "detail": detail or DETAILS.get(status, title), **more}
    return Response(json.dumps(body, ensure_ascii=False), status, content_type="application/problem+json")


def of_kapstok(error: KapstokError) -> Response:
    """One of our own errors: its sentence was written for a person."""
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 500)
    if isinstance(error, Invalid):
        faults = [{"naam": name, "reden": sentence} for name, sentence in error.fields.items()]
        return problem(status, str(error), fouten=faults)
    if isinstance(error, Broken):
        log.error("broken: %s", ", ".join(sorted({finding.rule for finding in error.findings})))
        return problem(status, " ".join(finding.sentence for finding in error.findings))
    answer = problem(status, str(error))
    if status == 503:
        answer.headers["Retry-After"] = "5"
    return answer


def of_http(error: HTTPException) -> Response:
    """What Flask found wrong with the request."""
    status = error.code or 500
    faults: dict[str, Any] = {"fouten": []} if status == 400 else {}
    answer = problem(status, None, **faults)
    for name, value in error.get_headers(request.environ):
        if name not in OWN_HEADERS:
            answer.headers[name] = value
    return answer


def of_stranger(error: NotSignedIn) -> Response:
    """No viewer: the answer says how to bring one."""
    answer = problem(401)
    answer.headers["WWW-Authenticate"] = BEARER + (', error="invalid_token"' if error.given else "")
    return answer


def of_mistake(error: Exception) -> Response:
    """We are wrong. The log says where, and nothing of what was in the request or in the database."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
    log.error("%s in %s at %s", type(error).__name__, request.endpoint, places)
    return problem(500)
