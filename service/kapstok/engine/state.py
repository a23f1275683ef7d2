"""The stored form of a run: its tokens and its data, without the specs and without the past.

A tag with the version, then JSON of plain values only in the wrapping of zlib, which notices damage: no type names,
nothing to execute, nothing that a form field could imitate. What cannot be read is refused as a whole.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from kapstok.engine.scopes import Route, Scope, Subprocess
from kapstok.engine.specs import Spec
from kapstok.engine.token import Token
from kapstok.errors import Broken, Finding

TAG = b"kapstok-run-1\n"
LARGEST = 20_000_000
AS_IT_IS = b"\x18\x19\x01"
SMALL = 4096
"""Up to so many bytes are wrapped as they are: making them smaller costs more than all the rest of storing them."""


@dataclass
class Stored:
    """What a run consists of besides its spec; the process data are in the script of the route."""

    route: Route
    gone: tuple[str, ...]


def dump(stored: Stored) -> bytes:
    return TAG + _wrapped(put_away(stored))


def _wrapped(text: bytes) -> bytes:
    """Whoever unwraps need not know whether it was made smaller."""
    if len(text) > SMALL:
        return zlib.compress(text, 1)
    # One block, the last one, of which the length is said twice: making zlib ready for it costs more than all of this.
    length, mirrored = len(text).to_bytes(2, "little"), (len(text) ^ 0xFFFF).to_bytes(2, "little")
    return AS_IT_IS + length + mirrored + text + zlib.adler32(text).to_bytes(4)


def put_away(stored: Stored) -> bytes:
    """What a dump makes smaller and marks, for whoever takes it up in the same process."""
    route = stored.route
    content = {
        "main": route.spec.name,
        "data": route.script.data,
        "gone": stored.gone,
        "scopes": [_of_scope(scope) for scope in route.scopes()],
    }
    return orjson.dumps(content)


def take_up(spec: Spec, kept: bytes) -> Stored:
    return rebuild(spec, orjson.loads(kept))


def load(spec: Spec, state: bytes) -> Stored:
    """The run as it was dumped, or Broken when the state is of another version or damaged."""
    return rebuild(spec, content(state))


def rebuild(spec: Spec, content: Mapping[str, Any]) -> Stored:
    """The run that this content describes; the same refusals."""
    if content.get("main") != spec.main:
        raise _unreadable("hoort bij een andere route")
    try:
        return Stored(_route(spec, content["data"], content["scopes"]), tuple(content["gone"]))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise _unreadable("past niet bij deze versie van de route") from error


def _of_scope(scope: Scope) -> dict[str, Any]:
    return {
        "holder": scope.holder.id if scope.holder is not None else None,
        "completed": scope.completed,
        "root": scope.task_tree.id,
        "tasks": [_of_task(task) for task in scope.tasks.values()],
    }


def _of_task(task: Token) -> list[Any]:
    return [
        task.id,
        task.parent.id if task.parent is not None else None,
        task.task_spec.name,
        task.state,
        task.triggered,
        task.data,
        task.internal_data,
    ]


def content(state: bytes) -> dict[str, Any]:
    """What stands in a dump: main, data, gone, and scopes with their tasks as `_of_task` writes them."""
    if not state.startswith(TAG):
        raise _unreadable("is van een versie die deze Kapstok niet kent")
    try:
        decompressor = zlib.decompressobj()
        text = decompressor.decompress(state[len(TAG) :], LARGEST)
        if decompressor.unconsumed_tail or not decompressor.eof:
            raise _unreadable("is beschadigd")
        content = orjson.loads(text)
    except (zlib.error, orjson.JSONDecodeError) as error:
        raise _unreadable("is beschadigd") from error
    if not isinstance(content, dict):
        raise _unreadable("is beschadigd")
    return content


def _unreadable(complaint: str) -> Broken:
    sentence = f"De bewaarde stand van deze casus {complaint}: zet de laatste goede stand terug."
    return Broken([Finding("stand", "stand_onleesbaar", sentence)])


def _route(spec: Spec, values: dict[str, Any], scopes: list[dict[str, Any]]) -> Route:
    route = Route(spec, values)
    _fill(route, scopes[0])
    holders = dict(route.tasks)
    for content in scopes[1:]:
        holder = holders[content["holder"]]
        if not isinstance(holder.task_spec, Subprocess):
            raise ValueError(holder.task_spec.name)
        inner = route.create_subprocess(holder, holder.task_spec.called)
        _fill(inner, content)
        holder.task_spec.attach(inner, holder)
        holders.update(inner.tasks)
    return route


def _fill(scope: Scope, content: Mapping[str, Any]) -> None:
    rows = content["tasks"]
    for key, _, name, state, triggered, data, internal_data in rows:
        task = Token(scope, scope.spec.task_specs[name], key=key)
        task.state = state
        task.triggered = triggered
        task.data = data
        task.internal_data = internal_data
    for task, (_, parent, *_) in zip(scope.tasks.values(), rows, strict=True):
        if parent is not None:
            task.parent = scope.tasks[parent]
            task.parent.children += (task,)
    scope.task_tree = scope.tasks[content["root"]]
    scope.last_task = scope.task_tree
    scope.completed = content["completed"]
