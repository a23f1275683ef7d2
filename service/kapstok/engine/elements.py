"""The vocabulary of BPMN that runs here, and what each element says in its XML."""

from kapstok.engine.definitions import (
    Condition,
    Definition,
    Error,
    Escalation,
    Message,
    Signal,
    Terminate,
    Timer,
)
from kapstok.engine.loops import Plan
from kapstok.engine.source import Element, Source, ave, children, tag, text_of

TASKS = frozenset(
    {"task", "manualTask", "userTask", "serviceTask", "sendTask", "receiveTask", "scriptTask", "businessRuleTask"}
)
GATEWAYS = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway", "eventBasedGateway"})
ACTIVITIES = TASKS | {"callActivity", "subProcess"}
EVENTS = frozenset({"startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent"})
FLOW_NODES = ACTIVITIES | GATEWAYS | EVENTS
REFUSED = {
    "transaction": "Een transactie voert Kapstok niet uit: gebruik een gewoon deelproces.",
    "adHocSubProcess": "Een ad-hoc-deelproces voert Kapstok niet uit: teken de volgorde, of gebruik de actielijst.",
    "complexGateway": "Een complexe gateway voert Kapstok niet uit: gebruik een exclusieve, parallelle of inclusieve.",
    "choreographyTask": "Een choreografie voert Kapstok niet uit: teken een proces.",
    "subChoreography": "Een choreografie voert Kapstok niet uit: teken een proces.",
}
CONDITIONAL = frozenset({"exclusiveGateway", "inclusiveGateway"})
HUMAN = frozenset({"userTask", "manualTask"})

_TIMES = {"timeDate": "date", "timeDuration": "duration", "timeCycle": "cycle"}


def flow_nodes(scope: Element) -> list[Element]:
    return [child for child in scope if tag(child) in FLOW_NODES]


def flows(scope: Element) -> list[Element]:
    return children(scope, "sequenceFlow")


def definitions(event: Element) -> list[Element]:
    return [child for child in event if tag(child).endswith("EventDefinition")]


def link_of(event: Element) -> str | None:
    """The name that ties a throwing and a catching link together; None when the event is no link."""
    for child in definitions(event):
        if tag(child) == "linkEventDefinition":
            return (child.get("name") or event.get("name") or "").strip()
    return None


def definition(source: Source, event: Element) -> Definition | None:
    """What the event waits for or throws, None for an empty event or a link."""
    for child in definitions(event):
        kind = tag(child).removesuffix("EventDefinition")
        if kind == "timer":
            return timer(child)
        if kind == "terminate":
            return Terminate()
        if kind == "conditional":
            return Condition(text_of(child, "condition") or "")
        if kind == "message":
            return Message(_reference(source, "message", child.get("messageRef"), "name") or "")
        if kind == "signal":
            return Signal(_reference(source, "signal", child.get("signalRef"), "name") or "")
        if kind == "error":
            return Error(_reference(source, "error", child.get("errorRef"), "errorCode"))
        if kind == "escalation":
            return Escalation(_reference(source, "escalation", child.get("escalationRef"), "escalationCode"))
    return None


def timer(event_definition: Element) -> Timer | None:
    for name, kind in _TIMES.items():
        text = text_of(event_definition, name)
        if text is not None:
            return Timer(kind, text)  # type: ignore[arg-type]
    return None


def message_of_task(source: Source, task: Element) -> Message | None:
    name = _reference(source, "message", task.get("messageRef"), "name")
    return Message(name) if name else None


def _reference(source: Source, kind: str, reference: str | None, attribute: str) -> str | None:
    """What a reference points at. Editors may write a prefix before the id."""
    found = source.named.get((kind, (reference or "").split(":")[-1]))
    return found.get(attribute) if found is not None else None


def decision_of(task: Element) -> str | None:
    """The decision that a business rule task asks, in the words of whichever editor drew it."""
    own = ave(task, "beslissing")
    if own:
        return own
    for name, value in task.attrib.items():
        if str(name).endswith("}decisionRef"):
            return str(value).strip() or None
    for child in task.iter():
        name = str(child.tag)
        if name.endswith("}calledDecision"):
            return child.get("decisionId")
        if name.endswith("}calledDecisionId"):
            return (child.text or "").strip() or None
    return None


def plan_of(activity: Element) -> Plan | None:
    """How the activity is repeated, None when it is done once."""
    for loop in children(activity, "standardLoopCharacteristics"):
        maximum = loop.get("loopMaximum")
        return Plan(
            standard=True,
            again=text_of(loop, "loopCondition"),
            maximum=int(maximum) if maximum and maximum.isdecimal() else None,
            before=loop.get("testBefore") == "true",
        )
    for loop in children(activity, "multiInstanceLoopCharacteristics"):
        return Plan(
            sequential=loop.get("isSequential") == "true",
            items=text_of(loop, "loopDataInputRef"),
            cardinality=text_of(loop, "loopCardinality"),
            item=_name_of(loop, "inputDataItem"),
            output=_name_of(loop, "outputDataItem"),
            outputs=text_of(loop, "loopDataOutputRef"),
            until=text_of(loop, "completionCondition"),
        )
    return None


def _name_of(loop: Element, kind: str) -> str | None:
    found = next(iter(children(loop, kind)), None)
    return (found.get("name") or found.get("id")) if found is not None else None


def is_hook(call: Element) -> bool:
    """An empty place in the basis where a variant may hang a process."""
    return not call.get("calledElement") and (call.get("id") or "").startswith("haak_")
