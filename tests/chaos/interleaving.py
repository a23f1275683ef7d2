"""Two deeds that happen at once, in an order that a test names: one stops at a place, the other tries to overtake."""

import threading
from collections.abc import Callable
from typing import Any

from kapstok import waypoints
from kapstok.errors import KapstokError

PLACES = ("begin", "after_lock", "after_engine", "mid", "before_commit")
# Whoever waits for a lock has not ended after this; whoever does not, has.
MOMENT = 0.1
PATIENCE = 30


class Stopped:
    """The first deed, stopped at a place until it may go on."""

    def __init__(self, place: str):
        self.place = place
        self.there, self.go_on = threading.Event(), threading.Event()
        self.thread: threading.Thread | None = None

    def __call__(self, place: str) -> None:
        if place == self.place and threading.current_thread() is self.thread and not self.there.is_set():
            self.there.set()
            assert self.go_on.wait(PATIENCE)


def overtaken(place: str, first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """The first stops at the place; the second begins and gets as far as it can; then the first goes on.

    Answers what each led to, or what it was refused with.
    """
    results: list[Any] = [None, None]
    stopped = Stopped(place)

    def do(number: int, deed: Callable[[], Any]) -> None:
        try:
            results[number] = deed()
        except KapstokError as error:
            results[number] = error
        except BaseException as error:
            results[number] = AssertionError(repr(error))

    stopped.thread = threading.Thread(target=do, args=(0, first))
    other = threading.Thread(target=do, args=(1, second))
    waypoints.watch(stopped)
    try:
        stopped.thread.start()
        # A deed that does not come past this place is simply first.
        while not stopped.there.wait(0.01) and stopped.thread.is_alive():
            continue
        other.start()
        other.join(MOMENT)
    finally:
        stopped.go_on.set()
        for thread in (stopped.thread, other):
            if thread.ident is not None:
                thread.join()
        waypoints.watch(None)
    return results


def refused(results: list[Any]) -> list[KapstokError]:
    """What was refused; anything else that was raised is a mistake of ours."""
    for result in results:
        assert not isinstance(result, AssertionError), result
    return [result for result in results if isinstance(result, KapstokError)]
