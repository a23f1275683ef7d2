"""What a diagram and kapstok.toml together say about a task or a message: who, with which form, by when."""

from collections.abc import Iterable
from dataclasses import dataclass

from kapstok.bpmn.assignment import Assignment
from kapstok.variants.manifest import Manifest
from kapstok.variants.places import Place

PRIORITY = 50
SOURCES = {
    "ave:rol": "attribuut ave:rol",
    "assignee": "toegewezen persoon in het diagram",
    "kandidaten": "groep in het diagram",
    "performer": "uitvoerder in het diagram",
}


@dataclass(frozen=True)
class TaskDefinition:
    """`role` is a key of [rollen], or the diagram's own words; `source` says why this role.

    `termijn` is written out; `form` is None when the task has no form; `regie` is the text of ave:regie.
    """

    element: str
    name: str
    role: str
    role_label: str
    source: str
    form: str | None = None
    termijn: str | None = None
    priority: int = PRIORITY
    instruction: str = ""
    regie: str | None = None
    documentation: str = ""


@dataclass(frozen=True)
class MessageDefinition:
    """Who may send a message; without roles that is everybody who works on the casus."""

    element: str
    message: str
    label: str
    roles: tuple[str, ...] = ()
    form: str | None = None
    documentation: str = ""


def task(manifest: Manifest, place: Place) -> TaskDefinition:
    found = place.assignment
    roles = _roles(manifest, found)
    role = roles[0] if roles else ""
    return TaskDefinition(
        element=place.element.id,
        name=place.element.name or place.element.id,
        role=role,
        role_label=label_of(manifest, role),
        source=_source(place, label_of(manifest, role)),
        form=found.form,
        termijn=written_out(manifest, found.termijn),
        priority=PRIORITY if found.priority is None else found.priority,
        instruction=found.instruction,
        regie=found.regie,
        documentation=place.element.documentation,
    )


def message(manifest: Manifest, place: Place) -> MessageDefinition:
    element, name = place.element, _message_name(place)
    return MessageDefinition(
        element=element.id,
        message=name,
        label=element.name or name,
        roles=_roles(manifest, place.assignment),
        form=place.assignment.form,
        documentation=element.documentation,
    )


def _message_name(place: Place) -> str:
    element, declared = place.element, place.document.messages
    refs = [element.message, *(event.ref for event in element.events if event.kind == "message")]
    names = (declared[ref].name or ref for ref in refs if ref and ref in declared)
    return next(names, element.name or element.id)


def written_out(manifest: Manifest, termijn: str | None) -> str | None:
    """The text of a termijn, whether the diagram names it or writes it down."""
    if termijn is None:
        return None
    return manifest.termijnen.get(termijn.removeprefix("termijn:").strip(), termijn)


# Who holds regie without having a role in the route.
BODIES = {"college": "College van B en W", "huishouden": "Het huishouden zelf", "burgemeester": "Burgemeester"}


def label_of(manifest: Manifest, role: str) -> str:
    """What people call a role or body."""
    return manifest.rollen[role].label if role in manifest.rollen else BODIES.get(role, role.replace("_", " "))


def _roles(manifest: Manifest, found: Assignment) -> tuple[str, ...]:
    said = found.role_names or found.groups or tuple(filter(None, (found.assignee, *found.users)))
    return tuple(dict.fromkeys(_key(manifest, word) for text in said for word in _words(text)))


def _words(text: str) -> Iterable[str]:
    return filter(None, (word.strip() for word in text.split(",")))


def _key(manifest: Manifest, word: str) -> str:
    role = manifest.role(word)
    return role.key if role else word


def _source(place: Place, label: str) -> str:
    """In words a person recognises in the diagram."""
    kind = place.assignment.source
    if not kind:
        return "het diagram noemt niemand"
    if kind.startswith("aanroep: "):
        where = f' van de aanroep "{place.via.name or place.via.id}"' if place.via else ""
        return f'lane "{label}"{where}' if kind.endswith("lane") else f"rol{where}"
    if kind == "lane":
        return f'lane "{place.element.lane[-1] if place.element.lane else label}"'
    return SOURCES.get(kind, "het proces als geheel")
