"""Walking all human decisions of a variant: from every start, every answer that can make a difference."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kapstok import feel
from kapstok.errors import Broken, Finding, KapstokError, NotFound
from kapstok.rehearsal.ahead import Ahead
from kapstok.rehearsal.branch import Branch, Likeness, Moment
from kapstok.rehearsal.choosing import Chooser
from kapstok.rehearsal.explored import STUCK, Action, Bounds, Edge, Explored, Node, Open, Watch
from kapstok.rehearsal.moves import Move, Moves, perform
from kapstok.rehearsal.questions import Questions
from kapstok.rehearsal.turns import Turns
from kapstok.rehearsal.world import CASUSREGISSEUR
from kapstok.variants.version import Instroom, Version

__all__ = ["Bounds", "Explored", "Watch", "explore", "walked"]

INSTROOM = {"signaal": "Nieuw signaal", "lopend": "Lopende casus in AVE {}", "spoed": "Spoedcasus met doel AVE {}"}
NOTHING = Watch()


def explore(version: Version, bounds: Bounds | None = None, watch: Watch = NOTHING) -> Explored:
    """Everything that can happen to a casus on this version, within bounds. Nothing is stored or sent."""
    with feel.remembering():
        return _Walk(version, bounds or Bounds(), watch).go()


def walked(version: Version, actions: Sequence[Action]) -> Explored | None:
    """Only this path, as an exploration of its own; None when it cannot be gone like this."""
    walk = _Walk(version, Bounds(), NOTHING)
    return walk.found if walk.follow(actions) else None


def starts(version: Version) -> Iterator[Action]:
    """The ways in which a casus can begin."""
    fasen = version.manifest.fasen
    ways: list[tuple[Instroom, int, int]] = [("signaal", 1, 0)]
    ways += [("lopend", fase, 0) for fase in (2, 3, 4) if fase in fasen]
    ways += [("spoed", 1, fase) for fase in (3, 4) if fase in fasen]
    for instroom, fase, target in ways:
        name = INSTROOM[instroom].format(target or fase)
        data = version.start_data(instroom, fase, target)
        yield Action("start", version.manifest.hoofdproces, name, answers={"instroom": instroom}, data=data)


def begin(branch: Branch, start: Action) -> None:
    """Whoever opens a casus that is known already is its casusregisseur at once."""
    branch.start(start.data, "" if start.data["instroom"] == "signaal" else CASUSREGISSEUR)


class _Walk:
    """Breadth first, so that the first path to a moment is the shortest that was found."""

    def __init__(self, version: Version, bounds: Bounds, watch: Watch):
        questions = Questions(Ahead(version, watch.fields))
        chooser = Chooser(version, bounds.combinations)
        self.version, self.bounds = version, bounds
        self.found = Explored(version, reads={id: use.reads for id, use in questions.ahead.uses.items()})
        self.moves = Moves(version, questions, chooser, watch)
        self.turns = Turns(questions, watch)
        self.likeness = Likeness(questions)
        self.numbers: dict[object, int] = {}
        self.waiting: deque[tuple[int, Moment]] = deque()
        self.delayed: dict[int, tuple[Moment, list[Move]]] = {}
        self.began = time.monotonic(), time.thread_time()

    def go(self) -> Explored:
        for action, branch in self._starts():
            self._arrive(None, action, branch)
        while (self.waiting or self._take_up_delayed()) and not self._spent():
            self._leave(*self.waiting.popleft())
        self._say_what_is_left()
        return self.found

    def follow(self, actions: Sequence[Action]) -> bool:
        branch = Branch(self.version)
        for number, action in enumerate(actions):
            branch.changes = []
            try:
                perform(branch, action) if number else begin(branch, action)
            except NotFound:
                return False
            except KapstokError as error:
                self._broke_off(number - 1 if number else None, action, branch, error)
                return number == len(actions) - 1
            self.found.nodes.append(_node(number, branch))
            self._edge(number - 1 if number else None, number, action, branch)
        self.found.unfinished = {len(self.found.nodes) - 1}
        return True

    def _starts(self) -> Iterator[tuple[Action, Branch]]:
        for action in starts(self.version):
            branch = Branch(self.version)
            try:
                begin(branch, action)
            except KapstokError as error:
                self._broke_off(None, action, branch, error)
                continue
            yield action, branch

    def _leave(self, number: int, moment: Moment) -> None:
        here: Branch | None = None
        if number in self.delayed:
            moves = self.delayed.pop(number)[1]
        else:
            here = Branch.take_up(self.version, moment)
            moves, later = self.turns.split(here, self.moves.of(here))
            if self.moves.partly:
                self.found.unfinished.add(number)
            if later:
                self.delayed[number] = (moment, later)
        made: dict[object, Edge] = {}
        for move in moves:
            if move.likeness in made:
                # Only what nothing asks for differs, so it goes the same way.
                self.found.edges.append(replace(made[move.likeness], number=len(self.found.edges), action=move.action))
                continue
            # Looking at it has changed nothing, so the first step goes on from there.
            self._step(number, here or Branch.take_up(self.version, moment), move)
            here = None
            made[move.likeness] = self.found.edges[-1]

    def _take_up_delayed(self) -> bool:
        """A circle beside the main line may not keep the main line waiting for ever."""
        leaving: dict[int, list[int]] = {}
        for edge in self.found.edges:
            if edge.source is not None and edge.target is not None:
                leaving.setdefault(edge.target, []).append(edge.source)
        goes_on = {node.number for node in self.found.nodes} - set(self.delayed)
        fresh = deque(goes_on)
        while fresh:
            for source in leaving.get(fresh.popleft(), ()):
                if source not in goes_on:
                    goes_on.add(source)
                    fresh.append(source)
        held_up = [number for number in self.delayed if number not in goes_on]
        self.waiting.extend((number, self.delayed[number][0]) for number in held_up)
        return bool(held_up)

    def _step(self, number: int, branch: Branch, move: Move) -> None:
        try:
            perform(branch, move.action)
        except KapstokError as error:
            self._broke_off(number, move.action, branch, error)
            return
        self._arrive(number, move.action, branch)

    def _arrive(self, source: int | None, action: Action, branch: Branch) -> None:
        likeness = self.likeness.of(branch)
        number = self.numbers.get(likeness)
        if number is None:
            number = self.numbers[likeness] = len(self.found.nodes)
            self.found.nodes.append(_node(number, branch))
            if not branch.closed:
                self.waiting.append((number, branch.put_away()))
        self._edge(source, number, action, branch)

    def _edge(
        self, source: int | None, target: int | None, action: Action, branch: Branch, why: Finding | None = None
    ) -> None:
        edges = self.found.edges
        undone = tuple(branch.run.happened) if why and branch.run else ()
        edges.append(Edge(len(edges), source, target, action, tuple(branch.changes), why, undone))

    def _broke_off(self, source: int | None, action: Action, branch: Branch, error: KapstokError) -> None:
        first = _where(error.findings[0], branch) if isinstance(error, Broken) else None
        self._edge(source, None, action, branch, first or Finding("", "uitvoering", str(error), action.element))

    def _spent(self) -> bool:
        bounds, found = self.bounds, self.found
        began, used = self.began
        late = time.monotonic() - began > bounds.seconds and time.thread_time() - used > bounds.seconds
        return late or len(found.nodes) >= bounds.states or len(found.edges) >= bounds.steps

    def _say_what_is_left(self) -> None:
        found, bounds = self.found, self.bounds
        found.seconds = time.thread_time() - self.began[1]
        found.unfinished |= {number for number, _ in self.waiting}
        if self.waiting:
            reason = f"na {bounds.states} standen, {bounds.steps} stappen of {bounds.seconds:g} seconden"
            found.bounded.append(f"{len(self.waiting)} standen zijn niet verder gevolgd (de grens ligt {reason}).")
        found.bounded.extend(self.moves.left_out())
        found.reduced.extend(self.turns.told())


def _where(why: Finding, branch: Branch) -> Finding:
    """Of a casus that stands still, the place where it stands: usually a join that waits for ever."""
    if why.rule != STUCK or branch.run is None:
        return why
    places = [element for _, element in branch.running.positions()]
    return replace(why, element=places[-1] if places else why.element)


def _node(number: int, branch: Branch) -> Node:
    tasks = (task.definition for task in branch.tasks.values())
    opened = tuple(sorted((Open(task.element, task.name, task.role) for task in tasks), key=lambda task: task.element))
    return Node(
        number=number,
        fase=branch.fase,
        closed=branch.closed,
        regie=dict(branch.regie),
        open=opened,
        places=tuple(dict.fromkeys((process, element) for process, element, _ in branch.tokens)),
        stuck=not branch.closed and not opened and not _awaits(branch),
    )


def _awaits(branch: Branch) -> bool:
    """Is the route itself waiting for something? An event subprocess beside it listens for ever."""
    find = branch.version.places.find
    awaited = [one.element for one in branch.messages.values()] + [one.element for one in branch.timers]
    waiting = (find(element).element for element in awaited)
    return bool(branch.jobs) or any(not item.event_subprocess and item.kind != "startEvent" for item in waiting)
