"""Every token of a stored run, held against another version: what goes along under which name, and what is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from SpiffWorkflow.util.task import TaskState

from kapstok.engine.elements_ahead import ahead, up_to_meetings
from kapstok.engine.events import Boundary, BoundarySplit, EventGateway, Listener
from kapstok.engine.gateways import Meeting
from kapstok.engine.loops import Loop
from kapstok.engine.moving import DROP, Choices, Place, Question
from kapstok.engine.nodes import LIVE, Node
from kapstok.engine.scopes import CallActivity, EventSubprocess, Process, Subprocess
from kapstok.engine.specs import Spec

SPLIT, CHILD = ".BoundaryEventSplit", " [child]"
Row = list[Any]
KEY, PARENT, NAME, STATE, TRIGGERED, _DATA, INTERNAL = range(7)


@dataclass
class Pair:
    """A scope of the run in both versions. `holder` is the key of the task that holds it, None for the run itself."""

    holder: str | None
    old: Process
    new: Process
    path: tuple[str, ...]
    rows: list[Row]
    content: dict[str, Any]
    root: str
    names: dict[str, str] = field(default_factory=dict)

    def old_of(self, row: Row) -> Node:
        node: Node = self.old.task_specs[self.names[row[KEY]]]
        return node

    def place(self, row: Row) -> Place:
        return Place(base(self.names[row[KEY]]), self.path)


@dataclass(frozen=True)
class Going:
    """A token goes on at `element`, looked for from the scope that `holder` holds outwards."""

    holder: str | None
    place: Place
    element: str


@dataclass
class Mapped:
    """What became of the whole run."""

    pairs: list[Pair] = field(default_factory=list)
    going: list[Going] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def base(name: str) -> str:
    """The element to which an element of the engine belongs."""
    return name.removesuffix(SPLIT).removesuffix(CHILD)


class Mapper:
    def __init__(self, old: Spec, new: Spec, choices: Choices):
        self.old, self.new, self.choices = old, new, choices
        self.found = Mapped()
        self.holders: dict[str, tuple[Pair, Row]] = {}

    def map(self, content: Mapping[str, Any]) -> Mapped:
        for scope in content["scopes"]:
            pair = self.pair(scope)
            if pair is not None:
                self.map_scope(pair)
        return self.found

    def pair(self, scope: dict[str, Any]) -> Pair | None:
        """None when the scope goes with the token that held it."""
        holder = scope["holder"]
        if holder is None:
            old, new = self.old.processes[self.old.main], self.new.processes[self.new.main]
            path: tuple[str, ...] = ()
        elif holder in self.holders:
            around, row = self.holders[holder]
            before, after = around.old_of(row), around.new.task_specs[row[NAME]]
            old, new, path = self.old.processes[before.called], self.new.processes[after.called], around.path
            path = (*path, before.marks.element) if isinstance(before, CallActivity) else path
        else:
            return None
        rows = [list(row) for row in scope["tasks"]]
        pair = Pair(holder, old, new, path, rows, scope, scope["root"], {row[KEY]: row[NAME] for row in rows})
        self.found.pairs.append(pair)
        return pair

    def map_scope(self, pair: Pair) -> None:
        by_key = {row[KEY]: row for row in pair.rows}
        children: dict[str | None, list[Row]] = {}
        for row in pair.rows:
            children.setdefault(row[PARENT], []).append(row)
        kept = {row[KEY] for row in pair.rows if not self.sent_on(pair, row) and self.rename(pair, row)}
        kept -= {row[KEY] for row in pair.rows if self.goes_with(pair, row, by_key, children, kept)}
        for row in pair.rows:
            if row[KEY] not in kept and self.is_token(pair, row, children, kept):
                self.lost(pair, row)
        pair.rows = [row for row in pair.rows if row[KEY] in kept]
        for row in pair.rows:
            if row[PARENT] is not None and row[PARENT] not in kept:
                row[PARENT] = pair.root
            if isinstance(pair.old_of(row), Subprocess):
                self.holders[row[KEY]] = (pair, row)
        self.meet(pair)

    def rename(self, pair: Pair, row: Row) -> bool:
        """Give the row its new name; False when nothing of that name and kind is there."""
        name = self.new_name(pair, row[NAME])
        before, after = pair.old.task_specs[row[NAME]], pair.new.task_specs.get(name)
        if after is None or not fits(before, after):
            return False
        row[NAME] = name
        return True

    def new_name(self, pair: Pair, name: str) -> str:
        if name == pair.old.end.name:
            return pair.new.end.name
        element = base(name)
        return self.choices.renamed.get(element, element) + name[len(element) :]

    def sent_on(self, pair: Pair, row: Row) -> bool:
        """The designer sends this token elsewhere, though it could go along."""
        before = pair.old_of(row)
        token = bool(row[STATE] & LIVE) and not isinstance(before, Meeting | Boundary)
        return token and row[NAME] == base(row[NAME]) and self.choices.at(pair.place(row)) is not None

    def goes_with(
        self, pair: Pair, row: Row, by_key: dict[str, Row], children: dict[str | None, list[Row]], kept: set[str]
    ) -> bool:
        """An instance goes with its loop; a frame with its activity, and what listens at the border with both."""
        before = pair.old_of(row)
        parent = by_key.get(row[PARENT])
        if isinstance(before, BoundarySplit):
            inside = [one for one in children.get(row[KEY], []) if not isinstance(pair.old_of(one), Boundary)]
            return bool(inside) and not any(one[KEY] in kept for one in inside)
        if parent is None:
            return False
        if isinstance(before, Boundary):
            return parent[KEY] not in kept or self.goes_with(pair, parent, by_key, children, kept)
        return isinstance(pair.old_of(parent), Loop) and bool(row[TRIGGERED]) and parent[KEY] not in kept

    def is_token(self, pair: Pair, row: Row, children: dict[str | None, list[Row]], kept: set[str]) -> bool:
        """Whether a person would say that the casus stands here; ears and frames are no tokens."""
        before = pair.old_of(row)
        beside = children.get(row[PARENT], [])
        if isinstance(before, Boundary) or (isinstance(before, EventSubprocess) and row[STATE] == TaskState.WAITING):
            return False
        parent = next((other for other in pair.rows if other[KEY] == row[PARENT]), None)
        around = pair.old_of(parent) if parent is not None else None
        if isinstance(around, Loop) and row[TRIGGERED]:
            return False
        if isinstance(around, EventGateway):
            first = beside[0] is row
            return first and not any(other[KEY] in kept for other in beside)
        return bool(row[STATE] & LIVE)

    def lost(self, pair: Pair, row: Row) -> None:
        before, place = pair.old_of(row), pair.place(row)
        choice = self.choices.at(place)
        if choice == DROP:
            self.found.notes.append(f"»{before.bpmn_name or place.element}« vervalt, zoals u koos.")
        elif choice is not None:
            self.found.going.append(Going(pair.holder, place, choice))
        else:
            there = self.new_name(pair, place.element) in pair.new.task_specs
            self.found.questions.append(question(pair, before, place, there))

    def meet(self, pair: Pair) -> None:
        """A token at a meeting point remembers by which flow it came; that flow may have another source now."""
        for row in pair.rows:
            after = pair.new.task_specs[row[NAME]]
            if isinstance(after, Meeting) and row[STATE] & LIVE:
                came = self.new_name(pair, row[INTERNAL]["from"])
                row[INTERNAL] = {**row[INTERNAL], "from": self.came_by(pair, after, came)}

    def came_by(self, pair: Pair, gateway: Meeting, came: str) -> str:
        """The flow of today by which a token would have come: past what is new before it, or what is gone."""
        if came in gateway._inputs:
            return came
        ways = [name for name in gateway._inputs if name in up_to_meetings(pair.new, came)]
        if came not in pair.new.task_specs:
            ways = [name for name in gateway._inputs if came in up_to_meetings(pair.old, name)]
        if len(ways) != 1:
            return came
        self.found.notes.append(f"Wat vlak voor »{gateway.bpmn_name or gateway.name}« is veranderd, is al voorbij.")
        return ways[0]


def fits(before: Node, after: Node) -> bool:
    """Whether a token can stand on the new element as it stood on the old one."""
    if type(before) is not type(after):
        return False
    if isinstance(before, Loop) and isinstance(after, Loop):
        return (before.plan.sequential, before.plan.standard) == (after.plan.sequential, after.plan.standard)
    if isinstance(before, Listener) and isinstance(after, Listener):
        return type(before.definition) is type(after.definition)
    return True


def question(pair: Pair, before: Node, place: Place, there: bool) -> Question:
    name = before.bpmn_name or place.element
    proposals = tuple(_next_steps(pair, place.element, there))
    if there:
        sentence = f"»{name}« is in de nieuwe versie een ander soort stap. Kies waar de casus verder gaat."
        return Question(place, name, "anders", sentence, proposals)
    sentence = f"»{name}« staat niet meer op deze plek in de nieuwe versie. Kies waar de casus verder gaat."
    return Question(place, name, "verdwenen", sentence, proposals)


def _next_steps(pair: Pair, element: str, there: bool) -> Iterator[str]:
    """The first elements after the lost one that the new version has too."""
    if there:
        yield element
    known = (name for name in ahead(pair.old, element) if _may_go_on(pair.new.task_specs.get(name)))
    yield from [name for _, name in zip(range(3), known, strict=False)]


def _may_go_on(node: Any) -> bool:
    return isinstance(node, Node) and node.bpmn_id is not None and not isinstance(node, Meeting | Boundary)
