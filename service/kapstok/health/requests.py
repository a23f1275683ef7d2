"""Every request counted, traced and told to the log: by its route pattern, so without ids, names or words of people."""

import logging
import os
import time

from flask import Flask

from kapstok import traces
from kapstok.exchange import Answer, Asked, asked, said
from kapstok.health import metrics

log = logging.getLogger("kapstok.requests")
QUIET = ("static", "health.live", "health.ready", "health.healthy", "health.measured")


def install(app: Flask) -> None:
    """See that a trace ends with its request, also when the answer could not be made."""
    if traces.wanted():
        app.teardown_request(_end)


def begin(who: Asked) -> None:
    """Somebody knocks at one of the doors."""
    who.began = time.perf_counter()
    who.number = os.urandom(8).hex()
    if traces.wanted():
        who.trace = traces.incoming(f"{who.method} {_route(who)}", _caller(who))
        who.span = who.trace.__enter__()


def answered(who: Asked, answer: Answer) -> None:
    """This is what he gets."""
    if who.began is None:  # refused before any door was reached
        return
    took, route, status = time.perf_counter() - who.began, _route(who), answer.status_code
    metrics.count(route, who.method, status, took)
    if who.span is not None:
        who.span.set_attribute("http.response.status_code", status)
    answer.beside += (said([("X-Request-Id", who.number)]),)
    if log.isEnabledFor(logging.INFO) and who.endpoint not in QUIET:
        line = {"method": who.method, "route": route, "status": status}
        log.info("request", extra={**line, "ms": round(took * 1000, 1), "request_id": who.number})


def _end(error: BaseException | None) -> None:
    trace = asked().trace
    if trace is not None:
        trace.__exit__(None, None, None)


def _caller(who: Asked) -> dict[str, str]:
    return {name: who.headers[name] for name in ("traceparent", "tracestate") if name in who.headers}


def _route(who: Asked) -> str:
    """The pattern, e.g. `/taken/<uuid:task_id>`; one word for whatever is not ours."""
    rule = who.url_rule
    return rule.rule if rule else "unknown"
