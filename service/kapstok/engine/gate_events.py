"""Events: one definition each, of a kind that fits the place, and complete."""

from collections.abc import Iterator

from kapstok.engine import elements, timers
from kapstok.engine.definitions import Condition, Error, Escalation, Message, Signal, Timer
from kapstok.engine.gate_known import Known, feel_finding
from kapstok.engine.source import Element, Source, tag
from kapstok.errors import Finding

_FITS = {
    "intermediateCatchEvent": ("timer", "message", "signal", "conditional", "link"),
    "intermediateThrowEvent": ("", "message", "signal", "escalation", "link"),
    "endEvent": ("", "message", "signal", "error", "escalation", "terminate"),
    "boundaryEvent": ("timer", "message", "signal", "error", "escalation", "conditional"),
}
_STARTS = ("", "message")
_EVENT_STARTS = ("timer", "message", "signal", "error", "escalation", "conditional")
_INNER = ("subProcess", "callActivity")


def check(source: Source, scope: Element, known: Known) -> Iterator[Finding]:
    nodes = {node.get("id", ""): node for node in elements.flow_nodes(scope)}
    for node in nodes.values():
        if tag(node) not in elements.EVENTS:
            continue
        kinds = [tag(child).removesuffix("EventDefinition") for child in elements.definitions(node)]
        allowed = _allowed(scope, node)
        if len(kinds) > 1:
            yield source.finding("meer_definities", "Een gebeurtenis wacht op één ding: teken er twee.", node)
        elif (kinds or [""])[0] not in allowed:
            words = ", ".join(kind or "leeg" for kind in allowed)
            yield source.finding("gebeurtenis_past_niet", f"Hier past alleen een gebeurtenis van soort: {words}.", node)
        else:
            yield from _definition(source, scope, node, known)
        if tag(node) == "boundaryEvent":
            yield from _border(source, node, nodes)
    yield from _links(source, list(nodes.values()))


def _allowed(scope: Element, node: Element) -> tuple[str, ...]:
    if tag(node) != "startEvent":
        return _FITS[tag(node)]
    if scope.get("triggeredByEvent") == "true":
        return _EVENT_STARTS
    return _STARTS if tag(scope) == "process" else ("",)


def _definition(source: Source, scope: Element, node: Element, known: Known) -> Iterator[Finding]:
    told = elements.definition(source, node)
    if isinstance(told, Message | Signal) and not told.name:
        word = "bericht" if isinstance(told, Message) else "signaal"
        yield source.finding("naam_ontbreekt", f"Er is geen {word} gekozen, of het heeft geen naam.", node)
    elif isinstance(told, Condition):
        yield from feel_finding(source, node, told.expression, "de voorwaarde")
    elif isinstance(told, Timer):
        yield from _timer(source, scope, node, told, known)
    elif isinstance(told, Error) and tag(node) == "endEvent" and not told.code:
        yield source.finding("naam_ontbreekt", "Deze fout heeft geen code: kies een fout met een errorCode.", node)
    elif told is None and [tag(one) for one in elements.definitions(node)] == ["timerEventDefinition"]:
        yield source.finding("timer_leeg", f"Deze timer zegt niet wanneer. {timers.EXAMPLES}.", node)
    if isinstance(told, Error | Escalation) and _interrupts(scope, node) is False and isinstance(told, Error):
        yield source.finding("fout_onderbreekt", "Een fout breekt altijd af: maak de gebeurtenis onderbrekend.", node)


def _timer(source: Source, scope: Element, node: Element, told: Timer, known: Known) -> Iterator[Finding]:
    if told.text.startswith("="):
        yield from feel_finding(source, node, told.text, "de formule van de timer")
    try:
        timers.check(told.kind, told.text, known.termijnen)
    except timers.Unreadable as unreadable:
        yield source.finding("timer_onleesbaar", str(unreadable), node)
    if told.kind == "cycle" and _interrupts(scope, node) is not False:
        sentence = "Een herhaling werkt alleen op een gebeurtenis die niet onderbreekt: gebruik hier een duur."
        yield source.finding("herhaling_past_niet", sentence, node)


def _interrupts(scope: Element, node: Element) -> bool | None:
    if tag(node) == "boundaryEvent":
        return node.get("cancelActivity", "true") != "false"
    if tag(node) == "startEvent" and scope.get("triggeredByEvent") == "true":
        return node.get("isInterrupting", "true") != "false"
    return None


def _border(source: Source, node: Element, nodes: dict[str, Element]) -> Iterator[Finding]:
    activity = nodes.get(node.get("attachedToRef", ""))
    if activity is None or tag(activity) not in elements.ACTIVITIES or activity.get("triggeredByEvent") == "true":
        yield source.finding("rand_los", "Deze gebeurtenis staat niet op de rand van een activiteit.", node)
    elif isinstance(elements.definition(source, node), Error | Escalation) and tag(activity) not in _INNER:
        sentence = "Een fout of escalatie komt alleen uit een deelproces of call activity: gebruik een gateway."
        yield source.finding("rand_past_niet", sentence, node)


def _links(source: Source, nodes: list[Element]) -> Iterator[Finding]:
    links = [node for node in nodes if elements.link_of(node) is not None]
    arrivals = [elements.link_of(node) for node in links if tag(node) == "intermediateCatchEvent"]
    for node in links:
        name = elements.link_of(node)
        if not name or arrivals.count(name) != 1:
            sentence = "Bij deze verwijzing hoort precies één aankomst met dezelfde naam in hetzelfde proces."
            yield source.finding("verwijzing_los", sentence, node)
