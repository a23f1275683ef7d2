"""Hit policies: what a decision table answers when none, one or several of its rules apply."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Literal

HitPolicy = Literal["U", "F", "A", "R", "C", "C+", "C<", "C>", "C#"]

POLICIES: dict[tuple[str, str], HitPolicy] = {
    ("UNIQUE", ""): "U",
    ("FIRST", ""): "F",
    ("ANY", ""): "A",
    ("RULE ORDER", ""): "R",
    ("COLLECT", ""): "C",
    ("COLLECT", "SUM"): "C+",
    ("COLLECT", "MIN"): "C<",
    ("COLLECT", "MAX"): "C>",
    ("COLLECT", "COUNT"): "C#",
}
SINGLE = ("U", "F", "A")
LISTS = ("C", "R")


class Undecided(ValueError):
    """The rules that apply contradict the hit policy; the text is a Dutch sentence."""


def chosen(policy: HitPolicy, hits: Sequence[int]) -> Sequence[int]:
    """Of the numbers of the rules that apply, those that count."""
    if policy == "U" and len(hits) > 1:
        raise Undecided(
            f"De regels {_listed(hits)} gelden tegelijk, maar de tabel is UNIQUE. "
            "Maak de regels uitsluitend, of kies FIRST of COLLECT."
        )
    return hits[:1] if policy == "F" else hits


def agreed(hits: Sequence[int], rows: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
    """The one outcome of rules that under ANY have to say the same."""
    if any(_exactly(row) != _exactly(rows[0]) for row in rows):
        raise Undecided(
            f"De regels {_listed(hits)} gelden tegelijk met verschillende uitkomsten, maar de tabel is ANY. "
            "Geef ze dezelfde uitkomst, of kies een andere hit policy."
        )
    return rows[0]


def aggregate(policy: HitPolicy, values: Sequence[Any]) -> Any:
    """Sum, least, most or count; of nothing the sum, the least and the most are None."""
    if policy == "C#":
        return len(values)
    if not values:
        return None
    if policy != "C+" and _comparable(values):
        return _extreme(policy, values)
    if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        raise Undecided("De uitkomsten zijn geen getallen; SUM, MIN en MAX kunnen er niets mee. Kies COLLECT.")
    return sum(values) if policy == "C+" else _extreme(policy, values)


def _extreme(policy: HitPolicy, values: Sequence[Any]) -> Any:
    return min(values) if policy == "C<" else max(values)


def _comparable(values: Sequence[Any]) -> bool:
    return (
        len({type(value) for value in values}) == 1
        and isinstance(values[0], date)
        and not isinstance(values[0], datetime)
    )


def _exactly(row: Sequence[Any]) -> list[tuple[type, Any]]:
    return [(type(value), value) for value in row]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers[:-1])) + f" en {numbers[-1]}"
