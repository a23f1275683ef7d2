"""A message event refers to a message of the file, and that message has a name to be sent by."""

import re
from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding

WORD = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        messages = {key: item.name for key, item in document.messages.items()}
        for element in document.elements:
            for ref in _refs(element):
                if not messages.get(ref or ""):
                    sentence = "Dit bericht heeft geen naam. Kies een bericht en geef het een naam."
                    yield at(document, element, sentence)
        for message in document.messages.values():
            if message.name and not WORD.fullmatch(message.name):
                sentence = f"De naam '{message.name}' is geen woord. Gebruik kleine letters en _."
                yield at(document, message, sentence, "waarschuwing")


def _refs(element: Element) -> Iterator[str | None]:
    yield from (event.ref for event in element.events if event.kind == "message")
    if element.kind == "receiveTask":
        yield element.message
