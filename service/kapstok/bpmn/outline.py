"""A route as a numbered list of steps in plain Dutch, for whoever reads rather than sees the diagram."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kapstok.bpmn import assignment, times
from kapstok.bpmn.assignment import Assignment
from kapstok.bpmn.levels import split
from kapstok.bpmn.routes import Routes, in_order
from kapstok.bpmn.shapes import GATEWAYS, SUBPROCESSES, Document, Element, Process

NAMELESS = {
    "parallelGateway": "Tegelijk",
    "eventBasedGateway": "Wachten op wat eerst komt",
    "exclusiveGateway": "Keuze",
    "inclusiveGateway": "Keuze",
    "startEvent": "Begin",
    "endEvent": "Einde",
    "intermediateCatchEvent": "Wachten",
}
NO_NAMES: Mapping[str, str] = {}


@dataclass(frozen=True)
class Step:
    """One step. `level` is 0 for the main route, 1 for what it calls, and so on; `number` as in "3.2".

    `next` are texts such as "daarna 4. Plan maken" or "bij 'Ja' 6. Opschalen"; `see` the number of the step
    where the called route has been written out already.
    """

    level: int
    number: str
    process: str
    element: str
    name: str
    kind: str
    role_label: str = ""
    termijn: str = ""
    next: tuple[str, ...] = ()
    see: str = ""

    @property
    def text(self) -> str:
        """As in "1. Signaal wegen - wijkteam, 2 werkdagen - daarna 2. Casus openen"."""
        about = ", ".join(filter(None, (self.role_label, self.termijn)))
        after = "; ".join((*([f"zie {self.see}"] if self.see else []), *self.next))
        return " - ".join(filter(None, (f"{self.number}. {self.name}", about, after)))


def outline(
    documents: Sequence[Document],
    main: str,
    roles: Mapping[str, str] = NO_NAMES,
    termijnen: Mapping[str, str] = NO_NAMES,
) -> tuple[Step, ...]:
    """The steps of process `main` and of all it calls, in flow order; () when there is no such process.

    `roles`: key -> label. `termijnen`: key -> what the variant says, such as "5 werkdagen".
    """
    writing = _Writing(documents, roles, termijnen)
    writing.process(main, "", 0, ())
    return tuple(writing.steps)


@dataclass
class _Writing:
    documents: Sequence[Document]
    roles: Mapping[str, str]
    termijnen: Mapping[str, str]
    steps: list[Step] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)

    def process(self, process_id: str, number: str, level: int, around: tuple[Assignment, ...]) -> None:
        for document in self.documents:
            process = document.process(process_id)
            if process is not None:
                self.written[process_id] = number or "1"
                said = assignment.read(document)
                self._scope(_Scope(process, Routes.of(process), said, around), None, number, level)
                return

    def _scope(self, scope: "_Scope", parent: str | None, number: str, level: int) -> None:
        order = list(_shown(scope, parent))
        numbers = {item.id: f"{number}.{count}" if number else str(count) for count, item in enumerate(order, 1)}
        for item in order:
            step = self._step(scope, item, numbers, level)
            self.steps.append(step)
            if item.kind in SUBPROCESSES:
                self._scope(scope, item.id, step.number, level + 1)
            elif item.called:
                self._call(scope, item, step, level)

    def _call(self, scope: "_Scope", item: Element, step: Step, level: int) -> None:
        called = item.called or ""
        if called in self.written:
            self.steps[-1] = replace(step, see=self.written[called])
            return
        around = (scope.said[item.id], *scope.around)
        self.process(called, step.number, level + 1, around)

    def _step(self, scope: "_Scope", item: Element, numbers: Mapping[str, str], level: int) -> Step:
        nearest = assignment.nearest((scope.said[item.id], *scope.around, scope.said[scope.process.id]))
        names = [nearest.assignee or "", *nearest.role_names, *nearest.users]
        does = item.kind == "userTask" or nearest.source == "ave:rol"
        return Step(
            level=level,
            number=numbers[item.id],
            process=scope.process.id,
            element=item.id,
            name=_name(item),
            kind=item.kind,
            role_label=self._labels(names) if does else "",
            termijn=self._termijn(item, nearest),
            next=tuple(_next(scope, item, numbers)),
        )

    def _labels(self, names: Sequence[str]) -> str:
        """A message may come from several roles, with commas between them in the diagram."""
        asked = [one for name in names for one in split(name)]
        return " of ".join(self.roles.get(name, name) for name in asked)

    def _termijn(self, item: Element, who: Assignment) -> str:
        waits = next((event.text for event in item.events if event.kind == "timer" and event.text), "")
        return times.spoken(who.termijn or waits, self.termijnen) if who.termijn or waits else ""


@dataclass(frozen=True)
class _Scope:
    process: Process
    routes: Routes
    said: Mapping[str, Assignment]
    around: tuple[Assignment, ...]


def _shown(scope: _Scope, parent: str | None) -> Iterator[Element]:
    """The steps that a reader wants: no joins, no nameless beginning."""
    inside = [item for item in scope.process.elements if item.parent == parent]
    begins = [item.id for item in inside if item.kind == "startEvent"] or [
        item.id for item in inside if not item.incoming and not item.attached_to
    ]
    extra = [item.id for item in inside if item.event_subprocess]
    order = in_order(scope.routes, [*begins, *extra])
    rest = [item.id for item in inside if item.id not in order]
    for key in (*order, *rest):
        item = scope.routes.elements[key]
        if item.parent == parent and not _silent(item):
            yield item


def _silent(item: Element) -> bool:
    if item.kind in GATEWAYS:
        return len(item.outgoing) < 2
    if item.is_hook:
        return len(item.outgoing) == 1
    return item.kind == "startEvent" and not item.name


def _name(item: Element) -> str:
    return item.name or NAMELESS.get(item.kind, "Stap zonder naam")


def _next(scope: _Scope, item: Element, numbers: Mapping[str, str]) -> Iterator[str]:
    for flow_id in item.outgoing:
        flow = scope.routes.flows[flow_id]
        for target in _behind(scope, flow.target, ()):
            word = _when(item, flow.id, flow.name)
            yield f"{word} {numbers.get(target.id, '')}. {_name(target)}"


def _when(item: Element, flow_id: str, label: str) -> str:
    if label:
        return f"bij '{label}'"
    if len(item.outgoing) > 1 and flow_id == item.default:
        return "anders"
    return "tegelijk" if item.kind == "parallelGateway" else "daarna"


def _behind(scope: _Scope, here: str, seen: tuple[str, ...]) -> Iterator[Element]:
    """The step that comes, past joins that are not in the list."""
    item = scope.routes.elements.get(here)
    if item is None or here in seen:
        return
    if not _silent(item):
        yield item
        return
    for target in scope.routes.after.get(here, ()):
        yield from _behind(scope, target, (*seen, here))
