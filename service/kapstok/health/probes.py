"""Does it live, is it ready, and how is it doing: for the load balancer, for orchestration, for Prometheus.

`livez` says that this process answers, and asks nobody else. `readyz` says that it can serve: the database is there
and its tables fit. Neither looks at the worker: a web process without one still serves people.
"""

import hmac

from flask import Blueprint, Response, abort, jsonify, request

from kapstok.health import metrics
from kapstok.overviews import installation
from kapstok.settings import settings

probes = Blueprint("health", __name__)


@probes.get("/_healthz/livez/")
def live() -> Response:
    return jsonify({"status": "ok"})


@probes.get("/_healthz/readyz/")
def ready() -> Response:
    found = installation.readiness()
    answer = jsonify(
        {"status": "ok" if found.ready else "niet gereed", "database": found.database, "schema": found.schema}
    )
    answer.status_code = 200 if found.ready else 503
    return answer


@probes.get("/_healthz/")
def healthy() -> Response:
    return ready()


@probes.get("/metrics")
def measured() -> Response:
    """Only for who brings the token of KAPSTOK_METRICS_TOKEN; without that setting there is nothing here."""
    token = settings().metrics_token
    if not token:
        abort(404)
    if not hmac.compare_digest(request.headers.get("Authorization", ""), f"Bearer {token}"):
        abort(404)
    return Response(metrics.text(), content_type=metrics.CONTENT_TYPE)
