"""The closed rooms in which expressions run, with the FEEL interpreter in them, which remembers what it read."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson
import quickjs

from kapstok import bounds
from kapstok.closed_room import Rooms

SECONDS = bounds.EXPRESSION_SECONDS
SECONDS_FOR_ALL = 5.0
MEMORY = 64 * 1024 * 1024
LONGEST_ANSWER = 1_000_000

_rooms = Rooms(
    Path(__file__).with_name("feel.js"),
    MEMORY,
    SECONDS,
    "De rekenmachine voor uitdrukkingen (kapstok/feel/feel.js) ontbreekt; `make assets` maakt haar.",
)


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
    room, used = _rooms.take()
    try:
        return _one_slice(room, question)
    except LimitReached as limit:
        if not used or limit.limit not in ("memory", "moment"):
            raise
        return _one_slice(_rooms.open(), question)


def _one_slice(room: Any, question: str) -> list[Any]:
    """The room is free again afterwards, unless a limit was broken: then nobody enters it any more."""
    start = time.thread_time()
    try:
        answer = room.get("kapstok")(question)
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
    _rooms.leave(room)
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
