"""Two deeds that happen at once, in an order that a test names. Nothing here depends on how fast anything goes."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import text

from kapstok import db, waypoints
from kapstok.errors import KapstokError

PLACES = ("begin", "after_lock", "after_engine", "mid", "before_commit")
PATIENCE = 300

Deed = Callable[[], Any]


class Turn:
    """The turn to write, of which SQLite has one; and who waits for it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.waiting: set[int] = set()

    def __enter__(self) -> None:
        self.waiting.add(threading.get_ident())
        self.lock.acquire()
        self.waiting.discard(threading.get_ident())

    def __exit__(self, *_: object) -> None:
        self.lock.release()

    @property
    def wanted(self) -> bool:
        return self.lock.locked() and bool(self.waiting)


class Street:
    """Where the deeds of a test meet: watches every place, and sees whether somebody waits for a lock."""

    def __init__(self) -> None:
        self.turn = Turn()

    def blocked(self) -> bool:
        if db.database().dialect.name == "sqlite":
            return self.turn.wanted
        waiting = (
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        with db.looking() as connection:
            return bool(connection.scalar(text(waiting)))

    def wait(self, until: Callable[[], bool]) -> None:
        limit = time.monotonic() + PATIENCE
        while not until():
            assert time.monotonic() < limit, "they wait for each other"
            time.sleep(0.002)

    @contextmanager
    def watched(self, watcher: Callable[[str], None]) -> Iterator[None]:
        turn, db.turn = db.turn, self.turn  # type: ignore[assignment]
        waypoints.watch(watcher)
        try:
            yield
        finally:
            waypoints.watch(None)
            db.turn = turn


def overtaken(place: str, first: Deed, second: Deed) -> list[Any]:
    """The first stops at the place; the second begins and gets as far as it can; then the first goes on.

    Answers what each led to, or what it was refused with.
    """
    street, go_on, there = Street(), threading.Event(), threading.Event()

    def stop(reached: str) -> None:
        if reached == place and threading.current_thread() is one.thread and not there.is_set():
            there.set()
            assert go_on.wait(PATIENCE)

    one, two = Doer(first), Doer(second)
    with street.watched(stop):
        try:
            one.thread.start()
            # A deed that does not come past this place is simply first.
            street.wait(lambda: there.is_set() or one.ended)
            two.thread.start()
            street.wait(lambda: two.ended or street.blocked())
        finally:
            go_on.set()
            one.join()
            two.join()
    return [one.result, two.result]


def side_by_side(one: Deed, two: Deed) -> list[Any]:
    """Neither goes past a place before the other was there as often, unless he ended, stands elsewhere or waits."""
    street, doers = Street(), [Doer(one), Doer(two)]

    def meet(place: str) -> None:
        me = next((it for it in doers if it.thread is threading.current_thread()), None)
        if me is None or place not in PLACES[:3]:
            return
        other = doers[1 - doers.index(me)]
        me.arrived[place] += 1
        me.at = place

        def free() -> bool:
            return not other.late(me, place) or other.ended or me.late(other, other.at) or street.blocked()

        street.wait(free)
        me.at = ""

    with street.watched(meet):
        for doer in doers:
            doer.thread.start()
        for doer in doers:
            doer.join()
    return [doer.result for doer in doers]


class Doer:
    """Somebody who does something in a thread of his own; `arrived` is how often he was at which place."""

    def __init__(self, deed: Deed):
        self.deed = deed
        self.thread = threading.Thread(target=self._do)
        self.arrived: Counter[str] = Counter()
        self.at = ""
        self.ended = False
        self.result: Any = None

    def _do(self) -> None:
        try:
            self.result = self.deed()
        except KapstokError as error:
            self.result = error
        except BaseException as error:
            self.result = AssertionError(repr(error))
        finally:
            self.ended = True

    def late(self, other: "Doer", place: str) -> bool:
        """Whether the other was at a place, if at any, more often."""
        return self.arrived[place] < other.arrived[place]

    def join(self) -> None:
        if self.thread.ident is not None:
            self.thread.join()


def refused(results: list[Any]) -> list[KapstokError]:
    """What was refused; anything else that was raised is a mistake of ours."""
    for result in results:
        assert not isinstance(result, AssertionError), result
    return [result for result in results if isinstance(result, KapstokError)]
