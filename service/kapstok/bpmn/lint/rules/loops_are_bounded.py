"""A route that goes round waits somewhere on its way, and a count that is drawn is not too large."""

from collections.abc import Iterator, Sequence

from kapstok import bounds
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.routes import Routes
from kapstok.bpmn.shapes import Document, Element, Process
from kapstok.errors import Finding

MOST = bounds.CARDINALITY


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for process in document.processes:
            yield from _circles(document, process)
        for element in document.elements:
            sentence = _count(element)
            if sentence:
                yield at(document, element, sentence)


def _count(element: Element) -> str | None:
    loop = element.loop
    if loop is None:
        return None
    text = loop.cardinality.removeprefix("=").strip()
    if text.isascii() and text.isdigit() and int(text[:9]) > MOST:
        return f"Deze stap wordt {text} keer gedaan; meer dan {MOST} kan niet. Neem een kleiner aantal."
    if loop.standard and not loop.condition:
        return "Deze herhaling heeft geen voorwaarde en houdt nooit op. Schrijf wanneer zij doorgaat."
    if not loop.standard and not text and not loop.input:
        return "Deze stap wordt voor ieder uit een lijst gedaan, maar noemt geen lijst. Vul de lijst in."
    return None


def _circles(document: Document, process: Process) -> Iterator[Finding]:
    """Steps that lead back to themselves while nobody has to do anything; one finding a circle."""
    routes = Routes.of(process)
    passing = {element.id for element in process.elements if not routes.waits(element.id)}
    told: set[str] = set()
    for element in process.elements:
        if element.id not in passing or element.id in told:
            continue
        ahead = _ahead(element.id, routes, passing)
        if element.id in ahead:
            told |= ahead
            sentence = "Vanaf hier loopt de route rond zonder te wachten. Zet een taak of wekker in de lus."
            yield at(document, element, sentence)


def _ahead(start: str, routes: Routes, passing: set[str]) -> set[str]:
    seen: set[str] = set()
    waiting = list(routes.after.get(start, ()))
    while waiting:
        here = waiting.pop()
        if here in passing and here not in seen:
            seen.add(here)
            waiting.extend(routes.after.get(here, ()))
    return seen
