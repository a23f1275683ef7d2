"""What a variant adds to the route, done on the way through the scenarios that it inherits."""

from collections.abc import Sequence
from dataclasses import dataclass

from kapstok.errors import Broken
from kapstok.rehearsal import naming, steps
from kapstok.rehearsal import scenario as scenarios
from kapstok.rehearsal.naming import same
from kapstok.rehearsal.perform import ACTIONS
from kapstok.rehearsal.scenario import BETWEEN, Scenario, Step
from kapstok.rehearsal.steps import StepFailed, Told
from kapstok.rehearsal.world import World
from kapstok.variants.sealed import Bundle

ROUNDS = 50


@dataclass(frozen=True)
class Added:
    """A step of a scenario marked @tussendoor: this task is done as soon as it comes."""

    step: Step
    told: Told


def steps_for(bundle: Bundle, scenario: Scenario) -> tuple[Added, ...]:
    """The steps that variants below the owner of this scenario add to it; nothing to a variant's own."""
    whose = _depth(bundle, scenario.file)
    found: list[Added] = []
    for name, data in bundle.of_kind(".feature").items():
        if _depth(bundle, name) < whose:
            found += _added(name, data)
    return tuple(found)


def _depth(bundle: Bundle, name: str) -> int:
    """How far up the chain the owner of a file stands: 0 is the variant itself."""
    owner = bundle.origin.get(name, bundle.variant)
    return bundle.chain.index(owner) if owner in bundle.chain else 0


def _added(name: str, data: bytes) -> list[Added]:
    if f"@{BETWEEN}".encode() not in data:
        return []
    try:
        marked = [one for one in scenarios.read(name, data) if BETWEEN in one.tags]
    except Broken:
        return []
    told = [(step, steps.understand(step)) for one in marked for step in one.steps]
    return [Added(step, meant) for step, meant in told if meant.phrase.key.startswith("afronden")]


def catch_up(world: World, added: Sequence[Added]) -> None:
    """Do every added task that is open now, and those that come after it."""
    for _ in range(ROUNDS):
        ready = next((one for one in added if _is_open(world, one)), None)
        if ready is None:
            return
        ACTIONS[ready.told.phrase.key](world, ready.told, ready.step)
    raise StepFailed(f"De stappen van @{BETWEEN} blijven komen. Kijk of een van hen de casus in een kring stuurt.")


def _is_open(world: World, one: Added) -> bool:
    """A variant further down may have taken the step off again: then there is nothing to do."""
    manifest = world.version.manifest
    by = manifest.role(one.told["rol"])
    words = one.told["taak"]
    open_now = (task for task in world.tasks.values() if words == task.definition.element or same(words, task.name))
    party = one.told.get("partij")
    wanted = naming.party_key(manifest, party) if party else None
    return any(
        by is not None and task.definition.role == by.key and (wanted is None or same(task.item or "", wanted))
        for task in open_now
    )
