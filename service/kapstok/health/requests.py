"""Every request counted, traced and told to the log: by its route pattern, so without ids, names or words of people."""

import logging
import secrets
import time

from flask import Flask, Response, g, request

from kapstok import traces
from kapstok.health import metrics

log = logging.getLogger("kapstok.requests")
QUIET = ("static", "health.live", "health.ready", "health.healthy", "health.measured")


def install(app: Flask) -> None:
    """Watch over all doors of the application."""
    app.before_request(_begin)
    app.after_request(_answered)
    app.teardown_request(_end)


def _begin() -> None:
    g.began = time.perf_counter()
    g.request_id = secrets.token_hex(8)
    g.span = None
    if traces.wanted():
        g.trace = traces.incoming(f"{request.method} {_route()}", _caller())
        g.span = g.trace.__enter__()


def _answered(response: Response) -> Response:
    if "began" not in g:  # refused before any door was reached
        return response
    took = time.perf_counter() - g.began
    metrics.count(_route(), request.method, response.status_code, took)
    if g.span is not None:
        g.span.set_attribute("http.response.status_code", response.status_code)
    response.headers["X-Request-Id"] = g.request_id
    if request.endpoint not in QUIET and log.isEnabledFor(logging.INFO):
        said = {"method": request.method, "route": _route(), "status": response.status_code}
        log.info("request", extra={**said, "ms": round(took * 1000, 1), "request_id": g.request_id})
    return response


def _end(error: BaseException | None) -> None:
    trace = g.pop("trace", None)
    if trace is not None:
        trace.__exit__(None, None, None)


def _caller() -> dict[str, str]:
    return {name: request.headers[name] for name in ("traceparent", "tracestate") if name in request.headers}


def _route() -> str:
    """The pattern, e.g. `/taken/<uuid:task_id>`; one word for whatever is not ours."""
    rule = request.url_rule
    return rule.rule if rule else "unknown"
