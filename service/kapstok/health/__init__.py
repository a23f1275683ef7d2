"""The door for whoever watches over the installation: probes, metrics, and a line in the log for every request."""

from flask import Flask

from kapstok.health import requests
from kapstok.health.probes import probes
from kapstok.health.requests import answered, begin

__all__ = ["answered", "begin", "install"]


def install(app: Flask) -> None:
    """Put `/_healthz` and `/metrics` on the application, and end the trace of each request."""
    requests.install(app)
    app.register_blueprint(probes)
