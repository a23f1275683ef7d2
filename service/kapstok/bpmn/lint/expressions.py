"""Every FEEL expression in a diagram, with the place where a designer finds it."""

from collections.abc import Iterator

from kapstok.bpmn import times
from kapstok.bpmn.shapes import Document, Element, Flow

Found = tuple[Element | Flow, str]


def expressions(document: Document) -> Iterator[Found]:
    """The conditions, timers, scripts and counts; the "=" in front is left out."""
    for place, text in _all(document):
        stripped = text.strip()
        if stripped:
            yield place, stripped.removeprefix("=").strip()


def _all(document: Document) -> Iterator[Found]:
    for process in document.processes:
        for flow in process.flows:
            yield flow, flow.condition or ""
        for element in process.elements:
            yield element, element.script
            yield from ((element, event.text) for event in element.events if event.kind == "conditional")
            yield from ((element, event.text) for event in element.events if _computed_time(event.kind, event.text))
            if element.loop:
                yield element, element.loop.condition
                yield element, element.loop.cardinality


def _computed_time(kind: str, text: str) -> bool:
    return kind == "timer" and times.is_feel(text)
