"""Work outside has a name that the house knows, or somebody still has to make a connection for it."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            operation = element.attribute("operatie")
            if operation and operation not in known.operations:
                sentence = f"De operatie '{operation}' kent Kapstok niet: het werk blijft liggen. "
                yield at(document, element, sentence + meant(operation, known.operations), "waarschuwing")
