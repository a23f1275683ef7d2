"""A computed advice never chooses the way by itself: a person decides in between (AVG article 22)."""

from collections.abc import Iterator, Sequence

from kapstok import feel
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.routes import Routes
from kapstok.bpmn.shapes import Document, Element, Process
from kapstok.errors import Finding
from kapstok.feel import FeelError

PEOPLE = frozenset({"userTask", "manualTask"})
CHOICES = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            routes = Routes.of(process)
            for element in process.elements:
                outputs = frozenset(known.decisions.get(element.decision or "", ()))
                if element.kind == "businessRuleTask" and outputs:
                    yield from _followed(document, process, routes, element, outputs)


def _followed(
    document: Document, process: Process, routes: Routes, decision: Element, outputs: frozenset[str]
) -> Iterator[Finding]:
    """From the decision on until somebody has a task: does its outcome choose, or does a fase begin?"""
    seen: set[str] = set()
    waiting = list(routes.after.get(decision.id, ()))
    chosen: Element | None = None
    while waiting:
        here = waiting.pop()
        if here in seen or here not in routes.elements:
            continue
        seen.add(here)
        element = routes.elements[here]
        if element.kind in PEOPLE:
            continue
        if element.kind in CHOICES and outputs & _read_after(element, process):
            chosen = chosen or element
        waiting.extend(routes.after.get(here, ()))
    fase = next((routes.elements[here] for here in sorted(seen) if routes.elements[here].attribute("fase")), None)
    if chosen is not None:
        name = decision.name or decision.id
        sentence = f"De uitkomst van '{name}' kiest hier zelf de weg. Laat een mens beslissen: zet er een taak tussen."
        yield at(document, chosen, sentence, "fout" if fase else "waarschuwing")
    elif fase is not None:
        sentence = "Een berekende uitkomst leidt hier zonder mens naar een fase. Zet er een taak tussen (AVG 22)."
        yield at(document, fase, sentence)


def _read_after(choice: Element, process: Process) -> frozenset[str]:
    texts = [flow.condition for flow in process.flows if flow.source == choice.id and flow.condition]
    return frozenset(name for text in texts for name in _names(text))


def _names(text: str) -> frozenset[str]:
    try:
        return feel.names(text)
    except FeelError:
        return frozenset()
