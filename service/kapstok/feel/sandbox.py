"""The closed room in which expressions run: QuickJS with the FEEL interpreter, one for each thread.

Whoever breaks a limit loses the room; the next question gets a new one (about 20 ms).
"""

import threading
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import quickjs

from kapstok import bounds
from kapstok.errors import Unavailable

BUNDLE = Path(__file__).with_name("feel.js")
SECONDS = bounds.EXPRESSION_SECONDS
SECONDS_FOR_ALL = 5.0
MEMORY = 64 * 1024 * 1024
STACK = 2 * 1024 * 1024
LONGEST_ANSWER = 1_000_000

_rooms = threading.local()


class LimitReached(Exception):
    """The expression at `index` asked too much; `limit` is time, memory, depth or size."""

    def __init__(self, limit: str, index: int = 0):
        super().__init__(limit)
        self.limit = limit
        self.index = index


def ask(kind: str, items: Sequence[Any], context: Sequence[Any], now: str) -> list[Any]:
    """Answers of the sandbox to all items, in order; one call unless they take long together."""
    results: list[Any] = []
    start = time.thread_time()
    batch = len(items)
    while (done := len(results)) < len(items):
        question = {"kind": kind, "items": items[done : done + batch], "context": context, "now": now}
        try:
            if time.thread_time() - start > SECONDS_FOR_ALL:
                raise LimitReached("time")
            results += _answers(orjson.dumps(question).decode())
        except LimitReached as reached:
            if len(question["items"]) == 1 or time.thread_time() - start > SECONDS_FOR_ALL:
                raise LimitReached(reached.limit, done) from reached
            batch = 1  # which of them was it?
    return results


def _answers(question: str) -> list[Any]:
    """The answers to at least the first item. A full room is no proof: others may have filled it."""
    used = hasattr(_rooms, "ask")
    try:
        return _one_slice(question)
    except LimitReached as limit:
        if not used or limit.limit not in ("memory", "moment"):
            raise
        return _one_slice(question)


def _one_slice(question: str) -> list[Any]:
    call = _room()
    start = time.thread_time()
    try:
        answer = call(question)
    except quickjs.StackOverflow as error:
        raise _closed("depth") from error
    except quickjs.JSException as error:
        # the limit counts the time of all threads together: another may have used it
        spent = time.thread_time() - start
        raise _closed(_limit_in(str(error), spent)) from error
    if len(answer) > LONGEST_ANSWER:
        raise _closed("size")
    results: list[Any] = orjson.loads(answer)
    for result in results:
        if isinstance(result, Mapping) and (limit := _limit_caught(result)):
            raise _closed(limit)
    return results


def _limit_in(message: str, spent: float) -> str:
    if "interrupted" in message:
        return "time" if spent > SECONDS / 2 else "moment"
    if "out of memory" in message:
        return "memory"
    return "depth"


def _limit_caught(result: Mapping[str, Any]) -> str | None:
    said = result.get("failed", "")
    if "out of memory" in said:
        return "memory"
    return "depth" if "stack" in said else None


def _closed(limit: str) -> LimitReached:
    del _rooms.ask
    return LimitReached(limit)


def _room() -> Any:
    if not hasattr(_rooms, "ask"):
        _rooms.ask = _open_room()
    return _rooms.ask


def _open_room() -> Any:
    room = quickjs.Context()
    room.set_memory_limit(MEMORY)
    room.set_max_stack_size(STACK)
    room.eval(_bundle())
    room.set_time_limit(SECONDS)
    return room.get("kapstok")


@cache
def _bundle() -> str:
    try:
        return BUNDLE.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise Unavailable(
            "De rekenmachine voor uitdrukkingen (kapstok/feel/feel.js) ontbreekt; `make assets` maakt haar."
        ) from error
