"""What a person reads when something went wrong: calm, in Dutch, with a way on."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from flask import Flask, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from kapstok import errors
from kapstok.web.filling import OURS

log = logging.getLogger(__name__)

STATUS: dict[type[errors.KapstokError], int] = {
    errors.NotFound: 404,
    errors.Forbidden: 403,
    errors.Invalid: 400,
    errors.Conflict: 409,
    errors.Full: 507,  # before Unavailable, of which it is a kind
    errors.Unavailable: 503,
    errors.Broken: 500,
}
NOT_HERE = "Deze pagina bestaat niet, of u bent er niet bij betrokken. Controleer het adres, of ga terug naar uw taken."
WORDS = {
    400: ("Dit kunnen we niet verwerken", "Er klopt iets niet aan deze aanvraag. Ga terug en probeer het opnieuw."),
    403: ("Dit mag u hier niet doen", "Deze handeling hoort niet bij uw rol. Vraag het aan een collega."),
    404: ("Niet gevonden", NOT_HERE),
    405: ("Zo werkt dit adres niet", "Dit adres hoort bij een knop op een pagina. Ga terug naar uw taken."),
    409: ("Er is intussen iets veranderd", "Iemand anders was net voor u. Kijk opnieuw en beslis dan."),
    413: ("Dit is te veel in een keer", "Wat u verstuurde is te groot. Kort de teksten in en probeer het opnieuw."),
    500: ("Er ging iets mis bij ons", "Er is niets veranderd. Probeer het later weer, of meld het bij de beheerder."),
    503: ("Even geduld", "Het systeem is nu te druk. Er is niets veranderd. Probeer het over een paar tellen weer."),
    507: ("Opslaan lukt nu niet", "Er is geen ruimte om iets op te slaan. Er is niets veranderd. Meld het."),
}
EXPIRED = (
    "Deze pagina is te lang open geweest of u bent intussen afgemeld. Er is niets veranderd. "
    "Ga terug, ververs de pagina en probeer het opnieuw; uw laatst opgeslagen concept staat er nog."
)


def install(app: Flask) -> None:
    """Answer mistakes with a page; those under /api keep the answer that REST gives them."""
    _over(app, errors.KapstokError, _told)
    _over(app, HTTPException, _http)


def _over(app: Flask, kind: type[Exception], page: Callable[[Any], ResponseReturnValue]) -> None:
    earlier = app.error_handler_spec[None][None].get(kind)

    def answer(error: Any) -> ResponseReturnValue:
        if request.path.startswith("/api/"):
            if earlier is not None:
                return app.ensure_sync(earlier)(error)
            if isinstance(error, HTTPException):
                return error
        return page(error)

    app.register_error_handler(kind, answer)


def _told(error: errors.KapstokError) -> ResponseReturnValue:
    status = status_of(error)
    if status == 500:
        log.error("broken on %s", request.endpoint, exc_info=error)
    # A foreign id and an unknown one must look the same, whatever was asked for.
    sentence = WORDS[404][1] if status == 404 else "" if status == 500 else str(error)
    fields = list(error.fields.values()) if isinstance(error, errors.Invalid) else []
    return page_of(status, sentence, fields)


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    if isinstance(error, CSRFError):
        return page_of(400, EXPIRED, typed=_typed_here())
    status = error.code if error.code in WORDS else 400 if error.code < 500 else 500
    made = page_of(status)
    for name, value in error.get_headers():
        if name == "Allow":
            made.headers["Allow"] = value
    return made


def _typed_here() -> list[str]:
    """What was typed in a page of ours that grew too old; words that another site sends are not repeated."""
    if request.headers.get("Sec-Fetch-Site") != "same-origin":
        return []
    own = OURS | {"gebruikersnaam", "wachtwoord", "volgende"}
    return [text for key, text in request.form.items(multi=True) if key not in own and text.strip()]


def status_of(error: errors.KapstokError) -> int:
    """The HTTP status of an error."""
    return next((status for kind, status in STATUS.items() if isinstance(error, kind)), 500)


def page_of(status: int, sentence: str = "", fields: Sequence[str] = (), typed: Sequence[str] = ()) -> Response:
    """The page of a mistake. `fields` are sentences on what was asked wrongly; `typed` is what must not be lost."""
    title, words = WORDS[status]
    g.without_person = status in (500, 503)  # the cause may be the very database that knows the person
    html = render_template(
        "paginas/fout.html", titel=title, zin=sentence or words, punten=fields, getypt=typed, status=status
    )
    return Response(html, status, mimetype="text/html")
