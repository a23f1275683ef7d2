"""What happens to the regie at a step can be read, and names a role and a field that exist."""

from collections.abc import Iterator, Sequence

from kapstok import regie_marks
from kapstok.bpmn import details
from kapstok.bpmn.lint.findings import at
from kapstok.bpmn.lint.known import Known, meant
from kapstok.bpmn.shapes import Document, Element
from kapstok.errors import Finding


def check(documents: Sequence[Document], known: Known) -> Iterator[Finding]:
    tasks = {element.id for document in documents for element in document.elements if element.kind == "userTask"}
    for document in documents:
        for element in document.elements:
            yield from (at(document, element, sentence) for sentence in _problems(element, known, tasks))


def _problems(element: Element, known: Known, tasks: set[str]) -> Iterator[str]:
    text = element.attribute("regie")
    if text is None:
        return
    try:
        moves = regie_marks.parse(text)
    except regie_marks.Unreadable as error:
        yield f"De regie is niet te lezen. {error}"
        return
    for move in moves:
        if move.role and move.role not in known.roles:
            yield f"De rol '{move.role}' is onbekend. {meant(move.role, known.roles)}"
        if move.field:
            yield from _field(element, move.field, known)
        if move.task and move.task not in tasks:
            yield f"De taak '{move.task}' bestaat niet. {meant(move.task, tasks)}"
        if move.to == "behandelaar" and element.kind != "userTask":
            yield "Alleen een taak heeft een behandelaar. Noem hier een rol."


def _field(element: Element, field: str, known: Known) -> Iterator[str]:
    form = details.form(element)
    if form is None:
        yield f"Het antwoord '{field}' kan niet: deze stap heeft geen formulier. Vul ave:formulier in."
    elif form in known.form_fields and field not in known.form_fields[form]:
        yield f"Het veld '{field}' staat niet in '{form}'. {meant(field, known.form_fields[form])}"
