"""Arrows: they start and end somewhere, and say under which condition they are followed where that is needed."""

from collections.abc import Iterator

from kapstok.engine import elements
from kapstok.engine.gate_known import feel_finding
from kapstok.engine.source import Element, Source, tag, text_of
from kapstok.errors import Finding


def check(source: Source, scope: Element) -> Iterator[Finding]:
    nodes = {node.get("id", ""): node for node in elements.flow_nodes(scope)}
    from_node: dict[str, list[Element]] = {name: [] for name in nodes}
    for flow in elements.flows(scope):
        yield from _ends(source, flow, nodes)
        from_node.setdefault(flow.get("sourceRef", ""), []).append(flow)
    for name, node in nodes.items():
        leaving = from_node[name]
        if tag(node) in elements.CONDITIONAL:
            yield from _choice(source, node, leaving)
        else:
            yield from _unconditional(source, node, leaving)
        if tag(node) == "eventBasedGateway":
            yield from _event_gateway(source, scope, node, [nodes.get(flow.get("targetRef", "")) for flow in leaving])


def _ends(source: Source, flow: Element, nodes: dict[str, Element]) -> Iterator[Finding]:
    start, end = nodes.get(flow.get("sourceRef", "")), nodes.get(flow.get("targetRef", ""))
    if start is None or end is None:
        sentence = "Deze pijl begint of eindigt niet bij een element van dit proces: teken haar opnieuw."
        yield source.finding("pijl_los", sentence, flow)
    elif tag(start) == "endEvent" or tag(end) in ("startEvent", "boundaryEvent"):
        sentence = "Een pijl gaat niet naar een begin of een rand, en niet uit een einde: teken haar opnieuw."
        yield source.finding("pijl_verkeerd", sentence, flow)
    elif "true" in (start.get("triggeredByEvent"), end.get("triggeredByEvent")):
        sentence = "Een deelproces dat door een gebeurtenis start heeft geen pijlen: haal deze weg."
        yield source.finding("pijl_verkeerd", sentence, flow)


def _choice(source: Source, node: Element, leaving: list[Element]) -> Iterator[Finding]:
    default = node.get("default")
    if default and default not in [flow.get("id") for flow in leaving]:
        yield source.finding("standaard_onbekend", "De standaarduitgang is geen pijl uit deze gateway.", node)
    for flow in leaving:
        condition = text_of(flow, "conditionExpression")
        if flow.get("id") == default and default is not None:
            continue
        if condition is not None:
            yield from feel_finding(source, flow, condition, "de voorwaarde")
        elif len(leaving) > 1:
            sentence = "Deze pijl heeft geen voorwaarde: schrijf er een, of maak haar de standaarduitgang."
            yield source.finding("voorwaarde_ontbreekt", sentence, flow)


def _unconditional(source: Source, node: Element, leaving: list[Element]) -> Iterator[Finding]:
    for flow in leaving:
        if text_of(flow, "conditionExpression") is not None:
            sentence = "Een voorwaarde werkt alleen op een pijl uit een gateway: zet er een exclusieve gateway voor."
            yield source.finding("voorwaarde_zonder_gateway", sentence, flow)


def _event_gateway(source: Source, scope: Element, node: Element, targets: list[Element | None]) -> Iterator[Finding]:
    if not targets:
        yield source.finding("gateway_leeg", "Na deze gateway komt geen gebeurtenis: teken er een achter.", node)
    for target in targets:
        if target is None:
            continue
        incoming = [flow for flow in elements.flows(scope) if flow.get("targetRef") == target.get("id")]
        bordered = any(other.get("attachedToRef") == target.get("id") for other in elements.flow_nodes(scope))
        right = tag(target) in ("intermediateCatchEvent", "receiveTask") and not elements.plan_of(target)
        if not right or len(incoming) != 1 or bordered or elements.link_of(target) is not None:
            sentence = (
                "Achter een gateway op gebeurtenissen staat alleen een gebeurtenis die wacht, "
                "met één pijl ernaartoe en niets op haar rand."
            )
            yield source.finding("gateway_gebeurtenis", sentence, target)
