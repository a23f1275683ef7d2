"""A step that is there in both versions: every aspect that differs is one change."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kapstok.bpmn.shapes import Loop
from kapstok.compare import words
from kapstok.compare.change import Change, Kind
from kapstok.compare.route import Route, Step, leans_on
from kapstok.compare.side import Side
from kapstok.variants.definitions import PRIORITY

KINDS = {
    "userTask": "een taak voor een mens",
    "manualTask": "handwerk buiten Kapstok",
    "task": "een stap zonder soort",
    "scriptTask": "een stap die iets vastlegt",
    "serviceTask": "een stap die een ander systeem doet",
    "sendTask": "een bericht dat wordt verstuurd",
    "receiveTask": "wachten op een bericht",
    "businessRuleTask": "een beslistabel",
    "callActivity": "een ander proces",
    "subProcess": "een deelproces",
    "eventSubProcess": "een deelproces dat ernaast begint",
    "exclusiveGateway": "een keuze voor één weg",
    "parallelGateway": "een splitsing in wegen tegelijk",
    "inclusiveGateway": "een keuze voor een of meer wegen",
    "eventBasedGateway": "wachten op wat het eerst komt",
    "startEvent": "een begin",
    "endEvent": "een einde",
    "boundaryEvent": "een gebeurtenis aan een stap",
    "intermediateCatchEvent": "wachten op een gebeurtenis",
    "intermediateThrowEvent": "een gebeurtenis",
}
EVENTS = {
    "timer": "op een tijdstip",
    "message": "met een bericht",
    "terminate": "dat alles stopt",
    "error": "met een fout",
    "signal": "met een signaal",
    "escalation": "met een escalatie",
    "conditional": "met een voorwaarde",
    "link": "met een sprong",
}
TARGETS = {"behandelaar": "wie deze stap doet", "einde": "niemand", "": "geen verandering"}


@dataclass(frozen=True)
class Both:
    """The step in both versions and the versions themselves; `place` is what a reader calls it now."""

    old: Step
    new: Step
    sides: tuple[Side, Side]
    routes: tuple[Route, Route]

    @property
    def place(self) -> str:
        return self.routes[1].place(self.new.id)

    @property
    def anchor(self) -> str:
        return f"stap {self.routes[0].process} {self.new.id}"

    def other(self, id: str) -> str:
        """A step of either version by its name."""
        here = (route.place(id) for route in reversed(self.routes) if id in route.steps)
        return next(here, self.sides[1].element(id) or self.sides[0].element(id) or words.quoted(id))


def changes(both: Both) -> Iterator[Change]:
    for aspect, (kind, tell) in ASPECTS.items():
        old, new = both.old.aspects[aspect], both.new.aspects[aspect]
        if old == new:
            continue
        for sentence in filter(None, [tell(both, old, new)]):
            touched = frozenset({f"{both.anchor} {aspect}"})
            needs = leans_on(aspect, new) | {both.anchor}
            yield Change(kind, sentence, both.routes[1].file, both.new.id, old, new, touched, needs)


def _kind(both: Both, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    return f"{both.place} is nu {_sort(new)} in plaats van {_sort(old)}."


def _sort(found: tuple[str, ...]) -> str:
    return " ".join([KINDS.get(found[0], found[0]), *(EVENTS.get(word, word) for word in found[1:])])


def _name(both: Both, old: str, new: str) -> str:
    if not old or not new:
        return (
            f"{both.routes[0].place(both.old.id)} heet nu {words.quoted(new)}."
            if new
            else f"{words.quoted(old)} heeft geen naam meer."
        )
    return f"{words.quoted(old)} heet nu {words.quoted(new)}."


def _role(both: Both, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    before, after = both.sides[0].who(old), both.sides[1].who(new)
    return f"{both.place} ligt nu bij {after} in plaats van {before}."


def _form(both: Both, old: str, new: str) -> str:
    if not new:
        return f"{both.place} heeft geen formulier meer; dat was {both.sides[0].form(old)}."
    instead = f" in plaats van {both.sides[0].form(old)}" if old else ""
    if both.sides[0].form(old) == both.sides[1].form(new):
        instead = f" ({new} in plaats van {old})"
    return f"{both.place} vraagt nu formulier {both.sides[1].form(new)}{instead}."


def _termijn(both: Both, old: str, new: str) -> str:
    return termijn_sentence([both.place], both.sides, (old, new))


def termijn_sentence(places: list[str], sides: tuple[Side, Side], texts: tuple[str, str]) -> str:
    """ "" when both texts come down to the same time."""
    old, new = texts
    if (
        old
        and new
        and words.same_time(old, sides[0].manifest.termijnen) == words.same_time(new, sides[1].manifest.termijnen)
    ):
        return ""
    before, after = sides[0].time(old), sides[1].time(new)
    if not old:
        return f"{words.listed(places)} heeft nu een termijn: {after}."
    if not new:
        return f"{words.listed(places)} heeft geen termijn meer; die was {before}."
    return f"Termijn van {words.listed(places)} gaat {words.from_to(before, after)}."


def _priority(both: Both, old: int | None, new: int | None) -> str:
    before, after = (PRIORITY if found is None else found for found in (old, new))
    return "" if before == after else f"Prioriteit van {both.place} gaat van {before} naar {after}."


def _regie(both: Both, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    told = [
        f"de {kind} nu naar {_target(both, 1, new.get(kind, ''))} in plaats van {_target(both, 0, old.get(kind, ''))}"
        for kind in sorted({*old, *new})
        if old.get(kind) != new.get(kind)
    ]
    return f"Bij {both.place} gaat {words.listed(told)}."


def _target(both: Both, which: int, to: str) -> str:
    word, _, rest = to.partition(":")
    if word == "rol":
        return both.sides[which].role(rest)
    if word == "antwoord":
        return f"wie gekozen is bij {words.quoted(rest)}"
    if word == "taak":
        return f"wie {both.other(rest)} deed"
    return TARGETS.get(to, to)


def _called(both: Both, old: str, new: str) -> str:
    if both.new.id.startswith("haak_") and not (old and new):
        if new:
            return f"Aan haak {both.place} hangt nu {both.sides[1].process(new)}."
        return f"Aan haak {both.place} hangt {both.sides[0].process(old)} niet meer."
    if not (old and new):
        return (
            f"{both.place} roept nu {both.sides[1].process(new)} aan."
            if new
            else f"{both.place} roept {both.sides[0].process(old)} niet meer aan."
        )
    return f"{both.place} roept nu {both.sides[1].process(new)} aan in plaats van {both.sides[0].process(old)}."


def _fase(both: Both, old: str, new: str) -> str:
    if not (old and new):
        return f"{both.place} hoort nu bij AVE {new}." if new else f"{both.place} hoort niet meer bij AVE {old}."
    return f"{both.place} hoort nu bij AVE {new} in plaats van AVE {old}."


def _decision(both: Both, old: str, new: str) -> str:
    if not (old and new):
        return (
            f"{both.place} raadpleegt nu beslistabel {both.sides[1].table(new)}."
            if new
            else f"{both.place} raadpleegt beslistabel {both.sides[0].table(old)} niet meer."
        )
    return (
        f"{both.place} raadpleegt nu beslistabel {both.sides[1].table(new)} in plaats van {both.sides[0].table(old)}."
    )


def _script(both: Both, old: str, new: str) -> str:
    return f"{both.place} legt nu {new or 'niets'} vast in plaats van {old or 'niets'}."


def _heard(both: Both, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    before, after = (words.listed(map(words.quoted, found)) if found else "niets" for found in (old, new))
    return f"{both.place} gaat nu over bericht {after} in plaats van {before}."


def _breaks(both: Both, _: bool, new: bool) -> str:
    return f"{both.place} breekt de lopende stap nu {'wel' if new else 'niet meer'} af."


def _hung(both: Both, old: str, new: str) -> str:
    return f"{both.place} hangt nu aan {both.other(new)} in plaats van aan {both.other(old)}."


def _inside(both: Both, old: str, new: str) -> str:
    return f"{both.place} ligt nu {f'in {both.other(new)}' if new else f'niet meer in {both.other(old)}'}."


def _loop(both: Both, old: Loop, new: Loop) -> str:
    return f"{both.place} gebeurt nu {_times(new)} in plaats van {_times(old)}."


def _times(loop: Loop) -> str:
    until = f", tot {words.expression(loop.condition)}" if loop.condition else ""
    if loop.standard:
        return f"telkens opnieuw{until}"
    kept = f", met de uitkomsten in {words.quoted(loop.output)}" if loop.output else ""
    if loop.input:
        return (
            f"{'een voor een' if loop.sequential else 'tegelijk'} voor elk in {words.quoted(loop.input)}{kept}{until}"
        )
    return f"{loop.cardinality} keer{until}"


def _operation(both: Both, old: str, new: str) -> str:
    before, after = (words.quoted(found) if found else "niets" for found in (old, new))
    return f"{both.place} voert nu {after} uit in plaats van {before}."


def _shown(both: Both, old: tuple[str, ...], new: tuple[str, ...]) -> str:
    more, less = ([both.other(id) for id in found] for found in (set(new) - set(old), set(old) - set(new)))
    told = [f"nu ook de antwoorden van {words.listed(sorted(more))}"] if more else []
    told += [f"de antwoorden van {words.listed(sorted(less))} niet meer"] if less else []
    return f"{both.place} toont {words.listed(told)}."


def _explained(both: Both, old: str, new: str) -> str:
    if not new:
        return f"De uitleg bij {both.place} vervalt."
    return f"De uitleg bij {both.place} is nu: {words.quoted(new)}"


def _rest(both: Both, old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]) -> str:
    names = sorted({name for name, _ in set(old) ^ set(new)})
    return f"Bij {both.place} is een technische instelling anders: {words.listed(names)}."


Teller = Callable[[Both, Any, Any], str]
ASPECTS: Mapping[str, tuple[Kind, Teller]] = {
    "soort": ("route", _kind),
    "rol": ("wie", _role),
    "regie": ("wie", _regie),
    "termijn": ("wanneer", _termijn),
    "tijd": ("wanneer", _termijn),
    "prioriteit": ("wanneer", _priority),
    "formulier": ("wat_wordt_gevraagd", _form),
    "toont": ("wat_wordt_gevraagd", _shown),
    "beslissing": ("welke_beslissing", _decision),
    "script": ("welke_beslissing", _script),
    "roept": ("route", _called),
    "fase": ("route", _fase),
    "bericht": ("route", _heard),
    "onderbreekt": ("route", _breaks),
    "hangt_aan": ("route", _hung),
    "binnen": ("route", _inside),
    "herhaling": ("route", _loop),
    "operatie": ("route", _operation),
    "naam": ("tekst", _name),
    "uitleg": ("tekst", _explained),
    "overig": ("instelling", _rest),
}
