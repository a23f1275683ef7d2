"""The stored form of a run: its tokens and its data, without the specs and without the past.

A tag with the version, then JSON of plain values only in the wrapping of zlib, which notices damage: no type names,
nothing to execute, nothing that a form field could imitate. What cannot be read is refused as a whole.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from SpiffWorkflow.task import Task

from kapstok.engine.scopes import Inner, Route, Scope, Subprocess
from kapstok.engine.specs import Spec
from kapstok.errors import Broken, Finding

TAG = b"kapstok-run-1\n"
LARGEST = 20_000_000
SMALL = 4096
"""Up to so many bytes are wrapped as they are: making them smaller costs more than all the rest of storing them."""


@dataclass(frozen=True)
class Stored:
    """What a run consists of besides its spec."""

    route: Route
    data: dict[str, Any]
    gone: tuple[str, ...]


def dump(stored: Stored) -> bytes:
    return TAG + _wrapped(put_away(stored))


def _wrapped(text: bytes) -> bytes:
    """Whoever unwraps need not know whether it was made smaller."""
    if len(text) > SMALL:
        return zlib.compress(text, 1)
    wrapping = zlib.compressobj(level=0, wbits=9, memLevel=1)  # the least of working memory
    return wrapping.compress(text) + wrapping.flush()


def put_away(stored: Stored) -> bytes:
    """What a dump makes smaller and marks, for whoever takes it up in the same process."""
    route = stored.route
    content = {
        "main": route.spec.name,
        "data": stored.data,
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
        return Stored(_route(spec, content["scopes"]), content["data"], tuple(content["gone"]))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise _unreadable("past niet bij deze versie van de route") from error


def _of_scope(scope: Scope) -> dict[str, Any]:
    return {
        "holder": scope.holder.id.hex if scope.holder is not None else None,
        "completed": scope.completed,
        "root": scope.task_tree.id.hex,
        "tasks": [_of_task(task) for task in scope.tasks.values()],
    }


def _of_task(task: Task) -> list[Any]:
    return [
        task.id.hex,
        task._parent.hex if task._parent is not None else None,
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


def _route(spec: Spec, scopes: list[dict[str, Any]]) -> Route:
    route = Route(spec.processes[spec.main], spec.processes, deserializing=True)
    _fill(route, scopes[0])
    holders = dict(route.tasks)
    for content in scopes[1:]:
        holder = holders[UUID(hex=content["holder"])]
        if not isinstance(holder.task_spec, Subprocess):
            raise ValueError(holder.task_spec.name)
        inner = _inner(spec, route, holder)
        _fill(inner, content)
        route.subprocesses[holder.id] = inner
        holder.task_spec.attach(inner, holder)
        holders.update(inner.tasks)
    return route


def _inner(spec: Spec, route: Route, holder: Task) -> Inner:
    inner = Inner(spec.processes[holder.task_spec.called], holder.id, route, deserializing=True)
    inner.hold(holder)
    return inner


def _fill(scope: Scope, content: Mapping[str, Any]) -> None:
    for key, parent, name, state, triggered, data, internal_data in content["tasks"]:
        task = Task(scope, scope.spec.task_specs[name], state=state, id=UUID(hex=key))
        task._parent = UUID(hex=parent) if parent is not None else None
        task.triggered = triggered
        task.data = data
        task.internal_data = internal_data
    for task in scope.tasks.values():
        if task._parent is not None:
            scope.tasks[task._parent]._children.append(task.id)
    scope.task_tree = scope.tasks[UUID(hex=content["root"])]
    scope.last_task = scope.task_tree
    scope.completed = content["completed"]
