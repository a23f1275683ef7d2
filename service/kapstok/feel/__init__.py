"""FEEL: what designers write in conditions, script tasks, timers and decision tables."""

from kapstok.feel.expressions import (
    asks_the_time,
    check,
    check_cell,
    evaluate,
    evaluate_all,
    matches,
    names,
    names_of_cell,
    remembering,
)
from kapstok.feel.failure import FeelError

__all__ = [
    "FeelError",
    "asks_the_time",
    "check",
    "check_cell",
    "evaluate",
    "evaluate_all",
    "matches",
    "names",
    "names_of_cell",
    "remembering",
]
