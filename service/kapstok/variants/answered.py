"""What a choice compares with: an answer that somebody can really give."""

import re
from collections.abc import Collection, Iterator

from kapstok.bpmn import produced
from kapstok.bpmn.document import Document
from kapstok.bpmn.lint import Known
from kapstok.bpmn.shapes import Element, Flow
from kapstok.errors import Finding
from kapstok.variants.filled_in import domains_of
from kapstok.variants.nearest import hint
from kapstok.variants.parts import Parts

RULE = "antwoord_bestaat"
COMPARED = re.compile(r"""(?<![\w."])([A-Za-z_]\w*)\s*!?=\s*"([^"]*)\"""")


def problems(found: Parts, known: Known) -> Iterator[Finding]:
    """A condition that waits for an answer that stands in no form; a list or a day of which one thing is asked."""
    offered = {name: values for name, values in domains_of(found).items() if name not in _written(found, known)}
    for file, document in found.documents.items():
        for place, text in _conditions(document):
            for name, value in COMPARED.findall(text):
                if name in offered and value not in offered[name]:
                    what = "Deze pijl" if isinstance(place, Flow) else "Deze gebeurtenis"
                    sentence = (
                        f"{what} wacht op het antwoord '{value}' bij '{name}', maar dat kan niemand kiezen."
                        f"{hint(value, [str(one) for one in offered[name]])}"
                    )
                    yield Finding(file, RULE, sentence, place.id, place.name or None, place.line)
        for item in document.elements:
            if sentence := _other_kind(item, offered):
                yield Finding(file, RULE, sentence, item.id, item.name or None, item.line)


def _conditions(document: Document) -> Iterator[tuple[Flow | Element, str]]:
    yield from ((flow, flow.condition or "") for flow in document.flows.values())
    for item in document.elements:
        yield from ((item, event.text) for event in item.events if event.kind == "conditional")


def _other_kind(item: Element, offered: Collection[str]) -> str:
    """What a step goes by is not the kind of thing that the form asks; "" when it is."""
    if item.loop and item.loop.input in offered:
        return f"Deze stap gaat een lijst langs, maar '{item.loop.input}' is één keuze. Vraag er meer, zoals partijen."
    days = (event.text.lstrip("= ") for event in item.events if event.kind == "timer" and event.form == "timeDate")
    name = next((text for text in days if text in offered), "")
    sentence = f"Deze wekker wacht op een dag, maar '{name}' is een keuze. Neem een veld waarin een datum komt."
    return sentence if name else ""


def _written(found: Parts, known: Known) -> frozenset[str]:
    """The names that get their value in another way than from an answer."""
    scripts = (item.script for document in found.documents.values() for item in document.elements if item.script)
    entries = {name for text in scripts for name in produced.ENTRY.findall(text)}
    outputs = {output.name for table in found.tables.values() for output in table.outputs}
    return frozenset(entries | outputs | set(known.data))
