"""Named places on the way of an act and of outside work; a test may stop, kill or break there, nobody else listens.

On the way of an act: `begin`, `after_lock`, `after_engine`, `mid`, `before_commit`, `after_commit`.
"""

from collections.abc import Callable

_watch: Callable[[str], None] | None = None


def reached(place: str) -> None:
    """Tell whoever watches that this thread is here."""
    if _watch is not None:
        _watch(place)


def watch(watcher: Callable[[str], None] | None) -> None:
    """Let a test hear of every place that is reached; None: nobody."""
    global _watch
    _watch = watcher
