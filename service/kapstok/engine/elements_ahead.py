"""What a token can still come to within its scope: the elements ahead of it, nearest first."""

from collections.abc import Callable

from kapstok.engine.events import Boundary, BoundarySplit
from kapstok.engine.gateways import Parallel
from kapstok.engine.scopes import Process


def ahead(process: Process, name: str, stop: Callable[[str], bool] = lambda name: False) -> dict[str, None]:
    """In order of distance; `name` itself only when it is on a way back to it. Where it stops is still in it."""
    found: dict[str, None] = {}
    pending = _after(process, name)
    while pending:
        one = pending.pop(0)
        if one not in found:
            found[one] = None
            if not stop(one):
                pending += _after(process, one)
    return found


def up_to_meetings(process: Process, name: str) -> dict[str, None]:
    """The same, but not past a point where parallel branches wait for each other."""
    return ahead(process, name, lambda one: isinstance(process.task_specs[one], Parallel) and _waits(process, one))


def _waits(process: Process, name: str) -> bool:
    return len(process.task_specs[name]._inputs) > 1


def _after(process: Process, name: str) -> list[str]:
    """What follows, also over the events at the border of an activity."""
    spec = process.task_specs.get(name)
    if spec is None:
        return []
    found = list(spec._outputs)
    frame = process.task_specs.get(f"{name}.BoundaryEventSplit")
    if isinstance(frame, BoundarySplit):
        found += [one for one in frame._outputs if isinstance(process.task_specs[one], Boundary)]
    return found
