"""Which scenarios come by a place in the project: an element, a form, a decision or a role."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kapstok.rehearsal import play
from kapstok.settings import ROOT
from kapstok.variants import bundle, version
from kapstok.variants.version import Version

DONE = re.compile(r'(?:rondt|meldt|wordt) "([^"]+)" (?:af|met)|meldt "([^"]+)"$')


@dataclass(frozen=True)
class Played:
    """A scenario that holds: what the casus came by, the forms that were filled in, the decisions, and who worked."""

    name: str
    elements: frozenset[str]
    forms: frozenset[str]
    decisions: frozenset[str]
    roles: frozenset[str]


def scenarios(where: Iterable[str]) -> list[str]:
    """The names of the scenarios that come by one of these places, each `file` or `file#part`."""
    found: dict[str, None] = {}
    for place in where:
        name, _, part = place.partition("#")
        folder = Path(name).parts
        if folder[0] in ("processes", "forms"):
            found |= {one.name: None for one in played(folder[1]) if _comes_by(one, Path(name), part)}
    return list(found)


def _comes_by(one: Played, file: Path, part: str) -> bool:
    if file.suffix == ".form":
        return file.stem in one.forms
    if file.suffix == ".dmn":
        return any(f'id="{decision}"' in (ROOT / file).read_text() for decision in one.decisions)
    return part.removeprefix("rollen.") in (one.roles if part.startswith("rollen.") else one.elements)


@lru_cache(maxsize=8)
def played(variant: str) -> tuple[Played, ...]:
    """The scenarios that a variant wrote itself, as far as they hold."""
    loaded = bundle.load(ROOT / "processes", ROOT / "forms", variant)
    compiled = version.compile(loaded)
    own = {path.name for path in (ROOT / "processes" / variant / "scenarios").glob("*.feature")}
    told = (one for one in play.scenarios_of(loaded) if Path(one.file).name in own)
    results = (play.play(compiled, one) for one in told)
    return tuple(_played(variant, compiled, result) for result in results if result.passed)


def _played(variant: str, compiled: Version, result: play.Result) -> Played:
    texts = [step.text for step in result.scenario.steps]
    elements = frozenset(it.element for it in result.trace)
    done = {name for text in texts for found in DONE.finditer(text) for name in found.groups() if name}
    roles = compiled.manifest.rollen
    return Played(
        name=f"{variant}/{Path(result.scenario.file).name}: {result.scenario.name}",
        elements=elements,
        forms=frozenset(_forms(compiled, elements, done)),
        decisions=frozenset(found[1] for text in texts if (found := re.match(r'adviseert "([^"]+)"', text))),
        roles=frozenset(key for key, role in roles.items() if any(_works(text, role.label) for text in texts)),
    )


def _forms(compiled: Version, elements: frozenset[str], done: set[str]) -> Iterable[str]:
    for item in compiled.places.elements:
        reached = item.id in elements or item.parent in elements
        if reached and item.name in done:
            yield compiled.places.find(item.id).assignment.form or ""


def _works(text: str, label: str) -> bool:
    return text.lower().startswith(label.lower()) and ("rondt" in text or "meldt" in text)
