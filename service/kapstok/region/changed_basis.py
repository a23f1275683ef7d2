"""A route as it would be when the basis under it changes: what the gemeente has of its own, over the new basis."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kapstok import toml_text
from kapstok.compare import rebase
from kapstok.errors import Broken
from kapstok.variants import stories
from kapstok.variants.manifest import FILE
from kapstok.variants.sealed import Bundle

SCENARIO = ".feature"


@dataclass(frozen=True)
class Moved:
    """`asks`: where the gemeente and the new basis change the same thing; there its own stays until it chooses."""

    bundle: Bundle
    asks: tuple[str, ...] = ()


def nearest(route: Bundle, known: Iterable[Bundle]) -> Bundle | None:
    """The basis of which a route has most unchanged, files and settings; the first of them when there are more."""
    return max(known, key=lambda basis: _shared(route, basis), default=None)


def _shared(route: Bundle, basis: Bundle) -> tuple[int, int]:
    files = sum(route.files.get(name) == data for name, data in basis.files.items())
    own, agreed = (set(_settled(found)) for found in (route, basis))
    return files, len(own & agreed)


def _settled(found: Bundle) -> Iterable[tuple[str, str]]:
    """Every key of kapstok.toml with its value."""
    todo: list[tuple[str, Any]] = [("", toml_text.loads(found.files[FILE].decode()))]
    while todo:
        path, value = todo.pop()
        if isinstance(value, dict):
            todo += [(f"{path}.{key}", inner) for key, inner in value.items()]
        else:
            yield path, repr(value)


def moved(old: Bundle, new: Bundle, route: Bundle) -> Moved:
    """`route`, which stands on `old`, on `new` instead. Raises Broken when the outcome cannot be read."""
    if route.variant == old.variant:
        return Moved(new)
    merged = rebase.merge(old, new, route)
    files = {name: data for name, data in merged.files.items() if not name.endswith(SCENARIO)}
    told = dict(_told(old, route))
    # Whatever the new basis is called, for this route it stands in the place of the old one.
    scenarios, whose = stories.over(new.of_kind(SCENARIO), dict.fromkeys(new.files, old.variant), told)
    origin = {**{name: route.origin.get(name, old.variant) for name in files}, **dict.fromkeys(told, route.variant)}
    bundle = Bundle.from_files({**files, **scenarios}, route.chain, {**origin, **whose})
    left = (f"{name}: u en de nieuwe basis veranderen hier dezelfde regels." for name in merged.open)
    return Moved(bundle, tuple(dict.fromkeys([*_choices(old, new, route), *left])))


def _told(old: Bundle, route: Bundle) -> Iterable[tuple[str, bytes]]:
    """The scenarios that the gemeente tells itself; what it only copied moves along with the basis."""
    for name, data in route.of_kind(SCENARIO).items():
        if stories.REST in name:
            continue
        copied = _stories(old.files.get(name, b"")) & _stories(data)
        own = stories.without(data, frozenset(title for title, _ in copied)) if copied else data
        if own is not None:
            yield name, own


def _stories(data: bytes) -> frozenset[tuple[str, str]]:
    lines = data.decode("utf-8", "replace").splitlines()
    return frozenset(
        (block.name, "\n".join(lines[block.first - 1 : block.last]).strip()) for block in stories.blocks(data)
    )


def _choices(old: Bundle, new: Bundle, route: Bundle) -> list[str]:
    try:
        return [choice.sentence for choice in rebase.three_way(old, new, route).choices]
    except Broken:
        return []  # the check names what cannot be read
