"""From the words in a step to the role, task, message or party they mean, or else the nearest there is."""

from collections.abc import Iterable

from kapstok.bpmn.shapes import TASKS
from kapstok.rehearsal.steps import StepFailed
from kapstok.rehearsal.world import OpenTask, World
from kapstok.variants.manifest import Manifest
from kapstok.variants.nearest import hint
from kapstok.variants.version import Version


def role(manifest: Manifest, words: str) -> str:
    """The key of a role, by key or label."""
    found = manifest.role(words)
    if found is None:
        known = [item.label for item in manifest.rollen.values()]
        raise StepFailed(f'De rol "{words}" bestaat niet.{hint(words, known)}')
    return found.key


def holder(manifest: Manifest, words: str) -> str:
    """A role, or who holds regie in a fase without being a role (such as college)."""
    named = {word for fase in manifest.fasen.values() for word in (fase.casusregie, fase.procesregie, fase.bestuurlijk)}
    found = next((word for word in named if word and same(word, words)), None)
    return found if found and manifest.role(words) is None else role(manifest, words)


def task_ids(version: Version, words: str) -> frozenset[str]:
    """The elements that bear this name or id; StepFailed when no diagram has such a task."""
    tasks = [item for item in version.places.elements if item.kind in TASKS]
    found = frozenset(item.id for item in tasks if same(words, item.name) or item.id == words)
    if not found:
        known = [item.name or item.id for item in tasks if item.kind != "businessRuleTask"]
        raise StepFailed(f'De taak "{words}" bestaat niet in dit proces.{hint(words, known)}')
    return found


def open_tasks(world: World, words: str) -> list[OpenTask]:
    """The tasks of that name that are open now."""
    ids = task_ids(world.version, words)
    return [task for task in world.tasks.values() if task.definition.element in ids]


def open_task(world: World, words: str, by: str | None = None, party: str | None = None) -> OpenTask:
    """The one open task that is meant, of role `by` and of `party` when given."""
    found = open_tasks(world, words)
    if not found:
        raise StepFailed(f'De taak "{words}" staat nu niet open. {now_open(world)}')
    if by is not None and all(task.definition.role != by for task in found):
        owners = listed({world.version.role_label(task.definition.role) or "niemand" for task in found})
        raise StepFailed(f'De taak "{words}" ligt bij {owners}, niet bij {world.version.role_label(by)}.')
    if party is not None:
        wanted = party_key(world.version.manifest, party)
        found = [task for task in found if same(task.item or "", wanted) or same(task.item or "", party)]
        if not found:
            items = [task.item or "" for task in open_tasks(world, words)]
            raise StepFailed(f'De taak "{words}" staat niet open voor "{party}".{hint(party, items)}')
    elif len({task.item for task in found}) > 1:
        parties = listed(task.item or "" for task in found)
        raise StepFailed(f'De taak "{words}" staat open voor {parties}. Noem de partij achter de rol.')
    return found[0]


def party_key(manifest: Manifest, words: str) -> str:
    """The key of an entry of any list by its label; the words themselves when no list has it."""
    entries = ((key, label) for entry in manifest.lijsten.values() for key, label in entry.items())
    return next((key for key, label in entries if same(label, words) or same(key, words)), words)


def message_keys(world: World, words: str) -> list[str]:
    """The awaited messages of that name or label; StepFailed when no diagram has such a message."""
    _message_events(world.version, words)
    awaited = world.messages.items()
    return [key for key, message in awaited if same(words, message.label) or same(words, message.message)]


def _message_events(version: Version, words: str) -> list[str]:
    events = [item.id for item in version.places.elements if any(event.kind == "message" for event in item.events)]
    messages = [version.message(event) for event in events]
    found = [one.element for one in messages if same(words, one.label) or same(words, one.message)]
    if not found:
        known = [one.label for one in messages]
        raise StepFailed(f'Het bericht "{words}" bestaat niet in dit proces.{hint(words, known)}')
    return found


def form_of(world: World, words: str) -> str | None:
    """The form of a task, as it is open now if it is, or else of a message."""
    try:
        found = open_tasks(world, words)
        return found[0].definition.form if found else world.version.task(min(task_ids(world.version, words))).form
    except StepFailed as no_task:
        try:
            return world.version.message(_message_events(world.version, words)[0]).form
        except StepFailed:
            raise no_task from None


def now_open(world: World) -> str:
    """A sentence with who has what now."""
    roles = dict.fromkeys(task.definition.role for task in world.tasks.values())
    if not roles:
        awaited = awaiting(world)
        waits = f" Gewacht wordt op: {awaited}." if awaited else ""
        return "De casus is afgesloten." if world.closed else f"Er staat nu geen taak open.{waits}"
    return "Nu open: " + "; ".join(f"{has(world, key)}" for key in roles) + "."


def awaiting(world: World) -> str:
    """The labels of the messages that may be sent now."""
    return listed(f'"{label}"' for label in dict.fromkeys(one.label for one in world.messages.values()))


def has(world: World, key: str) -> str:
    """`casusregisseur: "A", "B"`."""
    names = (f'"{task.name}"' + (f" ({task.item})" if task.item else "") for task in world.tasks_of(key))
    return f"{world.version.role_label(key) or 'zonder rol'}: {listed(names) or 'niets'}"


def same(one: str, other: str) -> bool:
    """Alike but for capitals, spaces and underscores: a name is often the label's key."""
    return _flat(one) == _flat(other)


def _flat(words: str) -> str:
    return " ".join(words.casefold().replace("_", " ").split())


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)
