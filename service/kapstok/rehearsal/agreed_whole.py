"""Agreements on the route as a whole: nothing dead, nothing stuck, always a way down and out; roles and termijnen."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from kapstok import clock
from kapstok.bpmn.shapes import Element
from kapstok.engine.changes import FaseEntered
from kapstok.rehearsal.agreed import Matter, Problem, Violation
from kapstok.rehearsal.coverage import by_exploring
from kapstok.rehearsal.explored import STUCK, Edge, Explored, Node
from kapstok.rehearsal.world import START
from kapstok.variants.definitions import TaskDefinition

DONE = "afsluiten"
MOST = 200
TASKS = frozenset({"userTask", "manualTask"})


def blijft_bereikbaar(matter: Matter) -> Iterator[Violation]:
    """From every moment in these fasen the casus can still be closed, or come into a lower fase."""
    found, goal = matter.found, matter.agreement.words("doel")[0]
    for fase in matter.agreement.numbers("vanuit"):
        good = {node.number for node in found.nodes if node.closed or (goal != DONE and 0 < node.fase < fase)}
        can = _can_reach(found, good | found.unfinished)
        here = [node for node in found.nodes if node.fase == fase]
        lost = [node for node in here if node.number not in can]
        if lost:
            words = "worden afgesloten" if goal == DONE else "naar een lagere fase of worden afgesloten"
            node = _deepest(found, lost)
            element = node.open[0].element if node.open else node.places[-1][1]
            sentence = f"Vanaf hier kan een casus in AVE {fase} niet meer {words}."
            yield matter.violation(Problem(element, sentence), found.path_to(node.number))
        elif (stands := _stands_still(found, fase)) and stands.broken:
            words = "hij staat stil en kan niet meer worden afgesloten"
            problem = Problem(stands.broken.element or "", f"Hier komt een casus in AVE {fase} niet meer weg: {words}.")
            yield matter.violation(problem, _way_to(found, stands))


def _stands_still(found: Explored, fase: int) -> Edge | None:
    """The first step in this fase after which nothing can bring the casus further."""
    stuck = (edge for edge in found.edges if edge.broken and edge.broken.rule == STUCK)
    return next((edge for edge in stuck if _fase_of(found, edge) == fase), None)


def _fase_of(found: Explored, edge: Edge) -> int:
    entered = [change.fase for change in edge.undone if isinstance(change, FaseEntered)]
    return [0 if edge.source is None else found.nodes[edge.source].fase, *entered][-1]


def _way_to(found: Explored, edge: Edge) -> list[Edge]:
    return [*(found.path_to(edge.source) if edge.source is not None else ()), edge]


def _deepest(found: Explored, lost: Sequence[Node]) -> Node:
    """Of the moments without a way out the first that lies in a circle; without circles, where least comes after it."""
    inside = {node.number for node in lost}
    for node in lost[:MOST]:
        circle = _reached_from(found, node.number) & inside
        if _can_reach(found, {node.number}) >= circle:
            return node
    return min(lost[:MOST], key=lambda node: (len(_reached_from(found, node.number)), node.number))


def _reached_from(found: Explored, number: int) -> set[int]:
    seen, waiting = {number}, deque([number])
    while waiting:
        for edge in found.leaving.get(waiting.popleft(), ()):
            if edge.target is not None and edge.target not in seen:
                seen.add(edge.target)
                waiting.append(edge.target)
    return seen


def _can_reach(found: Explored, goal: set[int]) -> set[int]:
    back: dict[int, list[int]] = {}
    for edge in found.edges:
        if edge.source is not None and edge.target is not None:
            back.setdefault(edge.target, []).append(edge.source)
    can, waiting = set(goal), deque(goal)
    while waiting:
        for source in back.get(waiting.popleft(), ()):
            if source not in can:
                can.add(source)
                waiting.append(source)
    return can


def loopt_niet_vast(matter: Matter) -> Iterator[Violation]:
    """Every step leads on to a task, a moment, a message or the end."""
    told: set[str] = set()
    for node in matter.found.nodes:
        place = node.places[-1][1] if node.places else ""
        if node.stuck and place not in told:
            told.add(place)
            sentence = "Hier staat de casus stil: niets kan hem verder brengen."
            yield matter.violation(Problem(place, sentence), matter.found.path_to(node.number))
    for edge in matter.found.edges:
        why = edge.broken
        element = (why.element if why else None) or edge.action.element
        if why is None or element in told:
            continue
        told.add(element)
        yield matter.violation(Problem(element, why.sentence), _way_to(matter.found, edge))


def geen_dode_stappen(matter: Matter) -> Iterator[Violation]:
    """Every element is reached by somebody; only said when nothing was left out."""
    if not matter.found.complete:
        return
    seen = by_exploring(matter.found).elements | spared(matter.found, matter.agreement.words("behalve"))
    dead = {item.id for item in matter.found.version.places.elements if item.id not in seen}
    for item in matter.found.version.places.elements:
        if item.id in dead and not _behind(matter.found, item, dead):
            yield matter.violation(Problem(item.id, "Deze stap wordt met geen enkel antwoord bereikt."))


def spared(found: Explored, names: Iterable[str]) -> frozenset[str]:
    """These elements, and what lies within those that are a sub process."""
    within = set(names)
    while more := {item.id for item in found.version.places.elements if item.parent in within} - within:
        within |= more
    return frozenset(within)


def _behind(found: Explored, item: Element, dead: set[str]) -> bool:
    """Is it dead only because everything before it is? Then the first dead step is enough to say."""
    flows = {id: flow for document in found.version.documents.values() for id, flow in document.flows.items()}
    before = {flows[id].source for id in item.incoming if id in flows} | {item.attached_to, item.parent} - {None}
    if item.kind == "startEvent" and not item.parent:
        before |= {each.id for each in found.version.places.elements if each.called == item.process}
    return bool(before) and before <= dead


def rol_staat_vast(matter: Matter) -> Iterator[Violation]:
    """These tasks lie with this role, wherever they are reached."""
    role = matter.agreement.words("rol")[0]
    label = matter.found.version.role_label
    for task in _tasks(matter):
        if task.role != role:
            sentence = f"Deze taak ligt bij {label(task.role) or 'niemand'}, afgesproken is {label(role)}."
            yield matter.violation(Problem(task.element, sentence))


def _tasks(matter: Matter) -> Iterator[TaskDefinition]:
    known = {item.id: item for item in matter.found.version.places.elements}
    for element in matter.agreement.words("stap"):
        if element in known and known[element].kind in TASKS:
            yield matter.found.version.task(element)


def termijn_hoogstens(matter: Matter) -> Iterator[Violation]:
    """These tasks have a termijn, of at most this many werkdagen."""
    most = matter.agreement.numbers("werkdagen")[0]
    version = matter.found.version
    last = clock.add_workdays(clock.day_of(START), most, version.manifest.sluitingsdagen)
    for task in _tasks(matter):
        due = version.due(task.termijn, START)
        if due is None or due > last:
            said = version.due_words(task.termijn, START) or "geen termijn"
            sentence = f"De termijn is {said}, afgesproken is hoogstens {most} werkdagen."
            yield matter.violation(Problem(task.element, sentence))


def geen_gegeven(matter: Matter) -> Iterator[Violation]:
    """No form and no diagram asks for a piece of data whose name begins like this."""
    begins = matter.agreement.words("begint_met")
    for form in matter.found.version.forms.values():
        for asked in form.inputs:
            if asked.key.startswith(begins):
                sentence = f'Het formulier {form.file} vraagt naar "{asked.key}" (regel {asked.line}).'
                yield Violation(matter.agreement, sentence, asked.key, asked.label, form.file, asked.line)
    for item in matter.found.version.places.elements:
        if any(name.startswith(begins) for name in matter.found.reads.get(item.id, ())):
            yield matter.violation(Problem(item.id, f"Deze stap kiest op een gegeven dat met {begins[0]} begint."))
