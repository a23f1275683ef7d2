"""One XML node of a diagram turned into values: its attributes, extensions, events, loops and performers."""

from collections.abc import Iterator, Mapping

from lxml import etree

from kapstok.bpmn.shapes import EventDefinition, Extension, Loop, Performer
from kapstok.bpmn.source import line_of
from kapstok.bpmn.vendors import BPMN, vendor_of

Node = etree._Element
TIMES = ("timeDuration", "timeDate", "timeCycle")
REFS = ("messageRef", "signalRef", "errorRef", "escalationRef")
DATA = ("dataInputAssociation", "dataOutputAssociation")


def tag_of(node: Node) -> str:
    """The BPMN tag; "" for elements of a dialect."""
    namespace, _, local = str(node.tag).rpartition("}")
    return local if namespace == "{" + BPMN else ""


def children(node: Node, *tags: str) -> Iterator[Node]:
    """The BPMN children with one of these tags, all of them when no tag is given."""
    for child in node:
        tag = tag_of(child)
        if tag and (not tags or tag in tags):
            yield child


def text_of(node: Node | None) -> str:
    """All text within, trimmed."""
    return "" if node is None else "".join(str(part) for part in node.itertext()).strip()


def child_text(node: Node, tag: str) -> str:
    return text_of(next(children(node, tag), None))


def attributes(node: Node) -> Mapping[str, Mapping[str, str]]:
    """The attributes by dialect: {"": {"id": ...}, "ave": {"rol": ...}}."""
    found: dict[str, dict[str, str]] = {}
    prefixes = {uri: prefix for prefix, uri in node.nsmap.items()}
    for key, value in node.attrib.items():
        namespace, _, local = str(key).rpartition("}")
        uri = namespace[1:]
        found.setdefault(vendor_of(uri, prefixes.get(uri)), {})[local] = str(value)
    return found


def extensions(node: Node) -> tuple[Extension, ...]:
    return tuple(_extension(item) for box in children(node, "extensionElements") for item in box)


def _extension(node: Node) -> Extension:
    namespace, _, local = str(node.tag).rpartition("}")
    plain = {name: value for group in attributes(node).values() for name, value in group.items()}
    inner = tuple(_extension(child) for child in node)
    vendor = vendor_of(namespace[1:], node.prefix)
    return Extension(vendor, local, plain, (node.text or "").strip(), inner)


def documentation(node: Node) -> str:
    return "\n\n".join(filter(None, map(text_of, children(node, "documentation"))))


def label(node: Node) -> str:
    return " ".join((node.get("name") or "").split())


def local_name(reference: str | None) -> str | None:
    """A QName's own part: references may be written `model:bericht`."""
    return reference.strip().rpartition(":")[2] or None if reference else None


def events(node: Node) -> tuple[EventDefinition, ...]:
    return tuple(
        _event(child)
        for child in children(node)
        if tag_of(child).endswith("EventDefinition") and tag_of(child) != "eventDefinition"
    )


def _event(node: Node) -> EventDefinition:
    kind = tag_of(node).removesuffix("EventDefinition")
    ref = next((local_name(node.get(name)) for name in REFS if node.get(name)), None)
    if kind == "timer":
        time = next(children(node, *TIMES), None)
        return EventDefinition(kind, line_of(node), text_of(time), "" if time is None else tag_of(time))
    text = child_text(node, "condition") if kind == "conditional" else label(node)
    return EventDefinition(kind, line_of(node), text, ref=ref)


def loop(node: Node) -> Loop | None:
    for child in children(node, "standardLoopCharacteristics"):
        return Loop(standard=True, condition=child_text(child, "loopCondition"))
    for child in children(node, "multiInstanceLoopCharacteristics"):
        return Loop(
            sequential=child.get("isSequential") == "true",
            cardinality=child_text(child, "loopCardinality"),
            condition=child_text(child, "completionCondition"),
            input=child_text(child, "loopDataInputRef"),
            input_item=_item(child, "inputDataItem"),
            output=child_text(child, "loopDataOutputRef"),
            output_item=_item(child, "outputDataItem"),
        )
    return None


def _item(node: Node, tag: str) -> str:
    item = next(children(node, tag), None)
    return "" if item is None else (item.get("name") or item.get("id") or "")


def performers(node: Node, resources: Mapping[str, str]) -> tuple[Performer, ...]:
    """`resources`: the names of the file's <resource> elements by id."""
    return tuple(
        _performer(child, resources) for child in children(node, "potentialOwner", "humanPerformer", "performer")
    )


def _performer(node: Node, resources: Mapping[str, str]) -> Performer:
    box = next(children(node, "resourceAssignmentExpression"), None)
    expression = "" if box is None else text_of(box)
    ref = local_name(child_text(node, "resourceRef")) or ""
    return Performer(tag_of(node), expression, resources.get(ref, "") or label(node) if ref else "")


def data_refs(node: Node) -> tuple[str, ...]:
    """The data objects that the node reads or writes, by id."""
    ends = {"dataInputAssociation": "sourceRef", "dataOutputAssociation": "targetRef"}
    found = (text_of(ref) for box in children(node, *DATA) for ref in children(box, ends[tag_of(box)]))
    return tuple(filter(None, found))


def called(node: Node) -> str | None:
    """The process that a call activity calls: BPMN's own attribute or Zeebe's element."""
    own = local_name(node.get("calledElement"))
    return own or _vendor_value(node, "calledElement", "processId")


def decision(node: Node) -> str | None:
    """The decision that a business rule task asks, however its modeler writes that down."""
    for group in attributes(node).values():
        for name in ("beslissing", "decisionRef"):
            if group.get(name, "").strip():
                return group[name].strip()
    zeebe = _vendor_value(node, "calledDecision", "decisionId")
    spiff = next((item.text for box in extensions(node) for item in box.inner("calledDecisionId")), None)
    return zeebe or spiff or None


def _vendor_value(node: Node, tag: str, attribute: str) -> str | None:
    found = (item.attributes.get(attribute) for box in extensions(node) for item in box.inner(tag))
    return next(filter(None, found), None)
