"""Which figures are hidden so that none of them points at a person, also not by adding and taking away."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

Cell = TypeVar("Cell", bound=Hashable)


@dataclass(frozen=True)
class Sum(Generic[Cell]):
    """`total` is what `parts` add up to: who knows all but one of them knows that one too."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def cells(self) -> tuple[Cell, ...]:
        return (self.total, *self.parts)


def hidden(figures: Mapping[Cell, int], sums: Sequence[Sum[Cell]], minimum: int) -> frozenset[Cell]:
    """Everything below the minimum (a nought is no person), and what else is needed so that it cannot be computed."""
    found = {cell for cell, number in figures.items() if 0 < number < minimum}
    while more := _next(figures, sums, found, minimum):
        found.add(more)
    return frozenset(found)


def _next(figures: Mapping[Cell, int], sums: Sequence[Sum[Cell]], found: set[Cell], minimum: int) -> Cell | None:
    for wish in _wishes(figures, sums, found, minimum):
        if wish is not None:
            return wish
    return None


def _wishes(
    figures: Mapping[Cell, int], sums: Sequence[Sum[Cell]], found: set[Cell], minimum: int
) -> Iterator[Cell | None]:
    """What to hide as well: for a hidden figure that follows, and for hidden ones that are small together."""
    for cell in _known(sums, found):
        around = {other for one in sums if cell in one.cells for other in one.cells}
        yield _smallest(figures, around - found) or _smallest(figures, set(figures) - found)
    for one in sums:
        parts = [cell for cell in one.parts if cell in found]
        if parts and one.total not in found and sum(figures[cell] for cell in parts) < minimum:
            yield _smallest(figures, set(one.cells) - found)


def _smallest(figures: Mapping[Cell, int], cells: set[Cell]) -> Cell | None:
    """Noughts last: hiding them protects least."""
    return min(cells, key=lambda cell: (figures[cell] == 0, figures[cell], repr(cell)), default=None)


def _known(sums: Sequence[Sum[Cell]], found: set[Cell]) -> list[Cell]:
    """The hidden figures that follow from the visible ones: elimination over what is not known."""
    order = sorted(found, key=repr)
    rows = [[Fraction((cell in one.parts) - (cell == one.total)) for cell in order] for one in sums]
    rows = _reduced([row for row in rows if any(row)], len(order))
    return [order[places[0]] for row in rows if len(places := [at for at, it in enumerate(row) if it]) == 1]


def _reduced(rows: list[list[Fraction]], width: int) -> list[list[Fraction]]:
    done = 0
    for column in range(width):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [item / rows[done][column] for item in rows[done]]
        for at, row in enumerate(rows):
            if at != done and row[column]:
                rows[at] = [item - row[column] * own for item, own in zip(row, rows[done], strict=True)]
        done += 1
    return rows[:done]
