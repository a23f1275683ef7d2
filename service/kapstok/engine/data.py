"""The process data of a casus: which names and values may enter the run, and in what shape they stay there."""

import math
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from kapstok.engine import limits
from kapstok.errors import Invalid

FORBIDDEN = frozenset({"typename", "self"})


class Unfit(ValueError):
    """A value that cannot be process data; the text is a Dutch sentence."""


def admit(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they will be kept, or Invalid with a sentence for each that may not enter."""
    admitted: dict[str, Any] = {}
    refused: dict[str, str] = {}
    if not isinstance(values, Mapping):
        raise Invalid({}, "De gegevens moeten namen met waarden zijn.")
    if len(values) > limits.DATA_KEYS:
        raise Invalid({}, f"Te veel gegevens tegelijk: {limits.DATA_KEYS} is het meeste.")
    for name, value in values.items():
        try:
            admitted[fit_name(name)] = fit(value)
        except Unfit as unfit:
            refused[str(name)] = str(unfit)
    if refused:
        raise Invalid(refused)
    return admitted


def copied(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same values with lists of their own, to hand out: nobody outside holds what a run goes on with."""
    return {name: list(value) if isinstance(value, list) else value for name, value in values.items()}


def fit_name(name: object) -> str:
    if not isinstance(name, str) or not name.isidentifier() or len(name) > 64:
        raise Unfit("Een naam van een gegeven is één woord van letters, cijfers en liggende streepjes.")
    if name in FORBIDDEN or name.startswith("__"):
        raise Unfit(f"De naam »{name}« is gereserveerd: kies een andere naam.")
    return name


def fit(value: object) -> Any:
    """A scalar, or a list of scalars; days, moments and durations become ISO text."""
    if isinstance(value, (list, tuple)):
        if len(value) > limits.LIST_ITEMS:
            raise Unfit(f"Een lijst heeft ten hoogste {limits.LIST_ITEMS} waarden.")
        return [_scalar(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> Any:
    if isinstance(value, str):
        return _text(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, (int, float)):
        return _number(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    raise Unfit("Alleen tekst, getallen, ja/nee, datums en lijsten daarvan kunnen procesgegevens zijn.")


def _number(value: int | float) -> int | float:
    if not math.isfinite(value) or abs(value) >= limits.NUMBER:
        raise Unfit("Dit getal is te groot of geen getal.")
    return int(value) if isinstance(value, int) else float(value)  # as it comes back from storage: without a subclass


def _text(value: str) -> str:
    if len(value) > limits.TEXT_CHARS:
        raise Unfit(f"Een procesgegeven is ten hoogste {limits.TEXT_CHARS} tekens; maak de tekst korter.")
    if not value.isprintable() and any(ord(sign) < 32 and sign not in "\n\r\t" for sign in value):
        raise Unfit("De tekst bevat een onzichtbaar teken dat niet kan worden bewaard.")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unfit("De tekst bevat een teken dat niet kan worden bewaard.") from error
    return str.__str__(value)


def _duration(value: timedelta) -> str:
    sign = "-" if value < timedelta(0) else ""
    value = abs(value)
    hours, rest = divmod(value.seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    clock = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    days = f"{value.days}D" if value.days or not clock else ""
    return f"{sign}P{days}{'T' + clock if clock else ''}"
