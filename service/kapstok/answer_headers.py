"""The headers that every answer of a door has."""

from collections.abc import Iterable

from werkzeug.wrappers import Response

Headers = tuple[tuple[str, str, str], ...]


def always(said: dict[str, str]) -> Headers:
    """As `add_missing` wants them: known by their name in small letters."""
    return tuple((name.lower(), name, value) for name, value in said.items())


def add_missing(answer: Response, said: Headers) -> None:
    """Put these headers on an answer, as far as it does not say otherwise itself."""
    known = {name.lower() for name in _names(answer)}
    answer.headers.extend((name, value) for lower, name, value in said if lower not in known)


def _names(answer: Response) -> Iterable[str]:
    return (name for name, _ in answer.headers)
