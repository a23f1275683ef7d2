"""Agreements on what comes before what: decisions, mandatory steps and the end of a casus."""

from collections.abc import Iterator, Sequence

from kapstok.engine import changes as happened
from kapstok.rehearsal.agreed import (
    Matter,
    Problem,
    Violation,
    closing,
    entered,
    fase_before,
    instroom,
    reached,
)
from kapstok.rehearsal.explored import Edge


def einde_met(matter: Matter) -> Iterator[Violation]:
    """No casus ends without one of these steps, unless it ends in one of these fasen."""
    steps = matter.agreement.words("stap")
    yield from map(matter.violation, matter.missing(steps))
    excused = matter.agreement.numbers("behalve_fase")

    def remember(done: bool, edge: Edge) -> tuple[bool, Problem | None]:
        done = done or edge.action.element in steps
        end = closing(edge)
        if end is None or done or _fase_at_end(matter, edge) in excused:
            return done, None
        return done, Problem(end.element, f"De casus sluit hier zonder {_listed(matter, steps)}.")

    yield from matter.along(False, remember)


def _fase_at_end(matter: Matter, edge: Edge) -> int:
    return 0 if edge.target is None else matter.found.nodes[edge.target].fase


def verplichte_stap(matter: Matter) -> Iterator[Violation]:
    """After coming new into a fase (or at the start) one of these steps is done before it is left or closed."""
    agreement = matter.agreement
    steps, fasen = agreement.words("stap"), agreement.numbers("fase")
    missing = matter.missing(steps)
    yield from map(matter.violation, missing)
    if len(missing) == len(steps):
        return
    excused = agreement.words("behalve_instroom")

    def remember(owed: bool, edge: Edge) -> tuple[bool, Problem | None]:
        if edge.action.kind == "start":
            owed = not fasen and instroom(edge) not in excused
        owed = owed and edge.action.element not in steps
        before = fase_before(matter.found, edge)
        for change in entered(edge):
            if owed and fasen and change.fase not in fasen:
                return owed, _skipped(matter, steps, change.element)
            starts = edge.action.kind == "start" and instroom(edge) in excused
            owed = owed or (change.fase in fasen and change.fase != before and not starts)
            before = change.fase
        end = closing(edge)
        return owed, _skipped(matter, steps, end.element) if end and owed else None

    yield from matter.along(False, remember)


def _skipped(matter: Matter, steps: Sequence[str], at: str) -> Problem:
    return Problem(steps[0], f"Bij {matter.name(at)} is {_listed(matter, steps)} nog niet gedaan.")


def volgorde(matter: Matter) -> Iterator[Violation]:
    """`dan` is only reached after one of `eerst`; with `in_fase` only what happened in that fase counts."""
    agreement = matter.agreement
    first, then = agreement.words("eerst"), frozenset(agreement.words("dan"))
    fasen = agreement.numbers("in_fase")
    words = " of ".join(_condition(matter, one) for one in first)

    def remember(done: bool, edge: Edge) -> tuple[bool, Problem | None]:
        done = done or any(edge.action.says(one) for one in first)
        for change in edge.changes:
            if isinstance(change, happened.FaseEntered) and fasen and change.fase not in fasen:
                done = False
            element = reached(change)
            done = done or (element in first and not isinstance(change, happened.TaskOpened))
            if element in then and not done and isinstance(change, happened.TaskOpened | happened.StepPassed):
                return done, Problem(element, f"Hier komt de casus zonder dat eerst {words}.")
        return done, None

    yield from matter.along(False, remember)


def als_dan(matter: Matter) -> Iterator[Violation]:
    """Once all of `als` is answered in one step, one of `dan` is done before the fase goes down or the casus closes."""
    agreement = matter.agreement
    asked, then = agreement.words("als"), agreement.words("dan")
    missing = matter.missing(then)
    yield from map(matter.violation, missing if len(missing) == len(then) else ())
    fields = {one.partition("=")[0].strip() for one in asked}

    def remember(owed: str, edge: Edge) -> tuple[str, Problem | None]:
        if fields & set(edge.action.answers):
            owed = edge.action.element if all(edge.action.says(one) for one in asked) else ""
        owed = "" if edge.action.element in then else owed
        if owed and (_goes_down(matter, edge) or closing(edge)):
            words = f"{matter.name(owed)} zegt {' en '.join(asked)}, maar {_listed(matter, then)} volgt niet."
            return owed, Problem(then[0] if not missing else owed, words)
        return owed, None

    yield from matter.along("", remember)


def _goes_down(matter: Matter, edge: Edge) -> bool:
    before = fase_before(matter.found, edge)
    return any(change.fase < before for change in entered(edge))


def besluit_voor_fase(matter: Matter) -> Iterator[Violation]:
    """A fase is only entered after somebody in this role gave this answer, since it was last left."""
    agreement = matter.agreement
    role, answer = agreement.words("rol")[0], f"{agreement.terms['veld']} = {agreement.terms['antwoord']}"
    fasen, excused = agreement.numbers("fase"), agreement.words("behalve_instroom")
    label = matter.found.version.role_label(role)

    def remember(memory: tuple[bool, str], edge: Edge) -> tuple[tuple[bool, str], Problem | None]:
        decided, by = memory
        if edge.action.kind == "start" and instroom(edge) in excused:
            return (True, by), None
        if edge.action.says(answer):
            decided, by = (True, "") if edge.action.role == role else (decided, edge.action.element)
        before = fase_before(matter.found, edge)
        for change in entered(edge):
            if change.fase in fasen and before not in fasen and not decided:
                words = f"AVE {change.fase} begint zonder dat {label} besloot: {answer}."
                return (decided, by), Problem(by or change.element, words)
            decided = decided and change.fase in fasen
            before = change.fase
        return (decided, by), None

    yield from matter.along((False, ""), remember)


def criteria_bij_opschalen(matter: Matter) -> Iterator[Violation]:
    """Going up to these fasen needs an answer in this field, given since the casus came into its fase."""
    agreement = matter.agreement
    field, fasen = agreement.words("veld")[0], agreement.numbers("naar_fase")
    excused = agreement.words("behalve_instroom")

    def remember(memory: tuple[bool, str], edge: Edge) -> tuple[tuple[bool, str], Problem | None]:
        given, blank = memory
        if edge.action.kind == "start":
            given = instroom(edge) in excused
        elif field in edge.action.answers:
            given, blank = bool(edge.action.answers[field]), edge.action.element
        before = fase_before(matter.found, edge)
        for change in entered(edge):
            if change.fase in fasen and change.fase > before and not given:
                words = f'De casus gaat omhoog naar AVE {change.fase} zonder antwoord op "{field}".'
                return (given, blank), Problem(blank or change.element, words)
            given = given and change.fase == before
            before = change.fase
        return (given, blank), None

    yield from matter.along((False, ""), remember)


def _condition(matter: Matter, one: str) -> str:
    return f"{one} is gekozen" if "=" in one else f"{matter.name(one)} is gedaan"


def _listed(matter: Matter, steps: Sequence[str]) -> str:
    return " of ".join(matter.name(step) for step in steps)
