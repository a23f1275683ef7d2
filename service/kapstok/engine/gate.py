"""The gate: what a set of diagrams must satisfy before it may run, with every finding at once."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kapstok.engine import elements, gate_events, gate_flows, gate_names, gate_paths, gate_tasks, limits
from kapstok.engine.gate_known import Known
from kapstok.engine.source import Element, Source, children, scopes, tag
from kapstok.errors import Finding

__all__ = ["Known", "check"]


def check(sources: Sequence[Source], known: Known) -> list[Finding]:
    """Everything that is wrong, in the order of the files. Paths are only walked when the elements are right."""
    findings = list(_processes(sources, known))
    for source in sources:
        findings += gate_names.check(source)
        for process in source.processes():
            for scope in scopes(process):
                if _too_big(scope):
                    sentence = (
                        f"Dit proces heeft meer dan {limits.FLOW_NODES} elementen: knip het op met call activities."
                    )
                    findings.append(source.finding("te_veel_stappen", sentence, scope))
                    continue
                findings += _scope(source, scope)
                findings += gate_flows.check(source, scope)
                findings += gate_events.check(source, scope, known)
                findings += gate_tasks.check(source, scope, known)
    if not findings:
        findings += gate_paths.check(sources)
    return findings


def _processes(sources: Sequence[Source], known: Known) -> Iterator[Finding]:
    ids = [(source, scope) for source in sources for one in source.processes() for scope in scopes(one)]
    counted = Counter(scope.get("id") for _, scope in ids)
    for source, scope in ids:
        if counted[scope.get("id")] > 1:
            sentence = f"Het proces-id »{scope.get('id')}« komt meer dan eens voor: geef elk proces een eigen id."
            yield source.finding("proces_dubbel", sentence, scope)
    mains = [one for source in sources for one in source.processes() if one.get("id") == known.main]
    if not mains:
        sentence = f"Het hoofdproces »{known.main}« staat in geen van de bestanden: controleer het proces-id."
        yield Finding(known.main, "hoofdproces_ontbreekt", sentence)


def _too_big(scope: Element) -> bool:
    return len(elements.flow_nodes(scope)) > limits.FLOW_NODES or len(elements.flows(scope)) > 3 * limits.FLOW_NODES


def _scope(source: Source, scope: Element) -> Iterator[Finding]:
    if sum(1 for around in scope.iterancestors() if tag(around) == "subProcess") >= limits.NESTING:
        yield source.finding("te_diep", "Deelprocessen staan hier te diep in elkaar: gebruik call activities.", scope)
    for child in scope:
        kind = tag(child)
        if kind in elements.REFUSED:
            yield source.finding("element_niet_ondersteund", elements.REFUSED[kind], child)
        elif kind and kind not in elements.FLOW_NODES and kind not in _ALONGSIDE:
            sentence = f"Het element »{kind}« voert Kapstok niet uit: haal het weg of teken het anders."
            yield source.finding("element_niet_ondersteund", sentence, child)
    starts = children(scope, "startEvent")
    if not starts:
        yield source.finding("geen_start", "Er is geen startgebeurtenis: teken waar het begint.", scope)
    elif len(starts) > 1:
        yield source.finding("meer_starts", "Er is meer dan één startgebeurtenis: laat er één over.", starts[1])


_ALONGSIDE = frozenset(
    {
        "sequenceFlow", "laneSet", "dataObject", "dataObjectReference", "dataStoreReference", "textAnnotation",
        "association", "group", "documentation", "extensionElements", "ioSpecification", "property", "incoming",
        "outgoing", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics", "resourceRole", "performer",
        "humanPerformer", "potentialOwner", "auditing", "monitoring", "supports", "supportedInterfaceRef",
        "dataInputAssociation", "dataOutputAssociation", "category",
    }
)  # fmt: skip
