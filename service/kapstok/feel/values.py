"""The values that FEEL and Python share, and how they travel in and out of the sandbox.

Lists, contexts and temporal values travel as a pair of a tag and their content, so that no text of a person
can pass for a date.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from kapstok import bounds
from kapstok.clock import AMSTERDAM

NUMBER_LIMIT = bounds.NUMBER
DEEPEST = bounds.JSON_DEPTH
NAME = re.compile(r"(?!__)[^\W\d]\w*")


class Unfit(ValueError):
    """A value that FEEL and Python do not share; the text completes a Dutch sentence."""


def encode_context(context: Mapping[str, Any]) -> list[Any]:
    return _encode_context(context, 1)


def encode(value: Any, depth: int = 0) -> Any:
    """The value as JSON for the sandbox. Moments get their Dutch offset: it knows no zones by name."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, (int, float)):
        return _number(value)
    if depth > DEEPEST:
        raise Unfit("gaat over gegevens die te diep genest zijn.")
    if isinstance(value, Mapping):
        return _encode_context(value, depth + 1)
    if isinstance(value, (list, tuple)):
        return ["l", [encode(item, depth + 1) for item in value]]
    return _encode_temporal(value)


def moment(value: datetime) -> str:
    """The moment with its Dutch offset; without a zone it stays a local date and time."""
    return (value if value.tzinfo is None else value.astimezone(AMSTERDAM)).isoformat()


def decode(value: Any) -> Any:
    """The answer of the sandbox as Python; moments come in Dutch time, durations in months as ISO text."""
    if isinstance(value, bool) or not isinstance(value, (float, int, list)):
        return value
    if not isinstance(value, list):
        return _whole(_number(value))
    tag, content = value
    try:
        return _DECODERS[tag](content)
    except (ValueError, OverflowError) as error:
        if isinstance(error, Unfit):
            raise
        raise Unfit("levert een datum of duur buiten de kalender (jaar 1 tot en met 9999).") from error


def _encode_context(context: Mapping[str, Any], depth: int) -> list[Any]:
    return ["c", [(_name(name), encode(value, depth)) for name, value in context.items()]]


def _name(name: object) -> str:
    if isinstance(name, str) and NAME.fullmatch(name):
        return name
    raise Unfit(f"krijgt een gegeven »{name}«: een naam is één woord van letters, cijfers en liggende streepjes.")


def _number(value: int | float) -> int | float:
    if abs(value) < NUMBER_LIMIT:  # also refuses NaN
        return value
    raise Unfit("rekent met een getal dat te groot is (15 cijfers is het meeste).")


def _whole(value: int | float) -> int | float:
    return int(value) if value == int(value) else value


def _encode_temporal(value: Any) -> list[str]:
    if isinstance(value, datetime):
        return ["moment", moment(value)]
    if isinstance(value, date):
        return ["date", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    if isinstance(value, timedelta):
        return ["duration", _iso_duration(value)]
    raise Unfit(f"krijgt een waarde van een soort die FEEL niet kent ({type(value).__name__}).")


def _iso_duration(value: timedelta) -> str:
    size = abs(value)
    sign = "-" if value < timedelta() else ""
    return f"{sign}P{size.days}DT{size.seconds}.{size.microseconds:06d}S"


def _decode_moment(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    return value if value.tzinfo is None else value.astimezone(AMSTERDAM)


def _decode_duration(parts: Sequence[int]) -> timedelta:
    days, seconds, microseconds = parts
    return timedelta(days=days, seconds=seconds, microseconds=microseconds)


def _refuse(kind: str) -> Any:
    what = {"number": "een getal dat niet bestaat", "range": "een bereik", "function": "een functie"}
    raise Unfit(f"levert {what.get(kind, 'iets')} op; dat is hier geen bruikbare waarde.")


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "l": lambda items: [decode(item) for item in items],
    "c": lambda entries: {key: decode(value) for key, value in entries},
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "moment": _decode_moment,
    "duration": _decode_duration,
    "months": str,
    "other": _refuse,
}
