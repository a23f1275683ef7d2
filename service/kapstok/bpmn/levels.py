"""The levels at which a diagram can say who does something, strongest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kapstok.bpmn.shapes import Element, Lane, Performer
from kapstok.bpmn.vendors import FAMILY

PERFORMER = re.compile(r"\s*(user|group)\(([^()]*)\)\s*")
RELATIVE = {
    "previous_task_assignee": "dezelfde persoon als bij de vorige stap",
    "requester": "de indiener",
    "process_manager": "de proceseigenaar",
}


@dataclass(frozen=True)
class Level:
    """What one level says: `source` is ave:rol, assignee, kandidaten, performer, lane or proces."""

    source: str
    role_names: tuple[str, ...] = ()
    assignee: str | None = None
    users: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    vendor: str = ""

    @property
    def notes(self) -> tuple[str, ...]:
        texts = filter(None, (self.assignee, *self.users, *self.groups, *self.role_names))
        return tuple(remark for text in texts for remark in remarks(text))


def of_element(element: Element) -> list[Level]:
    """Every level that says something about the element, strongest first."""
    return [
        *_role(element),
        *_assignees(element),
        *_candidates(element),
        *_performers(element),
        *_lane(element),
    ]


def remarks(text: str | None) -> tuple[str, ...]:
    """A sentence when the text is to be computed by another engine."""
    if text and is_expression(text):
        return (f"De expressie {text} is overgenomen als tekst. Kies zelf een rol of een vaste waarde.",)
    return ()


def is_expression(text: str) -> bool:
    """`${iemand}`, `#{iemand}` or `= iemand`."""
    return text.startswith(("=", "${", "#{"))


def split(text: str) -> tuple[str, ...]:
    """A list with commas; an expression stays whole."""
    if is_expression(text.strip()):
        return (text.strip(),)
    return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)


def _role(element: Element) -> Iterator[Level]:
    rol = element.attribute("rol")
    if rol:
        yield Level("ave:rol", role_names=(rol,), vendor="ave")


def _assignees(element: Element) -> Iterator[Level]:
    for vendor, values in _dialects(element):
        if values.get("assignee", "").strip():
            yield Level("assignee", assignee=values["assignee"].strip(), vendor=vendor)
    relative = element.attribute("assignment", "pm")
    # The other kinds (user, group, user_group, self_service) only say where the names stand.
    if relative in RELATIVE:
        yield Level("assignee", assignee=RELATIVE[relative], vendor="pm")


def _candidates(element: Element) -> Iterator[Level]:
    for vendor, values in _dialects(element):
        users, groups = split(values.get("candidateUsers", "")), split(values.get("candidateGroups", ""))
        if users or groups:
            yield Level("kandidaten", role_names=groups, users=users, groups=groups, vendor=vendor)
    users = split(element.attribute("assignedUsers", "pm") or "")
    groups = split(element.attribute("assignedGroups", "pm") or "")
    if users or groups:
        yield Level("kandidaten", role_names=groups, users=users, groups=groups, vendor="pm")


def _dialects(element: Element) -> Iterator[tuple[str, dict[str, str]]]:
    for vendor in FAMILY:
        if vendor in element.attributes:
            yield vendor, dict(element.attributes[vendor])
    for definition in element.within("assignmentDefinition"):
        yield "zeebe", dict(definition.attributes)


def _performers(element: Element) -> Iterator[Level]:
    if not element.performers:
        return
    users: list[str] = []
    groups: list[str] = []
    for performer in element.performers:
        _sort_performer(performer, users, groups)
    if users or groups:
        yield Level("performer", role_names=tuple(groups), users=tuple(users), groups=tuple(groups))


def _sort_performer(performer: Performer, users: list[str], groups: list[str]) -> None:
    if performer.resource:
        groups.append(performer.resource)
    for part in split(performer.expression):
        found = PERFORMER.fullmatch(part)
        if found is None:
            groups.append(part)
        elif found[2].strip():
            (users if found[1] == "user" else groups).append(found[2].strip())


def _lane(element: Element) -> Iterator[Level]:
    for lane in reversed(element.lanes):
        owners = _lane_owners(lane)
        rol = lane.attributes.get("ave", {}).get("rol", "").strip()
        if rol:
            yield Level("lane", role_names=(rol,), vendor="ave")
        elif owners:
            groups = tuple(owner.removeprefix("group:") for owner in owners if owner.startswith("group:"))
            users = tuple(owner for owner in owners if not owner.startswith("group:"))
            yield Level("lane", role_names=groups, users=users, groups=groups, vendor="spiffworkflow")
        elif lane.name:
            yield Level("lane", role_names=(lane.name,))


def _lane_owners(lane: Lane) -> Sequence[str]:
    for box in lane.extensions:
        for item in box.inner("property"):
            if item.attributes.get("name") == "lane_owners":
                return split(item.attributes.get("value", ""))
        for item in box.inner("laneOwners"):
            return split(item.text)
    return ()
