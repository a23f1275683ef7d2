"""Agreements on who holds regie: always somebody, never two, never the wrong one, and not for ever."""

from collections import deque
from collections.abc import Iterable, Iterator

from kapstok import regie_marks as marks
from kapstok.engine import changes as happened
from kapstok.rehearsal.agreed import Matter, Problem, Violation
from kapstok.rehearsal.explored import Edge, Explored, Node


def een_houder(matter: Matter) -> Iterator[Violation]:
    """From this fase on somebody in a role holds it at every moment, and no two tasks can hand it over at once."""
    kind = matter.agreement.words("regie")[0]
    since = matter.agreement.numbers("vanaf_fase")[0]
    reigning = [node for node in matter.found.nodes if node.fase >= since and not node.closed]
    roles = matter.found.version.manifest.rollen
    nobody = (node for node in reigning if node.regie.get(kind) not in roles)
    yield from _first(matter, nobody, kind, f"Vanaf hier heeft niemand {kind}.")
    yield from _two(matter, reigning, kind)


def _first(matter: Matter, nodes: Iterable[Node], kind: str, sentence: str) -> Iterator[Violation]:
    """The first moment for every element with which it began."""
    told: set[str] = set()
    for node in nodes:
        path = matter.found.path_to(node.number)
        element = _began(path, kind)
        if element not in told:
            told.add(element)
            yield matter.violation(Problem(element, sentence), path)


def _began(path: Iterable[Edge], kind: str) -> str:
    """The element that moved this regie last, or else the one with which the fase began."""
    moved = entered = ""
    for edge in path:
        for change in edge.changes:
            if isinstance(change, happened.FaseEntered):
                entered = change.element
            if isinstance(change, happened.RegieMoved) and change.kind == kind:
                moved = change.element
    return moved or entered


def _two(matter: Matter, nodes: Iterable[Node], kind: str) -> Iterator[Violation]:
    hands_over = _handing_over(matter.found, kind)
    told: set[tuple[str, ...]] = set()
    for node in nodes:
        both = tuple(sorted({task.element for task in node.open} & hands_over))
        if len(both) > 1 and both not in told:
            told.add(both)
            last = next((task.element for task in reversed(node.open) if task.element in both), both[-1])
            names = " en ".join(f"{matter.name(each)} ({each})" for each in both)
            sentence = f"Twee taken tegelijk kunnen de {kind} vergeven: {names}. De laatste wint."
            yield matter.violation(Problem(last, sentence), matter.found.path_to(node.number))


def _handing_over(found: Explored, kind: str) -> frozenset[str]:
    """The elements that give this regie to somebody when they are done."""
    return frozenset(
        item.id
        for item in found.version.places.elements
        for move in _moves(item.attribute("regie"))
        if move.kind == kind and move.to != "einde"
    )


def _moves(text: str | None) -> tuple[marks.Move, ...]:
    try:
        return marks.parse(text or "")
    except marks.Unreadable:
        return ()


def houder_per_fase(matter: Matter) -> Iterator[Violation]:
    """In every fase somebody holds it, except in the fasen of which it is said that nobody need."""
    kind = matter.agreement.words("regie")[0]
    without = matter.agreement.numbers("zonder")
    fasen = [fase for fase in matter.found.version.manifest.fasen if fase not in without]
    for fase in fasen:
        nodes = (node for node in matter.found.nodes if node.fase == fase and not node.closed)
        yield from _first(matter, (node for node in nodes if kind not in node.regie), kind, _nobody(fase, kind))


def _nobody(fase: int, kind: str) -> str:
    return f"In AVE {fase} heeft hier niemand {kind}."


def nooit_houder(matter: Matter) -> Iterator[Violation]:
    """This role never holds this regie in these fasen."""
    agreement = matter.agreement
    kind, roles, fasen = agreement.words("regie")[0], agreement.words("rol"), agreement.numbers("fase")
    wrong = (node for node in matter.found.nodes if node.fase in fasen and node.regie.get(kind) in roles)
    labels = " of ".join(matter.found.version.role_label(role) for role in roles)
    yield from _first(matter, wrong, kind, f"Hier krijgt {labels} de {kind}.")


def regie_eindigt(matter: Matter) -> Iterator[Violation]:
    """Whoever holds it can lose it without leaving the fase, and at the end of the casus it is over."""
    kind = matter.agreement.words("regie")[0]
    found = matter.found
    for fase in matter.agreement.numbers("tijdelijk_in"):
        here = (node for node in found.nodes if node.fase == fase and not node.closed)
        ended = {node.number for node in here if kind not in node.regie}
        can = _can_reach(found, ended | found.unfinished, fase)
        begun = (found.nodes[number] for number in _beginnings(found, kind, fase) if number not in can)
        yield from _first(matter, begun, kind, f"De {kind} die hier begint, kan in AVE {fase} niet eindigen.")
    yield from _still_held(matter, kind)


def _beginnings(found: Explored, kind: str, fase: int) -> Iterator[int]:
    """The moments in this fase at which somebody just got this regie, or came into the fase with it."""
    for edge in found.edges:
        node = found.nodes[edge.target] if edge.target is not None else None
        if node is None or node.fase != fase or kind not in node.regie or node.closed:
            continue
        for change in edge.changes:
            moved = isinstance(change, happened.RegieMoved) and change.kind == kind
            if moved or isinstance(change, happened.FaseEntered):
                yield node.number


def _can_reach(found: Explored, goal: set[int], fase: int) -> set[int]:
    """From which moments of this fase the goal can be reached without leaving the fase."""
    back: dict[int, list[int]] = {}
    for edge in found.edges:
        if edge.source is not None and edge.target is not None and found.nodes[edge.source].fase == fase:
            back.setdefault(edge.target, []).append(edge.source)
    can, waiting = set(goal), deque(goal)
    while waiting:
        for source in back.get(waiting.popleft(), ()):
            if source not in can:
                can.add(source)
                waiting.append(source)
    return can


def _still_held(matter: Matter, kind: str) -> Iterator[Violation]:
    """The register clears itself at the end; what was agreed is that somebody ends it before."""
    told: set[str] = set()
    for edge in matter.found.edges:
        end = next((change for change in edge.changes if isinstance(change, happened.CasusClosed)), None)
        if end is None or edge.source is None or end.element in told:
            continue
        moves = [
            change.to for change in edge.changes if isinstance(change, happened.RegieMoved) and change.kind == kind
        ]
        held = kind in matter.found.nodes[edge.source].regie
        if (moves[-1] != "einde") if moves else held:
            told.add(end.element)
            sentence = f"De casus sluit terwijl de {kind} nog bij iemand ligt."
            yield matter.violation(Problem(end.element, sentence), [*matter.found.path_to(edge.source), edge])
