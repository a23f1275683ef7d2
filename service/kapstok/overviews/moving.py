"""A version or a design beside the casussen that run: what it means for them, with the names to say that in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from kapstok.catalogue import model as catalogue
from kapstok.db import reading
from kapstok.errors import Broken
from kapstok.overviews.designs import design_bundle
from kapstok.overviews.impact import Choice, Impact, impact_of
from kapstok.overviews.route_versions import version as version_line
from kapstok.rights import Viewer
from kapstok.variants import version as versions
from kapstok.variants.version import Version


@dataclass(frozen=True)
class Drawn:
    """One casus of the sample: a diagram of the old version and one of the new, and where it stands in words."""

    fase: int
    count: int
    old_version_id: UUID
    old_process: str
    old_elements: tuple[str, ...]
    old_names: tuple[str, ...]
    new_process: str
    new_elements: tuple[str, ...]
    new_names: tuple[str, ...]


@dataclass(frozen=True)
class Means:
    """`names` are the elements of the new version as they are drawn, by id; `drawn` the sample old and new."""

    impact: Impact
    names: Mapping[str, str]
    drawn: tuple[Drawn, ...]
    files: Mapping[str, str]


def version_means(viewer: Viewer, version_id: UUID, gemeenten: Sequence[str], choice: Choice) -> Means:
    """What a version in the catalogue means for the running casussen of these gemeenten."""
    version_line(viewer, version_id)
    with reading() as session:
        new = catalogue.compiled(session, version_id)
    return _means(viewer, new, gemeenten, choice)


def design_means(viewer: Viewer, design_id: UUID, gemeenten: Sequence[str], choice: Choice) -> Means | None:
    """The same for a design; None as long as it cannot be read as a route."""
    try:
        new = versions.compile(design_bundle(viewer, design_id))
    except Broken:
        return None
    return _means(viewer, new, gemeenten, choice)


def _means(viewer: Viewer, new: Version, gemeenten: Sequence[str], choice: Choice) -> Means:
    found = impact_of(viewer, new, gemeenten, choice)
    counts = {group.id: group.count for group in found.groups}
    with reading() as session:
        drawn = []
        for one in found.sample:
            old = catalogue.compiled(session, one.old_version_id)
            was, now = _deepest(old, one.old), _deepest(new, one.new)
            count = counts.get(one.group, 1)
            drawn.append(Drawn(one.fase, count, one.old_version_id, *was, *now))
    files = {process.id: document.name for document in new.documents.values() for process in document.processes}
    return Means(found, _names(new), tuple(drawn), files)


def _deepest(version: Version, places: Sequence[tuple[str, str]]) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The process with most of the tokens, not the main line when there is another; its elements and their names."""
    main = version.manifest.hoofdproces
    by_process: dict[str, list[str]] = {}
    for process, element in places:
        by_process.setdefault(process, []).append(element)
    inner = {process: found for process, found in by_process.items() if process != main} or by_process
    process = max(inner, key=lambda one: len(inner[one]), default=main)
    names = _names(version)
    elements = tuple(inner.get(process, ()))
    return process, elements, tuple(names.get(element, element) for element in elements)


def _names(version: Version) -> dict[str, str]:
    return {item.id: item.name for item in version.places.elements if item.name}
