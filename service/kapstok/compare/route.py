"""A process as a route: its steps with everything that has meaning, and what comes after what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kapstok import regie_marks
from kapstok.bpmn.shapes import GATEWAYS, Element, EventDefinition, Loop
from kapstok.compare import words
from kapstok.compare.side import Side

# What has an aspect of its own, or no meaning: the rest is compared as it stands.
KNOWN_AVE = frozenset({"rol", "formulier", "termijn", "prioriteit", "regie", "fase", "beslissing", "toont", "operatie"})
KNOWN_BPMN = frozenset(
    (
        *("id", "name", "default", "attachedToRef", "cancelActivity", "isInterrupting", "calledElement", "messageRef"),
        *("triggeredByEvent", "startQuantity", "completionQuantity", "implementation"),
    )
)
ALONGSIDE = "eventSubProcess"
LEANS = {"formulier": "formulier", "beslissing": "tabel", "roept": "proces"}
NOTHING: Mapping[str, Any] = {"isForCompensation": "false", "instantiate": "false", "parallelMultiple": "false"}


@dataclass(frozen=True)
class Step:
    """A flow node. `aspects` are comparable values under Dutch names; `around` is the sub process it lies in."""

    id: str
    name: str
    kind: str
    around: str
    aspects: Mapping[str, Any]
    roles: tuple[str, ...] = ()
    termijn: str = ""


@dataclass(frozen=True)
class Edge:
    """What comes after what. `usual` is the way that is taken when nothing else applies."""

    source: str
    target: str
    condition: str = ""
    name: str = ""
    usual: bool = False


@dataclass(frozen=True)
class Route:
    """A process. Where two arrows join the same two steps, `edges` keeps both conditions in one."""

    process: str
    file: str
    steps: Mapping[str, Step]
    edges: Mapping[tuple[str, str], Edge]
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def place(self, id: str) -> str:
        """What a reader calls the step: its name, or where it lies when it has none."""
        step = self.steps[id]
        if step.name:
            return words.quoted(step.name)
        for word, around in (("voor", self.after), ("na", self.before)):
            named = [self.steps[other].name for other in around.get(id, ()) if self.steps[other].name]
            if len(named) == 1:
                kind = "de splitsing" if len(self.after.get(id, ())) > 1 else "het punt"
                return f"{kind} {word} {words.quoted(named[0])}"
        return words.quoted(id)


def routes(side: Side) -> dict[str, Route]:
    """The routes of all processes, by the id of the process."""
    return {
        process.id: _route(side, name, process.id)
        for name, doc in side.parts.documents.items()
        for process in doc.processes
    }


def _route(side: Side, file: str, process_id: str) -> Route:
    process = side.processes[process_id]
    messages = {item.id: item.name for item in side.parts.documents[file].declared}
    steps = {item.id: _step(side, item, messages) for item in process.elements}
    usual = {item.default for item in process.elements if item.default}
    edges: dict[tuple[str, str], Edge] = {}
    for flow in process.flows:
        if flow.source in steps and flow.target in steps:
            made = Edge(flow.source, flow.target, words.expression(flow.condition), flow.name, usual=flow.id in usual)
            key = (flow.source, flow.target)
            edges[key] = _both(edges[key], made) if key in edges else made
    return connected(Route(process_id, file, steps, edges))


def connected(route: Route) -> Route:
    """The route with its neighbours filled in; a boundary event comes after the step it hangs on."""
    after: dict[str, tuple[str, ...]] = {}
    before: dict[str, tuple[str, ...]] = {}
    hung = [(step.aspects["hangt_aan"], step.id) for step in route.steps.values() if step.aspects["hangt_aan"]]
    for source, target in (*route.edges, *hung):
        after[source] = (*after.get(source, ()), target)
        before[target] = (*before.get(target, ()), source)
    return replace(route, after=after, before=before)


def _both(first: Edge, second: Edge) -> Edge:
    """Two arrows between the same steps are one way with either condition, in a fixed order."""
    one, two = sorted((first, second), key=lambda edge: (edge.condition, edge.name))
    either = " of ".join(filter(None, (one.condition, two.condition)))
    return replace(one, condition=either, name=one.name or two.name, usual=one.usual or two.usual)


def _step(side: Side, item: Element, messages: Mapping[str, str]) -> Step:
    said = side.said[item.process, item.id]
    shown = item.attribute("toont") or ""
    aspects: dict[str, Any] = {
        "naam": item.name,
        "soort": (ALONGSIDE if item.event_subprocess else item.kind, *sorted(event.kind for event in item.events)),
        "rol": side.roles(item),
        "formulier": said.form or "",
        "termijn": said.termijn or "",
        "tijd": " ".join(event.text for event in item.events if event.kind == "timer"),
        "prioriteit": said.priority,
        "regie": _regie(said.regie),
        "roept": item.called or "",
        "fase": item.attribute("fase") or "",
        "beslissing": item.decision or "",
        "script": words.expression(item.script),
        "bericht": tuple(_heard(item, messages)),
        "onderbreekt": item.interrupting,
        "hangt_aan": item.attached_to or "",
        "binnen": item.parent or "",
        "herhaling": item.loop or Loop(cardinality="1"),
        "operatie": item.attribute("operatie") or "",
        "toont": tuple(sorted({word.strip() for word in shown.split(",")} - {""})),
        "uitleg": " ".join(item.documentation.split()),
        "overig": tuple(_other(item)),
    }
    return Step(
        item.id, item.name, item.kind, item.parent or "", aspects, aspects["rol"], said.termijn or aspects["tijd"]
    )


def _regie(text: str | None) -> Mapping[str, str]:
    try:
        return {move.kind: move.to for move in regie_marks.parse(text)} if text else {}
    except regie_marks.Unreadable:
        return {"regie": text or ""}


def _heard(item: Element, messages: Mapping[str, str]) -> Iterator[str]:
    refs = [event.ref for event in item.events if event.kind != "timer"]
    yield from sorted(messages.get(ref, ref) or ref for ref in (item.message, *refs) if ref)
    yield from sorted(_text(event) for event in item.events if event.kind in ("conditional", "link"))


def _text(event: EventDefinition) -> str:
    return words.expression(event.text)


def _other(item: Element) -> Iterator[tuple[str, str]]:
    """Words of other vendors, and of BPMN, that have no aspect of their own."""
    for vendor, group in sorted(item.attributes.items()):
        known = {"ave": KNOWN_AVE, "": KNOWN_BPMN}.get(vendor, frozenset())
        for name, value in sorted(group.items()):
            if name not in known and NOTHING.get(name) != value.strip():
                yield f"{vendor}:{name}".removeprefix(":"), value.strip()
    for extension in item.extensions:
        yield f"{extension.vendor}:{extension.tag}", repr(extension)
    for performer in item.performers:
        yield performer.kind, performer.expression or performer.resource


def leans_on(aspect: str, value: Any) -> frozenset[str]:
    """What else must be there for a step with this aspect: its role, its form, its table, its process."""
    match aspect:
        case "rol":
            return frozenset(f"instelling rollen.{role}" for role in value)
        case "termijn" | "tijd" if value:
            return frozenset({f"instelling termijnen.{value.removeprefix('termijn:').strip()}"})
        case "formulier" | "beslissing" | "roept" if value:
            return frozenset({f"{LEANS[aspect]} {value}"})
    return frozenset()


def described(step: Step, side: Side) -> str:
    """A step with who does it and by when: ‘Vooroverleg houden’ (casusregisseur, 5 werkdagen)."""
    told = [side.bare_role(role) for role in step.roles] + ([side.time(step.termijn)] if step.termijn else [])
    return words.quoted(step.name or step.id) + (f" ({', '.join(told)})" if told else "")


def is_silent(step: Step) -> bool:
    """A nameless gateway or event, which nobody would mention."""
    return not step.name and (step.kind in GATEWAYS or step.kind.endswith("Event"))
