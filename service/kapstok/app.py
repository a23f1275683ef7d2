"""The one application: the doors for people, programs and whoever watches, over the same acts and overviews."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Request, Response
from flask.typing import ResponseReturnValue
from werkzeug.routing import MapAdapter

from kapstok import health, rest, web
from kapstok.addresses import Address, Addresses, Way, server_name
from kapstok.exchange import Answer, Asked, asked
from kapstok.settings import settings
from kapstok.visit import visit

MAX_BODY = 5 * 1024 * 1024
MAX_FIELDS = 1000


class Application(Flask):
    """Flask, that need not search for the request at every step, nor ask of every function whether it is one to be
    awaited: none of ours is. What one request asks of the database goes over one connection.
    """

    request_class = Asked
    response_class = Answer
    url_map_class = Addresses
    url_rule_class = Way

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """What finds the address that is asked for, by what the request knows already."""
        if request is None:
            return super().create_url_adapter(None)
        return Address(
            self.url_map,
            server_name=server_name(request.host),
            script_name=request.root_path,
            subdomain=self.url_map.default_subdomain,
            url_scheme=request.scheme,
            path_info=request.path,
            default_method=request.method,
            query_args=request.query_string.decode(errors="replace"),
        )

    def full_dispatch_request(self) -> Response:
        with visit():
            return super().full_dispatch_request()

    def preprocess_request(self) -> ResponseReturnValue | None:
        """What comes before every door, and then what comes before this one."""
        for door in (None, *reversed(asked().blueprints)):
            for look in self.before_request_funcs.get(door, ()):
                refused: Any = look()
                if refused is not None:
                    return refused
        return None

    def dispatch_request(self) -> ResponseReturnValue:
        who = asked()
        if who.url_rule is None or who.method == "OPTIONS":
            return super().dispatch_request()
        view: Callable[..., Any] = self.view_functions[who.url_rule.endpoint]
        return view(**who.view_args or {})

    def process_response(self, response: Response) -> Response:
        """What comes after this door, and then what comes after every door."""
        for door in (*asked().blueprints, None):
            for look in reversed(self.after_request_funcs.get(door, ())):
                response = look(response)
        self.session_interface.save_session(self, web.visit(), response)
        return response

    def do_teardown_request(self, *error: Any) -> None:
        """Only who asked to be told that a request ended makes it worth looking up whom to tell."""
        if self.teardown_request_funcs:
            super().do_teardown_request(*error)

    def do_teardown_appcontext(self, *error: Any) -> None:
        if self.teardown_appcontext_funcs:
            super().do_teardown_appcontext(*error)


def create_app() -> Flask:
    """A WSGI application for the installation that the environment names."""
    app = Application("kapstok.web", static_folder="static", template_folder="templates")
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=1024 * 1024,
        MAX_FORM_PARTS=MAX_FIELDS,
        BASE_URL=settings().base_url,
    )
    app.before_request(_come_in)
    app.after_request(_go_out)
    health.install(app)
    rest.install(app)
    web.install(app)
    return app


def _come_in() -> ResponseReturnValue | None:
    """What comes before every door: whoever watches looks up, and who has no business here is sent away."""
    who = asked()
    health.begin(who)
    if who.from_program:
        return rest.refuse_elsewhere(who)
    web.refuse_forged()
    return None


def _go_out(made: Response) -> Response:
    """What comes after every door: it says what it always says, and whoever watches has seen it."""
    who = asked()
    answer = rest.speak(made) if who.from_program else web.speak(who, made)
    health.answered(who, answer)
    return answer
