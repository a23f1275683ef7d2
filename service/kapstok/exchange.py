"""What passes through every door: a request that keeps what was found out about it, and an answer with its headers."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from flask import Request, Response, request
from werkzeug.wrappers import Response as AnyResponse

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Headers = tuple[tuple[str, str], ...]


class Asked(Request):
    """`began`, `number`, `trace` and `span` are of whoever watches; `viewer` is who came in, once the door knows."""

    began: float | None = None
    number = ""
    trace: Any = None
    span: Any = None
    viewer: Any = None

    @property
    def from_program(self) -> bool:
        """Whether it came to the door for programs, which has its own manners."""
        return self.path == "/api" or self.path.startswith("/api/")


class Answer(Response):
    """Has beside its own headers those that its door always gives, as far as it does not say otherwise itself.

    They join at the very end: what stands there once and for all need not be checked and copied with every answer.
    """

    beside: Headers = ()

    @classmethod
    def of(cls, made: AnyResponse, beside: Headers) -> "Answer":
        """What was made as any other kind becomes one of these."""
        answer: Answer = cls.force_type(made)  # type: ignore[assignment]
        answer.beside = beside
        return answer

    def get_wsgi_response(self, environ: "WSGIEnvironment") -> tuple[Iterable[bytes], str, list[tuple[str, str]]]:
        body, status, headers = super().get_wsgi_response(environ)
        own = {name.lower() for name, _ in headers}
        headers += [said for said in self.beside if said[0].lower() not in own]
        return body, status, headers


# The request that is being answered: itself, so that not every look at it begins with searching for it.
asked: Callable[[], Asked] = request._get_current_object  # type: ignore[attr-defined]
