"""From the XML of a process to the elements that run, connected by its flows."""

from dataclasses import replace

from kapstok.engine import elements
from kapstok.engine.elements import definition, link_of, plan_of
from kapstok.engine.events import Boundary, BoundarySplit, Catch, End, EventGateway, Throw
from kapstok.engine.gateways import Choice, Exclusive, Inclusive, Parallel
from kapstok.engine.loops import Loop
from kapstok.engine.nodes import HumanTask, Job, Node, Rule, Script
from kapstok.engine.scopes import CallActivity, EventSubprocess, Process, Subprocess
from kapstok.engine.source import Element, Source, ave, children, marks, scopes, tag, text_of
from kapstok.engine.specs import Marks


def build(source: Source, process: Element) -> dict[str, Process]:
    """The process and its sub processes by id. The gate has already refused whatever is wrong with them."""
    built = {}
    for scope in scopes(process):
        spec = Process(scope.get("id", ""), process.get("id", ""))
        _Builder(source, scope, spec).build()
        built[spec.name] = spec
    return built


class _Builder:
    def __init__(self, source: Source, scope: Element, spec: Process):
        self.source = source
        self.scope = scope
        self.spec = spec
        self.nodes = {node.get("id", ""): node for node in elements.flow_nodes(scope)}
        self.borders: dict[str, list[Element]] = {}
        for node in self.nodes.values():
            if tag(node) == "boundaryEvent":
                self.borders.setdefault(node.get("attachedToRef", ""), []).append(node)

    def build(self) -> None:
        for node in self.nodes.values():
            self.place(node)
        for node in self.nodes.values():
            self.frame(node)
        for flow in elements.flows(self.scope):
            self.connect(flow)
        for node in self.nodes.values():
            self.link(node)
        self.open_and_close()
        for spec in self.spec.task_specs.values():
            if isinstance(spec, Inclusive):
                spec.reach = {name: _upstream(self.spec, name, spec.name) for name in set(spec._inputs)}

    def place(self, node: Element) -> None:
        told = marks(self.source, node)
        plan = plan_of(node)
        if plan is None:
            self.make(node, told.element, told)
            return
        loop = Loop(self.spec, told.element, told, plan)
        self.make(node, loop.instance, replace(told, regie=()))

    def make(self, node: Element, name: str, told: Marks) -> None:
        kind = tag(node)
        if kind in elements.EVENTS or kind == "receiveTask":
            self.make_event(node, name, told)
        elif kind in elements.HUMAN:
            HumanTask(self.spec, name, told)
        elif kind in _GATEWAYS:
            _GATEWAYS[kind](self.spec, name, told)
        elif kind in ("serviceTask", "sendTask"):
            self.make_work(node, name, told)
        elif kind == "scriptTask":
            Script(self.spec, name, told, text_of(node, "script") or "")
        elif kind == "businessRuleTask":
            Rule(self.spec, name, told, elements.decision_of(node) or "")
        elif kind == "callActivity" and not elements.is_hook(node):
            CallActivity(self.spec, name, told, node.get("calledElement", ""))
        elif kind == "subProcess":
            self.make_scope(node, name, told)
        else:
            Node(self.spec, name, told)

    def make_work(self, node: Element, name: str, told: Marks) -> None:
        operation = ave(node, "operatie")
        if operation is None:
            Throw(self.spec, name, told, elements.message_of_task(self.source, node))
            return
        names = [part.strip() for part in (ave(node, "gegevens") or "").replace(",", ";").split(";")]
        Job(self.spec, name, told, operation, [part for part in names if part])

    def make_scope(self, node: Element, name: str, told: Marks) -> None:
        if node.get("triggeredByEvent") != "true":
            Subprocess(self.spec, name, told, told.element)
            return
        spec = EventSubprocess(self.spec, name, told, told.element)
        start = children(node, "startEvent")[0]
        heard = definition(self.source, start)
        assert heard is not None
        spec.listen_to(heard, start.get("isInterrupting", "true") != "false")

    def make_event(self, node: Element, name: str, told: Marks) -> None:
        kind = tag(node)
        if kind == "receiveTask":
            Catch(self.spec, name, told, elements.message_of_task(self.source, node))
        elif kind == "startEvent":
            Catch(self.spec, name, told)
        elif kind == "endEvent":
            End(self.spec, name, told, definition(self.source, node))
        elif kind == "intermediateThrowEvent":
            Throw(self.spec, name, told, definition(self.source, node))
        elif kind == "boundaryEvent":
            heard = definition(self.source, node)
            assert heard is not None
            Boundary(self.spec, name, told, heard, node.get("cancelActivity", "true") != "false")
        else:
            Catch(self.spec, name, told, definition(self.source, node))

    def frame(self, node: Element) -> None:
        """An activity with events at its border gets a split before it that sets them going together."""
        name = node.get("id", "")
        if name not in self.borders:
            return
        told = self.spec.task_specs[name].marks
        split = BoundarySplit(self.spec, self.entry(name), Marks("", file=told.file, line=told.line))
        split.connect(self.spec.task_specs[name])
        for event in self.borders[name]:
            split.connect(self.spec.task_specs[event.get("id", "")])

    def entry(self, name: str) -> str:
        return f"{name}.BoundaryEventSplit" if name in self.borders else name

    def connect(self, flow: Element) -> None:
        source = self.spec.task_specs[flow.get("sourceRef", "")]
        target = self.spec.task_specs[self.entry(flow.get("targetRef", ""))]
        source.connect(target)
        if not isinstance(source, Choice):
            return
        condition = text_of(flow, "conditionExpression")
        node = self.nodes[source.name]
        if condition is None or node.get("default", "") == flow.get("id"):
            source.default = target.name
        else:
            source.flows.append((condition, target.name))

    def link(self, node: Element) -> None:
        name = link_of(node)
        if name is None or tag(node) != "intermediateThrowEvent":
            return
        for other in self.nodes.values():
            if tag(other) == "intermediateCatchEvent" and link_of(other) == name:
                self.spec.task_specs[node.get("id", "")].connect(self.spec.task_specs[other.get("id", "")])

    def open_and_close(self) -> None:
        """Listening comes before the first step; whatever has no way out ends the token."""
        for spec in list(self.spec.task_specs.values()):
            if isinstance(spec, EventSubprocess):
                self.spec.start.connect(spec)
        for node in self.nodes.values():
            name = node.get("id", "")
            if tag(node) == "startEvent":
                self.spec.start.connect(self.spec.task_specs[name])
            if not self.spec.task_specs[name]._outputs:
                self.spec.task_specs[name].connect(self.spec.end)


_GATEWAYS = {
    "exclusiveGateway": Exclusive,
    "parallelGateway": Parallel,
    "inclusiveGateway": Inclusive,
    "eventBasedGateway": EventGateway,
}


def _upstream(spec: Process, entry: str, gateway: str) -> frozenset[str]:
    """The elements from which a token can come over the flow from `entry` without passing the gateway."""
    found, pending = set(), [entry]
    while pending:
        name = pending.pop()
        if name in found or name == gateway:
            continue
        found.add(name)
        pending.extend(spec.task_specs[name]._inputs)
    return frozenset(found)
