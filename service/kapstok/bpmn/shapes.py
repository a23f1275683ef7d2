"""What a diagram is made of: processes, their elements, flows, lanes and messages, as plain values.

`line` counts from 1 in the file that was read. Attributes and extensions stand under the fixed name of their
dialect (`vendors`), "" being BPMN itself, whatever prefix the file uses. An id that the file leaves out is
given a number (`zonder_id_3`) and marked with `numbered`, so that everything can be pointed at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

TASKS = frozenset(
    [
        "task",
        "userTask",
        "manualTask",
        "scriptTask",
        "serviceTask",
        "sendTask",
        "receiveTask",
        "businessRuleTask",
    ]
)
SUBPROCESSES = frozenset(["subProcess", "adHocSubProcess", "transaction"])
ACTIVITIES = TASKS | SUBPROCESSES | {"callActivity"}
GATEWAYS = frozenset(["exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway", "complexGateway"])
CATCHING = frozenset({"intermediateCatchEvent", "boundaryEvent", "startEvent"})
EVENTS = CATCHING | {"endEvent", "intermediateThrowEvent"}
FLOW_NODES = ACTIVITIES | GATEWAYS | EVENTS


@dataclass(frozen=True)
class Extension:
    """An element of a dialect inside <extensionElements>, with everything in it."""

    vendor: str
    tag: str
    attributes: Mapping[str, str]
    text: str
    children: tuple["Extension", ...] = ()

    def inner(self, tag: str) -> Iterator["Extension"]:
        """Itself and everything within that is called `tag`, outermost first."""
        if self.tag == tag:
            yield self
        for child in self.children:
            yield from child.inner(tag)


@dataclass(frozen=True)
class EventDefinition:
    """Why an event happens. `kind` is "timer", "message", "signal", ...; `form` the tag of a timer's time."""

    kind: str
    line: int
    text: str = ""
    form: str = ""
    ref: str | None = None


@dataclass(frozen=True)
class Loop:
    """An activity that is done more than once. `standard` is the loop with a condition, without a list."""

    sequential: bool = False
    standard: bool = False
    cardinality: str = ""
    condition: str = ""
    input: str = ""
    input_item: str = ""
    output: str = ""
    output_item: str = ""


@dataclass(frozen=True)
class Performer:
    """BPMN's own way to say who does a task: an expression, or the name of a resource."""

    kind: str
    expression: str = ""
    resource: str = ""


@dataclass(frozen=True)
class Flow:
    """A sequence flow. `condition` is None when the diagram gives none."""

    id: str
    name: str
    source: str
    target: str
    line: int
    process: str
    parent: str | None = None
    condition: str | None = None
    numbered: bool = False


@dataclass(frozen=True)
class Lane:
    """A lane: `path` are the names of the lanes around it and its own, outermost first."""

    id: str
    name: str
    path: tuple[str, ...]
    line: int
    members: frozenset[str]
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()


@dataclass(frozen=True)
class DataObject:
    """A data object, a reference to one, a store or a property. `ref` is what a reference refers to."""

    id: str
    name: str
    kind: str
    line: int
    parent: str | None = None
    ref: str | None = None


@dataclass(frozen=True)
class Element:
    """A flow node: something a token can stand on. `kind` is its BPMN tag, `lanes` outermost first."""

    id: str
    name: str
    kind: str
    line: int
    process: str
    parent: str | None = None
    lanes: tuple[Lane, ...] = ()
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    incoming: tuple[str, ...] = ()
    outgoing: tuple[str, ...] = ()
    documentation: str = ""
    attached_to: str | None = None
    interrupting: bool = True
    events: tuple[EventDefinition, ...] = ()
    called: str | None = None
    decision: str | None = None
    default: str | None = None
    script: str = ""
    message: str | None = None
    loop: Loop | None = None
    performers: tuple[Performer, ...] = ()
    data_refs: tuple[str, ...] = ()
    event_subprocess: bool = False
    numbered: bool = False

    @property
    def lane(self) -> tuple[str, ...]:
        """The names of the lanes it lies in, outermost first."""
        return self.lanes[-1].path if self.lanes else ()

    @property
    def lane_rol(self) -> str | None:
        """The ave:rol of the innermost lane."""
        return (self.lanes[-1].attributes.get("ave", {}).get("rol") or None) if self.lanes else None

    @property
    def is_hook(self) -> bool:
        """An empty call activity `haak_...`, on which a variant may hang a process; until then it is passed."""
        return self.kind == "callActivity" and not self.called and self.id.startswith("haak_")

    def attribute(self, name: str, vendor: str = "ave") -> str | None:
        """The attribute of that dialect, None when absent or blank."""
        return self.attributes.get(vendor, {}).get(name, "").strip() or None

    def within(self, tag: str) -> Iterator[Extension]:
        """All extension elements called `tag`, at any depth."""
        for extension in self.extensions:
            yield from extension.inner(tag)


@dataclass(frozen=True)
class Process:
    """One process: `elements` and `flows` are those of its sub processes too, each with its `parent`."""

    id: str
    name: str
    executable: bool
    line: int
    elements: tuple[Element, ...]
    flows: tuple[Flow, ...]
    lanes: tuple[Lane, ...] = ()
    data: tuple[DataObject, ...] = ()
    attributes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    extensions: tuple[Extension, ...] = ()
    documentation: str = ""
    numbered: bool = False


@dataclass(frozen=True)
class Declared:
    """A message, signal, error, escalation or resource that the file declares outside its processes."""

    kind: str
    id: str
    name: str
    line: int


@dataclass(frozen=True)
class Document:
    """One BPMN file, read. `name` is the file name."""

    name: str
    processes: tuple[Process, ...]
    declared: tuple[Declared, ...] = ()

    @property
    def messages(self) -> Mapping[str, Declared]:
        return {item.id: item for item in self.declared if item.kind == "message"}

    @property
    def elements(self) -> tuple[Element, ...]:
        return tuple(element for process in self.processes for element in process.elements)

    @property
    def flows(self) -> Mapping[str, Flow]:
        return {flow.id: flow for process in self.processes for flow in process.flows}

    def element(self, element_id: str) -> Element | None:
        return next((element for element in self.elements if element.id == element_id), None)

    def process(self, process_id: str) -> Process | None:
        return next((process for process in self.processes if process.id == process_id), None)
