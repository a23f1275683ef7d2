"""The form of a task is in the variant."""

from collections.abc import Iterator, Sequence

from kapstok.bpmn import details
from kapstok.bpmn.levels import is_expression
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    for document in documents:
        for element in document.elements:
            form = details.form(element)
            if form and is_expression(form):
                yield at(document, element, "Een formulier uit een expressie kan niet. Noem een vast formulier.")
            elif form and form not in known.forms:
                yield at(document, element, f"Het formulier '{form}' is er niet. {meant(form, known.forms)}")
