"""A bare number of days counts weekends; who writes `P5D` often means werkdagen."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn import details, times
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding

WEEK = 7
LONGEST = 60


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            for text in _texts(element):
                days = times.calendar_days(text)
                if days and days % WEEK and days <= LONGEST:
                    count = "1 werkdag" if days == 1 else f"{days} werkdagen"
                    sentence = f"'{text}' telt weekenden mee. Schrijf '{count}' als je werkdagen bedoelt."
                    yield at(document, element, sentence, "waarschuwing")


def _texts(element: Element) -> Iterator[str]:
    yield details.termijn(element) or ""
    yield from (event.text for event in element.events if event.kind == "timer")
