"""What every answer says about how it may be used: by whom embedded, what it may load, how long it is kept."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

from kapstok.answer_headers import add_missing, always

CSP = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = always(
    {
        "Content-Security-Policy": CSP,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store",
    }
)
A_YEAR = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    """Put the headers on every answer, and the content of a file in its address."""
    app.after_request(_speak)
    app.url_defaults(lambda endpoint, values: _name_content(app, endpoint, values))


def _speak(response: Response) -> Response:
    if request.path.startswith("/api"):  # the door for programs says what holds there
        return response
    if request.endpoint == "static" and response.status_code < 400:
        response.headers["Cache-Control"] = A_YEAR if "v" in request.args else "no-cache"
    add_missing(response, ALWAYS)
    return response


def _name_content(app: Flask, endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and app.static_folder and "filename" in values:
        path = Path(app.static_folder) / values["filename"]
        if path.is_file():
            values["v"] = _digest(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _digest(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
