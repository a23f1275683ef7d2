"""Hang the REST door in the application: its routes and its description."""

from flask import Blueprint, Flask, Response, current_app
from flask_smorest import Api  # type: ignore[import-untyped]

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
from kapstok.rest.schema import Probleem
from kapstok.rest.wording import OPENAPI, TITLE, VERSION
from kapstok.settings import settings

pages = Blueprint("rest_description", __name__, url_prefix=PREFIX)


class _Api(Api):
    """smorest without its own error pages: those would catch the errors of the web door as well."""

    ERROR_SCHEMA = Probleem
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_error_handlers(self) -> None:
        pass

    def _register_pagination_header(self) -> None:
        pass  # our pages have links in the body


def install(app: Flask) -> None:
    """Add `/api/v1` to the application."""
    app.config.setdefault("MAX_CONTENT_LENGTH", MOST_BYTES)
    api = _Api(app, spec_kwargs={"title": TITLE, "version": VERSION, "openapi_version": OPENAPI})
    api.register_blueprint(door)
    app.register_blueprint(pages)
    publish(app, api.spec, settings().base_url)


@pages.get("/openapi.json")
def describe() -> Response:
    answer: Response = current_app.extensions["kapstok.rest.description"]()
    return answer
