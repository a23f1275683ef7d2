"""A BPMN file as values: `read` turns what a designer uploaded into a `Document`, or refuses it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from kapstok import bounds
from kapstok.bpmn import nodes, source, without_process
from kapstok.bpmn.shapes import (
    FLOW_NODES,
    SUBPROCESSES,
    DataObject,
    Declared,
    Document,
    Element,
    Flow,
    Lane,
    Process,
)
from kapstok.bpmn.source import line_of
from kapstok.errors import Broken, Finding

__all__ = ["DataObject", "Declared", "Document", "Element", "Flow", "Lane", "Process", "read"]

DECLARED = ("message", "signal", "error", "escalation", "resource")
DATA_KINDS = (
    "dataObject",
    "dataObjectReference",
    "dataStoreReference",
    "property",
    "dataInput",
    "dataOutput",
)


def read(name: str, data: bytes) -> Document:
    """The diagram in `data`; raises Broken when it cannot be read or is larger than `bounds` allow."""
    root = source.parse(name, data)
    declared = tuple(_declared(child) for child in nodes.children(root, *DECLARED))
    numbers = _Numbers()
    processes = tuple(_Reader(name, child, declared, numbers).process() for child in nodes.children(root, "process"))
    document = Document(name, processes, declared)
    findings = [*_too_large(document)]
    if not processes:
        findings.append(without_process.finding(name, root))
    if findings:
        raise Broken(findings)
    return document


def _declared(node: etree._Element) -> Declared:
    return Declared(nodes.tag_of(node), node.get("id") or "", nodes.label(node), line_of(node))


@dataclass
class _Numbers:
    """Hands out ids to what has none."""

    last: int = 0

    def identify(self, node: etree._Element) -> tuple[str, bool]:
        given = (node.get("id") or "").strip()
        if given:
            return given, False
        self.last += 1
        return f"zonder_id_{self.last}", True


@dataclass
class _Reader:
    """Walks through one <process>, depth first, and collects what lies in it."""

    file: str
    node: etree._Element
    declared: tuple[Declared, ...]
    numbers: _Numbers
    elements: list[Element] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    lanes: list[Lane] = field(default_factory=list)
    data: list[DataObject] = field(default_factory=list)

    def process(self) -> Process:
        node_id, numbered = self.numbers.identify(self.node)
        self.id = node_id
        self.resources = {item.id: item.name for item in self.declared if item.kind == "resource"}
        self._scope(self.node, None, 0)
        return Process(
            id=node_id,
            name=nodes.label(self.node),
            executable=self.node.get("isExecutable") == "true",
            line=line_of(self.node),
            elements=tuple(_joined(self.elements, self.flows, self.lanes)),
            flows=tuple(self.flows),
            lanes=tuple(self.lanes),
            data=tuple(self.data),
            attributes=nodes.attributes(self.node),
            extensions=nodes.extensions(self.node),
            documentation=nodes.documentation(self.node),
            numbered=numbered,
        )

    def _scope(self, scope: etree._Element, parent: str | None, depth: int) -> None:
        if depth > bounds.NESTING:
            sentence = f"Deelprocessen zijn meer dan {bounds.NESTING} diep genest. Maak er losse processen van."
            raise Broken([Finding(self.file, "within_bounds", sentence, parent, line=line_of(scope))])
        for child in nodes.children(scope):
            tag = nodes.tag_of(child)
            if tag in FLOW_NODES:
                element = self._element(child, tag, parent)
                self.elements.append(element)
                self._own_data(child, element.id)
                if tag in SUBPROCESSES:
                    self._scope(child, element.id, depth + 1)
            elif tag == "sequenceFlow":
                self.flows.append(self._flow(child, parent))
            elif tag == "laneSet":
                self.lanes.extend(_lanes(child, ()))
            elif tag in DATA_KINDS:
                self.data.append(self._data(child, tag, parent))

    def _element(self, node: etree._Element, tag: str, parent: str | None) -> Element:
        node_id, numbered = self.numbers.identify(node)
        return Element(
            id=node_id,
            name=nodes.label(node),
            kind=tag,
            line=line_of(node),
            process=self.id,
            parent=parent,
            attributes=nodes.attributes(node),
            extensions=nodes.extensions(node),
            documentation=nodes.documentation(node),
            attached_to=nodes.local_name(node.get("attachedToRef")),
            interrupting=node.get("cancelActivity") != "false" and node.get("isInterrupting") != "false",
            events=nodes.events(node),
            called=nodes.called(node) if tag == "callActivity" else None,
            decision=nodes.decision(node) if tag == "businessRuleTask" else None,
            default=nodes.local_name(node.get("default")),
            script=nodes.child_text(node, "script") if tag == "scriptTask" else "",
            message=nodes.local_name(node.get("messageRef")),
            loop=nodes.loop(node),
            performers=nodes.performers(node, self.resources),
            data_refs=nodes.data_refs(node),
            event_subprocess=node.get("triggeredByEvent") == "true",
            numbered=numbered,
        )

    def _flow(self, node: etree._Element, parent: str | None) -> Flow:
        node_id, numbered = self.numbers.identify(node)
        condition = next(nodes.children(node, "conditionExpression"), None)
        return Flow(
            id=node_id,
            name=nodes.label(node),
            source=nodes.local_name(node.get("sourceRef")) or "",
            target=nodes.local_name(node.get("targetRef")) or "",
            line=line_of(node),
            process=self.id,
            parent=parent,
            condition=nodes.text_of(condition) or None,
            numbered=numbered,
        )

    def _own_data(self, node: etree._Element, owner: str) -> None:
        for box in nodes.children(node, "ioSpecification"):
            self.data.extend(
                self._data(child, nodes.tag_of(child), owner) for child in nodes.children(box, *DATA_KINDS)
            )
        if nodes.tag_of(node) not in SUBPROCESSES:
            self.data.extend(self._data(child, "property", owner) for child in nodes.children(node, "property"))

    def _data(self, node: etree._Element, tag: str, parent: str | None) -> DataObject:
        ref = node.get("dataObjectRef") or node.get("dataStoreRef")
        node_id, _ = self.numbers.identify(node)
        return DataObject(node_id, nodes.label(node), tag, line_of(node), parent, nodes.local_name(ref))


def _lanes(lane_set: etree._Element, around: tuple[str, ...]) -> Iterator[Lane]:
    for node in nodes.children(lane_set, "lane"):
        name = nodes.label(node)
        path = (*around, name) if name else around
        members = frozenset(map(nodes.text_of, nodes.children(node, "flowNodeRef")))
        yield Lane(
            node.get("id") or "",
            name,
            path,
            line_of(node),
            members,
            nodes.attributes(node),
            nodes.extensions(node),
        )
        for inner in nodes.children(node, "childLaneSet"):
            yield from _lanes(inner, path)


def _joined(elements: list[Element], flows: list[Flow], lanes: list[Lane]) -> Iterator[Element]:
    """The elements with their flows and lanes; what a sub process holds lies in its lanes too."""
    incoming, outgoing = _ends(flows)
    own: dict[str, list[Lane]] = {}
    for lane in lanes:
        for member in lane.members:
            own.setdefault(member, []).append(lane)
    around = {element.id: element.parent or element.attached_to for element in elements}
    for element in elements:
        yield replace(
            element,
            lanes=_lanes_of(element.id, own, around),
            incoming=tuple(incoming.get(element.id, ())),
            outgoing=tuple(outgoing.get(element.id, ())),
        )


def _lanes_of(place: str, own: Mapping[str, list[Lane]], around: Mapping[str, str | None]) -> tuple[Lane, ...]:
    found: list[Lane] = []
    here: str | None = place
    for _ in range(bounds.NESTING + 2):
        if here is None:
            break
        found = [lane for lane in own.get(here, ()) if lane not in found] + found
        here = around.get(here)
    return tuple(found)


def _ends(flows: list[Flow]) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    incoming: dict[str, list[str]] = {}
    outgoing: dict[str, list[str]] = {}
    for flow in flows:
        incoming.setdefault(flow.target, []).append(flow.id)
        outgoing.setdefault(flow.source, []).append(flow.id)
    return incoming, outgoing


def _too_many(document: Document) -> Iterator[Finding]:
    """Counted over the whole file: every rule looks at all of them."""
    for process in document.processes[:1]:
        counts = (
            ("pijlen", sum(len(item.flows) for item in document.processes), bounds.FLOWS),
            ("banen", sum(len(item.lanes) for item in document.processes), bounds.LANES),
            ("gegevensobjecten", sum(len(item.data) for item in document.processes), bounds.DATA_OBJECTS),
        )
        for what, count, most in counts:
            if count > most:
                sentence = f"Dit bestand heeft meer dan {most} {what}. Verdeel het over meer bestanden."
                yield Finding(document.name, "within_bounds", sentence, process.id, process.name, process.line)


def _too_large(document: Document) -> Iterator[Finding]:
    yield from _too_many(document)
    for process in document.processes:
        if len(process.elements) > bounds.FLOW_NODES:
            sentence = f"Dit proces heeft meer dan {bounds.FLOW_NODES} stappen. Verdeel het over deelprocessen."
            yield Finding(document.name, "within_bounds", sentence, process.id, process.name, process.line)
    yield from _too_much_to_read(document)


def _too_much_to_read(document: Document) -> Iterator[Finding]:
    """Reading one expression takes time, so all of them together are bounded too."""
    total = 0
    for place, length in _expressions(document):
        total += length
        if length > bounds.EXPRESSION:
            yield _too_long(document, place)
        elif total > bounds.EXPRESSIONS:
            sentence = f"De expressies in dit bestand zijn samen langer dan {bounds.EXPRESSIONS} tekens. Verdeel het."
            yield Finding(document.name, "within_bounds", sentence, place.id, place.name or None, place.line)
            return


def _expressions(document: Document) -> Iterator[tuple[Element | Flow, int]]:
    for process in document.processes:
        for flow in process.flows:
            yield flow, len(flow.condition or "")
        for element in process.elements:
            texts = [element.script, *(event.text for event in element.events)]
            if element.loop:
                texts += [element.loop.cardinality, element.loop.condition]
            yield from ((element, len(text)) for text in texts)


def _too_long(document: Document, place: Element | Flow) -> Finding:
    sentence = f"Deze expressie is langer dan {bounds.EXPRESSION} tekens. Gebruik een beslistabel."
    return Finding(document.name, "within_bounds", sentence, place.id, place.name or None, place.line)
