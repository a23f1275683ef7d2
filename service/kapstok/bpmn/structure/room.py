"""The closed rooms in which bpmnlint runs."""

from pathlib import Path
from typing import Any

import orjson

from kapstok.closed_room import Failure, Rooms

SECONDS = 3.0
MEMORY = 96 * 1024 * 1024
MOST_JOBS = 5_000_000

_rooms = Rooms(
    Path(__file__).with_name("bpmnlint.js"),
    MEMORY,
    SECONDS,
    "De regels voor structuur (kapstok/bpmn/structure/bpmnlint.js) ontbreken; `make assets` maakt ze.",
)


class NoAnswer(Exception):
    """The script has nothing to do any more and said nothing."""


class LimitReached(Exception):
    """The diagram asked more of the room than there is."""


def lint(xml: str) -> list[dict[str, Any]]:
    """The reports of bpmnlint, each with `rule`, `id` and `message`. Raises LimitReached."""
    room, _ = _rooms.take()
    try:
        answer = orjson.loads(_asked(room, xml))
    except (*Failure, NoAnswer) as error:
        raise LimitReached(str(error)) from error
    if "failed" in answer:
        # After an interruption the room cannot be trusted any more.
        raise LimitReached(answer["failed"])
    _rooms.leave(room)
    found: list[dict[str, Any]] = answer["reports"]
    return found


def _asked(room: Any, xml: str) -> str:
    room.get("lint")(xml)
    read = room.get("answer")
    for _ in range(MOST_JOBS):
        answer: str | None = read()
        if answer is not None:
            return answer
        if not room.execute_pending_job():
            break
    raise NoAnswer("no answer")
