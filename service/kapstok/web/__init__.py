"""The web door: HTML for people."""

from flask import Flask

from kapstok.web import dutch, headers, mistakes, session
from kapstok.web.door import pages
from kapstok.web.headers import speak
from kapstok.web.session import refuse_forged, visit

# Each of these hangs its own addresses on `pages`.
from kapstok.web import (  # noqa: F401  # isort: skip
    about,
    acties,
    bewaren,
    brieven,
    casus,
    casussen,
    cijfers,
    consulten,
    deelnemers,
    designs,
    dossier,
    forbidden_ways,
    inbox,
    incidents,
    informatie,
    inzage,
    leeslogboek,
    message,
    overdracht,
    overleggen,
    pdca,
    processes,
    readers,
    region,
    rehearsal,
    route_versions,
    sign_in,
    task,
)

__all__ = ["install", "refuse_forged", "speak", "visit"]


def install(app: Flask) -> None:
    """Put the pages on the application. What stands there already (REST) is left alone."""
    session.install(app)
    headers.install(app)
    mistakes.install(app)
    dutch.install(app)
    app.register_blueprint(pages)
