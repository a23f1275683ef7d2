"""What passes through every door: a request that keeps what was found out about it, and an answer with its headers."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Request, Response, request
from werkzeug.sansio.utils import get_host
from werkzeug.wrappers import Response as AnyResponse

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

# Where a server that writes what is said beside an answer itself (`leaving.py`) finds the text of it.
BESIDE = "kapstok.beside"
# What stands in these is made fit for HTTP by werkzeug.
WORKED_OUT = ("location", "content-location")
MOST_NAMES = 256


class Asked(Request):
    """`began`, `number`, `trace` and `span` are of whoever watches; `viewer` is who came in, once the door knows."""

    began: float | None = None
    number = ""
    trace: Any = None
    span: Any = None
    viewer: Any = None

    @cached_property
    def host(self) -> str:
        return _host(self.scheme, self.environ.get("HTTP_HOST"), self.server, self.trusted_hosts)  # type: ignore[arg-type]

    @cached_property
    def blueprints(self) -> list[str]:
        """Asked for at every step, and known once the address is found."""
        return super().blueprints

    @property
    def from_program(self) -> bool:
        """Whether it came to the door for programs, which has its own manners."""
        return self.path == "/api" or self.path.startswith("/api/")


class Beside(NamedTuple):
    """Headers that are said beside those of an operation, and how they are written. `names` are in small letters."""

    names: frozenset[str]
    headers: tuple[tuple[str, str], ...]
    text: bytes

    def but(self, own: set[str]) -> "Beside":
        """Those that are not among the operation's own."""
        return (
            self if own.isdisjoint(self.names) else said([each for each in self.headers if each[0].lower() not in own])
        )


class Answer(Response):
    """Has beside its own headers those that its door always gives, as far as it does not say otherwise itself.

    They join at the very end: what stands there once and for all need not be checked and copied with every answer.
    """

    beside: tuple[Beside, ...] = ()

    @classmethod
    def of(cls, made: AnyResponse, beside: Beside) -> "Answer":
        """What was made as any other kind becomes one of these."""
        answer: Answer = cls.force_type(made)  # type: ignore[assignment]
        answer.beside = (beside,)
        return answer

    def get_wsgi_response(self, environ: "WSGIEnvironment") -> tuple[Iterable[bytes], str, list[tuple[str, str]]]:
        headers = [*self.headers]
        own = {name.lower() for name, _ in headers}
        if self._is_complete(own):
            status, body = self.status, () if environ["REQUEST_METHOD"] == "HEAD" else self.response
        else:
            body, status, headers = super().get_wsgi_response(environ)
        beside = [each.but(own) for each in self.beside]
        if BESIDE in environ:
            environ[BESIDE] = b"".join([each.text for each in beside])
        else:
            headers += [header for each in beside for header in each.headers]
        return body, status, headers  # type: ignore[return-value]

    def _is_complete(self, own: set[str]) -> bool:
        """Whether nothing has to be worked out any more, nor be done afterwards: what an operation usually answers."""
        return (
            self.status_code == 200
            and type(self.response) is list
            and len(self.response) == 1
            and type(self.response[0]) is bytes
            and not self._on_close
            and "content-length" in own
            and own.isdisjoint(WORKED_OUT)
        )


def said(headers: Iterable[tuple[str, str]]) -> Beside:
    """To be said beside an answer, or beside every answer."""
    headers = tuple(headers)
    text = "".join([f"{name}: {words}\r\n" for name, words in headers])
    return Beside(frozenset([name.lower() for name, _ in headers]), headers, text.encode("latin-1"))


# Nearly everybody calls us by the same name.
_host = lru_cache(maxsize=MOST_NAMES)(get_host)
# The request that is being answered: itself, so that not every look at it begins with searching for it.
asked: Callable[[], Asked] = request._get_current_object  # type: ignore[attr-defined]
