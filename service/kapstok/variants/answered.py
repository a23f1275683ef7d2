"""What a choice compares with: an answer that somebody can really give."""

import re
from collections.abc import Iterator

from kapstok.bpmn import produced
from kapstok.bpmn.lint import Known
from kapstok.errors import Finding
from kapstok.variants.filled_in import domains_of
from kapstok.variants.nearest import hint
from kapstok.variants.parts import Parts

RULE = "antwoord_bestaat"
COMPARED = re.compile(r"""(?<![\w."])([A-Za-z_]\w*)\s*!?=\s*"([^"]*)\"""")


def problems(found: Parts, known: Known) -> Iterator[Finding]:
    """An arrow whose condition waits for an answer that stands in no form: nobody ever goes that way."""
    offered = {name: values for name, values in domains_of(found).items() if name not in _written(found, known)}
    for file, document in found.documents.items():
        for flow in document.flows.values():
            for name, value in COMPARED.findall(flow.condition or ""):
                if name in offered and value not in offered[name]:
                    sentence = (
                        f"Deze pijl wacht op het antwoord '{value}' bij '{name}', maar dat kan niemand kiezen."
                        f"{hint(value, [str(one) for one in offered[name]])}"
                    )
                    yield Finding(file, RULE, sentence, flow.id, flow.name or None, flow.line)


def _written(found: Parts, known: Known) -> frozenset[str]:
    """The names that get their value in another way than from an answer."""
    scripts = (item.script for document in found.documents.values() for item in document.elements if item.script)
    entries = {name for text in scripts for name in produced.ENTRY.findall(text)}
    outputs = {output.name for table in found.tables.values() for output in table.outputs}
    return frozenset(entries | outputs | set(known.data))
