"""Who does a task according to the diagram, whichever modeler drew it, and what goes with the task.

The order in which the diagram is believed; the first level that says anything wins, the others stay visible
in `lower`:

1. `ave:rol` on the element
2. assignee (camunda, operaton, flowable, activiti, zeebe) or `pm:assignment`
3. candidateUsers and candidateGroups of the same dialects
4. potentialOwner, humanPerformer or performer of BPMN itself
5. the innermost lane: its ave:rol, its lane_owners, or else its name
6. the lane of the call activity through which the process is called
7. the process itself (its `ave:rol`), and then the default of the caller

`read` gives the levels 1 to 5 for every element, and level 7 under the id of the process. A caller who
knows the calls puts the rest together with `nearest`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kapstok.bpmn import details, levels
from kapstok.bpmn.levels import Level
from kapstok.bpmn.shapes import Document, Element, Process

__all__ = ["Assignment", "Level", "nearest", "read"]


@dataclass(frozen=True)
class Assignment:
    """Who does it (`role_names`, `assignee`, `users`, `groups`, from `source`) and what comes along.

    Texts stand as the diagram has them: an expression such as `${persoon}` is kept, with a remark in `notes`.
    `source` is "" when the diagram says nothing. `priority` is None when not given.
    """

    element: str
    role_names: tuple[str, ...] = ()
    assignee: str | None = None
    users: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    source: str = ""
    lower: tuple[Level, ...] = ()
    form: str | None = None
    termijn: str | None = None
    postpone_until: str | None = None
    priority: int | None = None
    regie: str | None = None
    instruction: str = ""
    notes: tuple[str, ...] = ()

    @property
    def somebody(self) -> bool:
        """Does the diagram say who?"""
        return bool(self.source)


def read(document: Document) -> dict[str, Assignment]:
    """By element id (and process id) who does it; elements that name nobody are in it too."""
    found = {process.id: _of_process(process) for process in document.processes}
    found.update((element.id, _of_element(element)) for element in document.elements)
    return found


def _of_process(process: Process) -> Assignment:
    rol = process.attributes.get("ave", {}).get("rol", "").strip()
    levels_found = [Level("proces", role_names=(rol,))] if rol else []
    return _decided(Assignment(process.id), levels_found)


def _of_element(element: Element) -> Assignment:
    priority, remarks = details.priority(element)
    termijn = details.termijn(element)
    base = Assignment(
        element.id,
        form=details.form(element),
        termijn=termijn,
        postpone_until=details.postpone_until(element),
        priority=priority,
        regie=element.attribute("regie"),
        instruction=details.instruction(element),
    )
    assignment = _decided(base, levels.of_element(element))
    return replace(assignment, notes=(*assignment.notes, *remarks, *levels.remarks(termijn)))


def _decided(base: Assignment, found: Sequence[Level]) -> Assignment:
    if not found:
        return base
    first = found[0]
    return replace(
        base,
        role_names=first.role_names,
        assignee=first.assignee,
        users=first.users,
        groups=first.groups,
        source=first.source,
        lower=tuple(found[1:]),
        notes=first.notes,
    )


def nearest(assignments: Sequence[Assignment]) -> Assignment:
    """The first assignment with who does it according to the nearest that says so.

    Give them from near to far: the element, the call activities around it (innermost first), the process.
    """
    own = assignments[0]
    said = [assignment for assignment in assignments if assignment.somebody]
    if not said or said[0] is own:
        return own
    who = said[0]
    return replace(
        own,
        role_names=who.role_names,
        assignee=who.assignee,
        users=who.users,
        groups=who.groups,
        source=f"aanroep: {who.source}" if who.source != "proces" else who.source,
        lower=(*own.lower, *who.lower),
        notes=(*own.notes, *who.notes),
    )
