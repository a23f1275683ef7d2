"""Steps that got another id and are still the same step: equal in kind and label, with the same neighbours."""

from collections.abc import Mapping
from dataclasses import replace

from kapstok.compare.route import Route, Step, connected


def find(old: Route, new: Route) -> dict[str, str]:
    """The old id by the new one."""
    gone = [step for id, step in old.steps.items() if id not in new.steps]
    come = [step for id, step in new.steps.items() if id not in old.steps]
    likely = _alike(gone, come)
    for step in come:
        same = [other.id for other in gone if _face(other) == _face(step)]
        same = [id for id in same if _same_place(old, new, (id, step.id), likely)]
        if not step.name and len(same) == 1:
            likely[step.id] = same[0]
    return {new_id: old_id for new_id, old_id in likely.items() if _same_place(old, new, (old_id, new_id), likely)}


def _alike(gone: list[Step], come: list[Step]) -> dict[str, str]:
    """Equal kind and label, and no doubt about which is which."""
    found = {}
    for step in come:
        before = [other for other in gone if _face(other) == _face(step)]
        after = [other for other in come if _face(other) == _face(step)]
        if step.name and len(before) == len(after) == 1:
            found[step.id] = before[0].id
    return found


def _face(step: Step) -> tuple[str, str, str]:
    return step.kind, step.name, step.around


def _same_place(old: Route, new: Route, ids: tuple[str, str], likely: Mapping[str, str]) -> bool:
    old_id, new_id = ids
    before = {likely.get(id, id) for id in new.before.get(new_id, ())} == set(old.before.get(old_id, ()))
    after = {likely.get(id, id) for id in new.after.get(new_id, ())} == set(old.after.get(old_id, ()))
    return before and after


def applied(route: Route, ids: Mapping[str, str]) -> Route:
    """The route with the old ids back in every place that names a step."""
    if not ids:
        return route
    steps = {ids.get(id, id): _step(step, ids) for id, step in route.steps.items()}
    edges = {}
    for edge in route.edges.values():
        moved = replace(edge, source=ids.get(edge.source, edge.source), target=ids.get(edge.target, edge.target))
        edges[moved.source, moved.target] = moved
    return connected(replace(route, steps=steps, edges=edges))


def _step(step: Step, ids: Mapping[str, str]) -> Step:
    aspects = dict(step.aspects)
    for word in ("hangt_aan", "binnen"):
        aspects[word] = ids.get(aspects[word], aspects[word])
    aspects["toont"] = tuple(sorted(ids.get(id, id) for id in aspects["toont"]))
    aspects["regie"] = {kind: _target(to, ids) for kind, to in aspects["regie"].items()}
    return replace(step, id=ids.get(step.id, step.id), around=ids.get(step.around, step.around), aspects=aspects)


def _target(to: str, ids: Mapping[str, str]) -> str:
    word, colon, id = to.partition(":")
    return f"{word}:{ids.get(id, id)}" if word == "taak" and colon else to
