"""What holds for every address under /api: the headers on each answer, and a problem where no route is."""

from flask import Flask, Response, request
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.wrappers import Response as AnyResponse

from kapstok.rest.problems import of_http, problem
from kapstok.rest.wording import VERSION

HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


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
    return problem(404)


def _add_headers(answer: AnyResponse) -> AnyResponse:
    if _ours():
        for name, value in HEADERS.items():
            answer.headers[name] = value
    return answer
