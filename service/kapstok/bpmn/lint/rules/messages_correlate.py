"""A message that is sent is awaited somewhere, and no two places beside each other wait for the same one."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import CATCHING, Document, Element
from kapstok.errors import Finding

THROWING = frozenset({"intermediateThrowEvent", "endEvent", "sendTask"})


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    awaited = {name for document in documents for item in document.elements for name in _awaits(document, item)}
    for document in documents:
        for element in document.elements:
            for name in _sends(document, element):
                if name not in awaited:
                    sentence = f"Niemand wacht op het bericht '{name}'. Teken waar het aankomt of haal het weg."
                    yield at(document, element, sentence)
        yield from _twice(document)


def _twice(document: Document) -> Iterator[Finding]:
    """Listening side by side: events behind one gateway, at one border, or beside one scope."""
    seen: dict[tuple[str, str, str], Element] = {}
    for element in document.elements:
        for name in _awaits(document, element):
            place = _beside(document, element)
            if place is None:
                continue
            first = seen.setdefault((element.process, place, name), element)
            if first is not element:
                sentence = (
                    f"Op het bericht '{name}' wacht hier ook '{first.name or first.id}'. Geef een een ander bericht."
                )
                yield at(document, element, sentence)


def _beside(document: Document, element: Element) -> str | None:
    if element.attached_to:
        return element.attached_to
    if element.kind == "startEvent":
        around = document.element(element.parent or "")
        return f"naast {around.parent}" if around is not None and around.event_subprocess else None
    flows = document.flows
    before = [document.element(flows[flow].source) for flow in element.incoming if flow in flows]
    return next((item.id for item in before if item is not None and item.kind == "eventBasedGateway"), None)


def _awaits(document: Document, element: Element) -> Iterator[str]:
    if element.kind in CATCHING:
        yield from _names(document, [event.ref for event in element.events if event.kind == "message"])
    elif element.kind == "receiveTask":
        yield from _names(document, [element.message])


def _sends(document: Document, element: Element) -> Iterator[str]:
    if element.kind in THROWING and not element.attribute("operatie"):
        refs = [event.ref for event in element.events if event.kind == "message"]
        yield from _names(document, [*refs, element.message if element.kind == "sendTask" else None])


def _names(document: Document, refs: Sequence[str | None]) -> Iterator[str]:
    for ref in refs:
        message = document.messages.get(ref or "")
        if message is not None and message.name:
            yield message.name
