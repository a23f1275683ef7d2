"""What every answer says about how it may be used: by whom embedded, what it may load, how long it is kept."""

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response

from kapstok.exchange import Answer, Asked, said
from kapstok.web.session import keep_visit

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
ALWAYS = said(
    {
        "Content-Security-Policy": CSP,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store",
    }.items()
)
A_YEAR = "public, max-age=31536000, immutable"


def install(app: Flask) -> None:
    """Put the content of a file in its address."""
    app.url_defaults(lambda endpoint, values: _name_content(app, endpoint, values))


def speak(who: Asked, made: Response) -> Answer:
    """What this door says with every answer."""
    answer = Answer.of(keep_visit(made), ALWAYS)
    if who.endpoint == "static" and answer.status_code < 400:
        answer.headers["Cache-Control"] = A_YEAR if "v" in who.args else "no-cache"
    return answer


def _name_content(app: Flask, endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and app.static_folder and "filename" in values:
        path = Path(app.static_folder) / values["filename"]
        if path.is_file():
            values["v"] = _digest(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _digest(path: Path, _changed: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
