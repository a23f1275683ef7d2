"""A visit of a browser: its cookie holds one secret, everything else stays here and can be ended here."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from typing import Any, cast

from flask import Flask, Request, Response, request, session
from flask.sessions import SessionInterface, SessionMixin
from flask_wtf import CSRFProtect

from kapstok import clock
from kapstok.acts import sign_in
from kapstok.errors import Unavailable
from kapstok.overviews import me
from kapstok.rights import Viewer
from kapstok.settings import settings
from kapstok.web.mistakes import page_of

SEEN_EVERY = timedelta(minutes=1)
_forms = CSRFProtect()


class Visit(SessionMixin):
    """Nothing is read before somebody asks, so that a style sheet costs no look in the database."""

    def __init__(self, secret: str | None):
        self.secret = secret
        self.modified = False
        self.issued = False
        self.ended = False

    @cached_property
    def _found(self) -> me.BrowserSession | None:
        return me.browser_session(self.secret) if self.secret else None

    @cached_property
    def _data(self) -> dict[str, Any]:
        return dict(self._found.data) if self._found else {}

    @property
    def viewer(self) -> Viewer | None:
        return self._found.viewer if self._found else None

    @property
    def was_asked(self) -> bool:
        return "_found" in vars(self) or self.modified or self.ended

    @property
    def is_known(self) -> bool:
        return self._found is not None

    @property
    def is_due(self) -> bool:
        """Whether it is time to write down again that the person was here."""
        return self._found is not None and self._found.seen_at < clock.now() - SEEN_EVERY

    def begin(self, person: Any) -> None:
        """A new secret for a person who signs in; the old one, whoever put it there, is worthless."""
        self.end()
        self._start(person)

    def end(self) -> None:
        """Make the secret worthless and forget what went with it."""
        if self.secret:
            sign_in.end_session(None, self.secret)
        self._forget(None)
        self.modified, self.ended = False, True

    def keep(self) -> None:
        """Store what was changed; an anonymous visit gets its row here, when it has something to remember."""
        if not self.is_known and self.modified:
            self._start(None)
        elif self.secret and self.modified:
            sign_in.keep_session(None, self.secret, self._data)
        elif self.secret and self.is_due:
            with suppress(Unavailable):  # a page that is ready does not fail on this
                sign_in.keep_session(None, self.secret, self._data)

    def _start(self, person: Any) -> None:
        data = self._data
        self._forget(sign_in.start_session(None, person, data))
        self.issued = True

    def _forget(self, secret: str | None) -> None:
        self.secret = secret
        vars(self).pop("_found", None)
        vars(self).pop("_data", None)

    def __getitem__(self, key: str) -> Any:
        return self._data[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self._data[key] = value
        self.modified = True

    def __delitem__(self, key: str) -> None:
        del self._data[key]
        self.modified = True

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


class ServerSide(SessionInterface):
    """Opens visits for Flask, and tells the browser its secret."""

    def open_session(self, app: Flask, request: Request) -> Visit:
        brings = "HTTP_COOKIE" in request.environ  # most programs do not
        return Visit(request.cookies.get(cookie_name()) if brings else None)

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        visit = cast(Visit, session)
        if not visit.was_asked:
            return
        response.vary.add("Cookie")
        if visit.issued and visit.secret:
            response.set_cookie(cookie_name(), visit.secret, **_attributes())
        elif cookie_name() in request.cookies and not visit.is_known:
            response.delete_cookie(cookie_name(), **_attributes())


def install(app: Flask) -> None:
    """Sessions on the server, and no deed from a browser without the token of its own page."""
    app.session_interface = ServerSide()
    app.config.update(
        # The token is random and compared with the one in the session on the server; its signature guards nothing.
        WTF_CSRF_SECRET_KEY="kapstok",  # noqa: S106
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_METHODS={"POST", "PUT", "PATCH", "DELETE"},
        WTF_CSRF_CHECK_DEFAULT=False,  # it would ask at every door; only this one has forms
    )
    _forms.init_app(app)


def refuse_forged() -> None:
    """Raises CSRFError for a deed without the token of its page. Programs bring no cookie, and need none."""
    _forms.protect(apply_exemptions=True)


def keep_visit(response: Response) -> Response:
    """A page to look at is not shown when its visit cannot be kept: what is sent from it would be refused. What was
    done stays done, and is told.
    """
    if not visit().was_asked:
        return response
    try:
        visit().keep()
    except Unavailable as error:
        if request.method in ("GET", "HEAD"):
            return page_of(503, str(error))
    return response


def visit() -> Visit:
    """The visit of the present request."""
    return cast(Visit, session._get_current_object())  # type: ignore[attr-defined]


def cookie_name() -> str:
    return "__Host-sessie" if settings().secure_cookies else "sessie"


def _attributes() -> dict[str, Any]:
    return {"httponly": True, "samesite": "Lax", "secure": settings().secure_cookies, "path": "/"}
