"""The closed rooms in which expressions run: QuickJS with the FEEL interpreter, for one asker at a time.

A room is expensive to open (20 to 50 ms of processor time) and remembers what it read, so whoever is ready leaves it
to the next, of whatever thread; the room that was used last goes first. Whoever breaks a limit loses the room.
"""

import time
from collections import deque
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

_free: deque[Any] = deque()
"""Rooms that nobody uses at the moment. Taking and leaving are atomic."""


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
    room, used = _take()
    try:
        return _one_slice(room, question)
    except LimitReached as limit:
        if not used or limit.limit not in ("memory", "moment"):
            raise
        return _one_slice(_open_room(), question)


def _one_slice(room: Any, question: str) -> list[Any]:
    """The room is free again afterwards, unless a limit was broken: then nobody enters it any more."""
    start = time.thread_time()
    try:
        answer = room(question)
    except quickjs.StackOverflow as error:
        raise LimitReached("depth") from error
    except quickjs.JSException as error:
        # the limit counts the time of all threads together: another may have used it
        spent = time.thread_time() - start
        raise LimitReached(_limit_in(str(error), spent)) from error
    if len(answer) > LONGEST_ANSWER:
        raise LimitReached("size")
    results: list[Any] = orjson.loads(answer)
    for result in results:
        if isinstance(result, Mapping) and (limit := _limit_caught(result)):
            raise LimitReached(limit)
    _free.append(room)
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


def _take() -> tuple[Any, bool]:
    """A room for this thread alone, and whether somebody was in it before."""
    try:
        return _free.pop(), True
    except IndexError:
        return _open_room(), False


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
