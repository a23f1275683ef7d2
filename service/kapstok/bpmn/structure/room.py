"""The closed room in which bpmnlint runs: QuickJS without a way out, with a limit on time and memory."""

import threading
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import quickjs

from kapstok.errors import Unavailable

BUNDLE = Path(__file__).with_name("bpmnlint.js")
SECONDS = 3.0
MEMORY = 96 * 1024 * 1024
STACK = 2 * 1024 * 1024
MOST_JOBS = 5_000_000

_rooms = threading.local()


class LimitReached(Exception):
    """The diagram asked more of the room than there is."""


def lint(xml: str) -> list[dict[str, Any]]:
    """The reports of bpmnlint, each with `rule`, `id` and `message`. Raises LimitReached."""
    try:
        answer = orjson.loads(_asked(xml))
    except (quickjs.JSException, quickjs.StackOverflow) as error:
        del _rooms.room
        raise LimitReached(str(error)) from error
    if "failed" in answer:
        # After an interruption the room cannot be trusted any more.
        del _rooms.room
        raise LimitReached(answer["failed"])
    found: list[dict[str, Any]] = answer["reports"]
    return found


def _asked(xml: str) -> str:
    room = _room()
    room.get("lint")(xml)
    read = room.get("answer")
    for _ in range(MOST_JOBS):
        answer: str | None = read()
        if answer is not None:
            return answer
        if not room.execute_pending_job():
            break
    raise quickjs.JSException("no answer")


def _room() -> Any:
    if not hasattr(_rooms, "room"):
        room = quickjs.Context()
        room.set_memory_limit(MEMORY)
        room.set_max_stack_size(STACK)
        room.eval(_bundle())
        room.set_time_limit(SECONDS)
        _rooms.room = room
    return _rooms.room


@cache
def _bundle() -> str:
    try:
        return BUNDLE.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise Unavailable(
            "De regels voor structuur (kapstok/bpmn/structure/bpmnlint.js) ontbreken; `make assets` maakt ze."
        ) from error
