"""A form as its designer wrote it: `read` turns form-js JSON into a `Form`, or says what has to be mended."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kapstok import bounds
from kapstok.errors import Broken, Finding
from kapstok.forms import component, json_text
from kapstok.forms.fields import Field, Form, Limits, Option
from kapstok.forms.place import Place, text

__all__ = ["Field", "Form", "Limits", "Option", "read"]

FILE_BYTES = bounds.FORM_BYTES
FIELDS = bounds.FIELDS
CONDITIONS = 10_000
MOST = 200


def read(name: str, data: bytes) -> Form:
    """The form in a .form file; raises Broken with everything that is wrong with it."""
    if len(data) > FILE_BYTES:
        raise Broken([Finding(name, "sound_form", "Dit formulier is groter dan 1 MB. Verdeel het over taken.")])
    found = json_text.parse(name, data)
    if not isinstance(found, json_text.Located) or not isinstance(found.get("components"), list):
        sentence = "Dit is geen formulier: 'components' ontbreekt. Maak het formulier in de formuliereditor."
        raise Broken([Finding(name, "sound_form", sentence, line=1)])
    reading = _Reading(name)
    reading.components(found["components"], None)
    reading.findings.extend(_of_the_whole(name, reading.fields))
    if reading.findings:
        raise Broken(reading.findings[:MOST])
    return _form(name, found, reading)


def _form(name: str, found: json_text.Located, reading: "_Reading") -> Form:
    stem = name.rpartition("/")[2].removesuffix(".form")
    return Form(
        file=name,
        id=stem,
        title=text(found.get("titel")) or text(found.get("title")),
        fields=tuple(reading.fields),
        button=text(found.get("knop")) or reading.button or Form.button,
    )


@dataclass
class _Reading:
    """Goes through the components in reading order, collecting fields and findings."""

    file: str
    fields: list[Field] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    button: str = ""
    last: int = 0
    conditions: int = 0

    def components(self, components: list[Any], group: str | None) -> None:
        for found in components:
            if isinstance(found, json_text.Located):
                self._component(found, group)
            else:
                self._report(None, "Een onderdeel van het formulier is geen object. Maak het opnieuw.")

    def _component(self, found: json_text.Located, group: str | None) -> None:
        self.last += 1
        place = Place(self.file, found, group, self.last)
        if found.get("type") == "button":
            self.button = place.label or self.button
            return
        if self._too_conditional(place):
            return
        problems = list(component.problems(place))
        self.findings.extend(problems)
        if any(problem.rule == "allowed_component" for problem in problems):
            return
        made = component.field_of(place)
        self.fields.append(made)
        if made.type == "group":
            self.components(found["components"], made.key)

    def _too_conditional(self, place: Place) -> bool:
        """Reading and judging a condition takes time, so all of them together are bounded."""
        self.conditions += len(place.hide)
        if self.conditions <= CONDITIONS:
            return False
        if self.conditions - len(place.hide) <= CONDITIONS:
            sentence = f"De voorwaarden zijn samen langer dan {CONDITIONS} tekens. Verdeel het formulier over taken."
            self.findings.append(place.finding(sentence))
        return True

    def _report(self, key: str | None, sentence: str) -> None:
        self.findings.append(Finding(self.file, "sound_form", sentence, key))


def _of_the_whole(name: str, fields: list[Field]) -> Iterator[Finding]:
    if len(fields) > FIELDS:
        yield Finding(name, "sound_form", f"Het formulier heeft meer dan {FIELDS} velden. Verdeel het over taken.")
    seen: dict[str, Field] = {}
    for item in fields:
        first = seen.setdefault(item.key, item)
        if first is not item:
            sentence = f"De sleutel '{item.key}' is al van het veld op regel {first.line}. Kies een andere sleutel."
            yield Finding(name, "sound_form", sentence, item.key, item.label, item.line)
    for item in [item for item in fields if item.buttons][1:]:
        sentence = "Een formulier heeft hooguit een veld met knoppen. Haal 'knoppen' bij dit veld weg."
        yield Finding(name, "sound_form", sentence, item.key, item.label, item.line)
