"""Paths: no route may go round without waiting, and no process may call itself."""

from collections.abc import Iterator, Mapping, Sequence

from kapstok.engine import elements, limits
from kapstok.engine.definitions import Error, Escalation
from kapstok.engine.source import Element, Source, ave, scopes, tag
from kapstok.errors import Finding

_WAITING = frozenset({"userTask", "manualTask", "receiveTask", "serviceTask", "intermediateCatchEvent"})
Graph = Mapping[str, Sequence[str]]


def check(sources: Sequence[Source]) -> Iterator[Finding]:
    holders = {
        one.get("id", ""): (source, one)
        for source in sources
        for process in source.processes()
        for one in scopes(process)
    }
    calls = {name: _calls(scope) for name, (_, scope) in holders.items()}
    looping = _cycle(calls)
    if looping:
        source, scope = holders[looping[0]]
        sentence = f"Processen roepen elkaar rond aan: {' → '.join(looping)}. Haal een van de aanroepen weg."
        yield source.finding("aanroep_rond", sentence, scope)
        return
    weights = {name: int(tag(scope) == "process") for name, (_, scope) in holders.items()}
    heights: dict[str, int] = {}
    too_deep = [name for name in holders if _height(name, calls, weights, heights) > limits.CALL_DEPTH]
    if too_deep:
        source, scope = holders[too_deep[0]]
        yield source.finding("aanroep_te_diep", "Processen roepen elkaar hier te diep aan: knip anders.", scope)
        return
    resting: dict[str, bool] = {}
    for name in holders:
        _rests(name, holders, resting)
    for source, scope in holders.values():
        yield from _endless(source, scope, resting)


def _calls(scope: Element) -> list[str]:
    return [_inner(node) for node in elements.flow_nodes(scope) if _inner(node)]


def _inner(node: Element) -> str:
    """The scope that an activity holds: a sub process its own, a call activity another process."""
    if tag(node) == "subProcess":
        return node.get("id", "")
    return node.get("calledElement", "") if tag(node) == "callActivity" else ""


def _height(name: str, calls: Graph, weights: Mapping[str, int], known: dict[str, int]) -> int:
    """How many processes stand on each other here; `weights` says which scopes count."""
    if name not in known:
        inner = [_height(one, calls, weights, known) for one in calls.get(name, ())]
        known[name] = weights.get(name, 0) + max(inner, default=0)
    return known[name]


def _endless(source: Source, scope: Element, resting: Mapping[str, bool]) -> Iterator[Finding]:
    nodes = {node.get("id", ""): node for node in elements.flow_nodes(scope)}
    automatic = {name for name, node in nodes.items() if not _waits(source, node, resting)}
    graph: dict[str, list[str]] = {name: [] for name in automatic}
    for start, end in _steps(scope, nodes):
        if start in automatic and end in automatic:
            graph[start].append(end)
    round_trip = _cycle(graph)
    if round_trip:
        sentence = (
            f"Deze route gaat vanzelf eindeloos rond: {' → '.join(round_trip)}. "
            "Zet er een taak, een timer of een bericht in."
        )
        yield source.finding("eindeloos", sentence, nodes[round_trip[0]])


def _steps(scope: Element, nodes: Mapping[str, Element]) -> Iterator[tuple[str, str]]:
    for flow in elements.flows(scope):
        yield flow.get("sourceRef", ""), flow.get("targetRef", "")
    for name, node in nodes.items():
        if tag(node) == "boundaryEvent":
            yield node.get("attachedToRef", ""), name
        link = elements.link_of(node)
        if link is not None and tag(node) == "intermediateThrowEvent":
            for other, arrival in nodes.items():
                if tag(arrival) == "intermediateCatchEvent" and elements.link_of(arrival) == link:
                    yield name, other


def _waits(source: Source, node: Element, resting: Mapping[str, bool]) -> bool:
    """Whether a token rests here for certain, or at least may. `resting` says it of scopes."""
    kind = tag(node)
    if elements.link_of(node) is not None:
        return False
    if kind == "boundaryEvent":
        return not isinstance(elements.definition(source, node), Error | Escalation)
    if kind in _WAITING or (kind == "sendTask" and ave(node, "operatie")):
        return True
    return resting.get(_inner(node), False)


def _rests(name: str, holders: Mapping[str, tuple[Source, Element]], known: dict[str, bool]) -> bool:
    """Whether a token may rest in a scope, of itself or in a scope that it holds. Nothing calls round here."""
    if name not in known and name in holders:
        source, scope = holders[name]
        nodes = elements.flow_nodes(scope)
        known[name] = any(_rests(_inner(node), holders, known) for node in nodes if _inner(node)) or any(
            _waits(source, node, known) for node in nodes
        )
    return known.get(name, False)


def _cycle(graph: Graph) -> list[str]:
    """The names along one way round, the first again at the end; [] when there is none."""
    done: set[str] = set()
    for start in graph:
        path: list[str] = []
        pending: list[tuple[str, bool]] = [(start, False)]
        while pending:
            name, leaving = pending.pop()
            if leaving:
                path.pop()
                done.add(name)
            elif name in path:
                return [*path[path.index(name) :], name]
            elif name not in done:
                path.append(name)
                pending.append((name, True))
                pending.extend((following, False) for following in graph.get(name, ()))
    return []
