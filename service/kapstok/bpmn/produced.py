"""Which data the elements of a diagram write into a run, and which its expressions read."""

import re
from collections.abc import Iterable, Iterator

from kapstok import feel
from kapstok.bpmn import details
from kapstok.bpmn.lint.expressions import expressions
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document, Element
from kapstok.feel import FeelError

ENTRY = re.compile(r"[{,]\s*\"?([A-Za-z_][A-Za-z0-9_]*)\"?\s*:")


def by(elements: Iterable[Element], known: Known) -> frozenset[str]:
    """The names that these elements write: by their form, their script, their decision or their loop."""
    return frozenset(name for element in elements for name in _written(element, known))


def _written(element: Element, known: Known) -> Iterator[str]:
    yield from known.form_process_data.get(details.form(element) or "", ())
    yield from known.decisions.get(element.decision or "", ())
    yield from ENTRY.findall(element.script)
    if element.loop:
        yield from filter(None, (element.loop.input_item, element.loop.output, element.loop.output_item))


def read(document: Document, known: Known) -> Iterator[tuple[str, str]]:
    """The names that are read, each with the id of where."""
    for place, text in expressions(document):
        for name in sorted(names(text)):
            yield place.id, name
    for element in document.elements:
        for name in sorted(needs(element, known)):
            yield element.id, name


def needs(element: Element, known: Known) -> frozenset[str]:
    """What a decision or a loop reads."""
    lists = {element.loop.input} if element.loop and element.loop.input else set()
    return frozenset(known.decision_inputs.get(element.decision or "", ())) | lists


def names(text: str) -> frozenset[str]:
    """The names in an expression; none when it cannot be read."""
    try:
        return feel.names(text)
    except FeelError:
        return frozenset()
