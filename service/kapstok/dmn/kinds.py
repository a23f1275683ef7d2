"""The kinds of value that a column of a decision table may promise (typeRef)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

Kind = Literal["string", "number", "boolean", "date", "time", "moment", "duration", "any"]

_WORDS: dict[str, Kind] = {
    "": "any",
    "any": "any",
    "string": "string",
    "boolean": "boolean",
    "number": "number",
    "integer": "number",
    "long": "number",
    "double": "number",
    "date": "date",
    "time": "time",
    "datetime": "moment",
    "date and time": "moment",
    "duration": "duration",
    "daytimeduration": "duration",
    "days and time duration": "duration",
}
_READERS: dict[Kind, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "moment": datetime.fromisoformat,
}
_CLASSES: dict[Kind, type | tuple[type, ...]] = {
    "string": str,
    "number": (int, float),
    "boolean": bool,
    "date": date,
    "time": time,
    "moment": datetime,
    "duration": timedelta,
    "any": object,
}
DUTCH: dict[Kind, str] = {
    "string": "een tekst",
    "number": "een getal",
    "boolean": "ja of nee (true of false)",
    "date": "een datum",
    "time": "een tijd",
    "moment": "een datum met tijd",
    "duration": "een duur",
    "any": "iets",
}


def kind_of(type_ref: str) -> Kind | None:
    """The kind behind a typeRef such as `feel:number` or `dateTime`; None when nobody knows it."""
    return _WORDS.get(type_ref.rpartition(":")[2].strip().lower())


def fits(kind: Kind, value: Any) -> bool:
    if value is None:
        return True
    if isinstance(value, bool):
        return kind in ("boolean", "any")
    if isinstance(value, datetime):
        return kind in ("moment", "any")
    return isinstance(value, _CLASSES[kind])


def as_input(kind: Kind, value: Any) -> Any:
    """The value as its column expects it: process data keep dates as ISO text."""
    if isinstance(value, str) and (reader := _READERS.get(kind)):
        try:
            return reader(value)
        except ValueError:
            return value
    return value
