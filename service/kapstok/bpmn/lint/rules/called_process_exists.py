"""A call activity calls a process of the variant, and no process calls itself, also not by a detour."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from kapstok.bpmn.levels import is_expression
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    processes = {process.id for document in documents for process in document.processes} | set(known.processes)
    calls = _calls(documents)
    for document in documents:
        for element in document.elements:
            if element.kind == "callActivity" and not element.is_hook:
                sentence = _problem(element, processes, calls)
                if sentence:
                    yield at(document, element, sentence)


def _calls(documents: Sequence[Document]) -> Mapping[str, set[str]]:
    calls: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        for element in document.elements:
            if element.called:
                calls[element.process].add(element.called)
    return calls


def _problem(element: Element, processes: set[str], calls: Mapping[str, set[str]]) -> str | None:
    called = element.called
    if not called:
        return "Deze aanroep noemt geen proces. Vul het id van het proces in (calledElement)."
    if is_expression(called):
        return f"Het aangeroepen proces '{called}' is een expressie. Noem een vast proces."
    if called not in processes:
        return f"Het proces '{called}' is er niet. {meant(called, processes)}"
    if _leads_to(called, element.process, calls):
        return f"Het proces '{called}' roept dit proces weer aan. Haal een van de aanroepen weg."
    return None


def _leads_to(called: str, process: str, calls: Mapping[str, set[str]]) -> bool:
    seen: set[str] = set()
    waiting = [called]
    while waiting:
        here = waiting.pop()
        if here == process:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(calls.get(here, ()))
    return False
