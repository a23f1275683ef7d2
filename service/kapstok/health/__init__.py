"""The door for whoever watches over the installation: probes, metrics, and a line in the log for every request."""

from flask import Flask

from kapstok.health import requests
from kapstok.health.probes import probes


def install(app: Flask) -> None:
    """Put `/_healthz` and `/metrics` on the application, and watch its requests. Before the other doors."""
    requests.install(app)
    app.register_blueprint(probes)
