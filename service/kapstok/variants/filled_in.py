"""What is filled in and what is done with it: tables cover all answers, conditions read fields, free text stays out."""

from collections.abc import Iterator, Sequence
from typing import Any

from kapstok.dmn import complete
from kapstok.errors import Finding
from kapstok.forms.definition import Form
from kapstok.forms.fields import TEXTS
from kapstok.variants.parts import Parts

FREE = "vrije_tekst"
READ = "veld_bestaat"


def problems(found: Parts, data: frozenset[str]) -> Iterator[Finding]:
    """`data` is what the run has without any form, and what the diagrams write into it."""
    domains = domains_of(found)
    for table in found.tables.values():
        yield from complete.problems(table, domains)
    keys = {item.key for form in found.forms.values() for item in form.inputs}
    outputs = {output.name for table in found.tables.values() for output in table.outputs}
    for form in found.forms.values():
        yield from _reads(form, keys | outputs | data)
        yield from _free_text(form)


def domains_of(found: Parts) -> dict[str, Sequence[Any]]:
    """What each name can be: all options of all fields that are called so; none when somewhere it is free."""
    domains: dict[str, list[Any]] = {}
    free: set[str] = set()
    for form in found.forms.values():
        for item in form.process_data:
            if item.type == "checkbox":
                domains.setdefault(item.key, []).extend([True, False])
            elif item.options and not item.bron and not item.is_many:
                domains.setdefault(item.key, []).extend(option.value for option in item.options)
            else:
                free.add(item.key)
    return {key: values for key, values in domains.items() if key not in free}


def _reads(form: Form, known: set[str]) -> Iterator[Finding]:
    for item in form.fields:
        for name in sorted(item.reads - known):
            sentence = f"Dit onderdeel kijkt naar '{name}', maar dat veld is er nergens. Verbeter de voorwaarde."
            yield Finding(form.file, READ, sentence, item.key, item.label or None, item.line)


def _free_text(form: Form) -> Iterator[Finding]:
    for item in form.process_data:
        if item.type in TEXTS:
            sentence = (
                "Vrije tekst hoort in het dossier en niet in het procesgegeven. "
                "Haal 'procesgegeven' weg of maak er een keuze van."
            )
            weight = "fout" if item.type == "textarea" else "waarschuwing"
            yield Finding(form.file, FREE, sentence, item.key, item.label or None, item.line, weight)  # type: ignore[arg-type]
