"""What is wrong with an expression, said to the designer who wrote it."""

from kapstok.errors import KapstokError

LONGEST_QUOTE = 80


class FeelError(KapstokError):
    """An expression that cannot be read, or that has no answer we can use.

    `position` counts characters from 1, in the text as the designer wrote it.
    """

    def __init__(self, expression: str, complaint: str, position: int | None = None):
        self.expression = expression
        self.position = position
        super().__init__(f"De uitdrukking »{_quote(expression)}« {complaint}")


def unreadable(expression: str, start: int, end: int, said: str) -> FeelError:
    """The error for a text that is no FEEL; `start` and `end` count from 0."""
    if said.startswith("Incomplete") or start >= len(expression):
        reason = "hier ontbreekt nog iets."
    else:
        reason = f"»{_quote(expression[start : max(end, start + 1)])}« past hier niet."
    return FeelError(expression, f"kan niet worden gelezen bij teken {start + 1}: {reason}", start + 1)


def unknown_variable(expression: str, name: str) -> FeelError:
    return FeelError(expression, f"leest »{name}«, maar dat gegeven is er niet.")


def _quote(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else flat[: LONGEST_QUOTE - 1] + "…"
