"""Hang the REST door in the application: its routes and its description."""

from flask import Blueprint, Flask, Response, current_app

# Imported for their routes, which they hang on the door.
from kapstok.rest import (  # noqa: F401
    acties,
    bewaren,
    brieven,
    casussen,
    cijfers,
    consulten,
    deelnemers,
    dossier,
    ik,
    informatie,
    inzage,
    overdrachten,
    overleggen,
    processen,
    readers,
    regioproeven,
    routes_read,
    storingen,
    taken,
    vernietigingen,
    versies,
)
from kapstok.rest.description import publish
from kapstok.rest.door import PREFIX, door
from kapstok.rest.reading import MOST_BYTES
from kapstok.settings import settings

pages = Blueprint("rest_description", __name__, url_prefix=PREFIX)


def install(app: Flask) -> None:
    """Add `/api/v1` to the application."""
    app.config.setdefault("MAX_CONTENT_LENGTH", MOST_BYTES)
    app.register_blueprint(door)
    app.register_blueprint(pages)
    publish(app, settings().base_url)


@pages.get("/openapi.json")
def describe() -> Response:
    answer: Response = current_app.extensions["kapstok.rest.description"]()
    return answer
