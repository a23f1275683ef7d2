"""From the table under a step to the answers on a form, as a person would have given them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kapstok.errors import Invalid
from kapstok.forms import answers
from kapstok.forms.answers import Cleaned
from kapstok.forms.definition import Field, Form, Option
from kapstok.rehearsal.naming import same
from kapstok.rehearsal.scenario import Step
from kapstok.rehearsal.steps import StepFailed
from kapstok.variants.lists import entries_for
from kapstok.variants.manifest import Manifest
from kapstok.variants.nearest import hint
from kapstok.variants.version import Version

WORDS: Mapping[str, Any] = {
    "ja": True,
    "true": True,
    "waar": True,
    "nee": False,
    "false": False,
    "onwaar": False,
}
HEADINGS = {"veld", "naam", "gegeven", "waarde", "antwoord"}


def pairs(step: Step) -> dict[str, str]:
    """The rows of a table of two columns; a heading is passed over."""
    rows = list(step.table)
    if any(len(row) != 2 for row in rows):
        raise StepFailed("Deze tabel moet twee kolommen hebben: | veld | waarde |.")
    if rows and {cell.casefold() for cell in rows[0]} <= HEADINGS:
        rows = rows[1:]
    return {row[0]: row[1] for row in rows}


def process_data(step: Step) -> dict[str, Any]:
    """The table as process data: ja and nee, numbers and `a, b` for lists in square brackets."""
    return {name: value_of(text) for name, text in pairs(step).items()}


def value_of(text: str) -> Any:
    """A word from a table as a process value."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [part.strip() for part in text[1:-1].split(",") if part.strip()]
    if text.casefold() in WORDS:
        return WORDS[text.casefold()]
    try:
        return float(text.replace(",", ".")) if "," in text or "." in text else int(text)
    except ValueError:
        return text


def cleaned(version: Version, form_id: str | None, step: Step, known: Mapping[str, Any]) -> Cleaned:
    """The answers in the table under a step, judged by the real form; raises Invalid as for a person."""
    form = version.form(form_id)
    found = sources(version.manifest, form)
    raw: dict[str, Any] = {}
    for words, text in pairs(step).items():
        item = field(form, words)
        raw[item.key] = _raw(item, text, options(item, found))
    return answers.clean(form, raw, found, known)


def accepted(version: Version, form_id: str | None, step: Step, known: Mapping[str, Any]) -> Cleaned:
    """The same, with a refusal told as a failed step."""
    try:
        return cleaned(version, form_id, step, known)
    except Invalid as refusal:
        raise StepFailed(f"Het formulier weigert dit: {told(refusal)}") from None


def told(refusal: Invalid) -> str:
    """Everything a form refuses, in one sentence."""
    return " ".join(f"{name}: {sentence}" for name, sentence in refusal.fields.items()) or str(refusal)


def field(form: Form, words: str) -> Field:
    """The field with this key or label."""
    found = next((item for item in form.inputs if item.key == words or same(item.label, words)), None)
    if found is None and not form.id:
        raise StepFailed("Hier hoort geen formulier bij, dus er zijn geen antwoorden te geven.")
    if found is None:
        known = [item.key for item in form.inputs]
        raise StepFailed(f'Het veld "{words}" staat niet in formulier "{form.id}".{hint(words, known)}')
    return found


def options(item: Field, found: Mapping[str, Sequence[Option]]) -> Sequence[Option]:
    return found.get(item.bron, ()) if item.bron else item.options


def sources(manifest: Manifest, form: Form) -> dict[str, list[Option]]:
    """The options that come with the casus: in a scenario a person is the role she stands for."""
    return {item.bron: _source(manifest, item.bron) for item in form.inputs if item.bron}


def _source(manifest: Manifest, bron: str) -> list[Option]:
    kind, _, name = bron.partition(":")
    if kind == "personen":
        roles = [manifest.rollen[name]] if name in manifest.rollen else list(manifest.rollen.values())
        return [Option(role.key, role.label) for role in roles]
    return [Option(key, label) for key, label in entries_for(manifest, bron).items()]


def _raw(item: Field, text: str, choices: Sequence[Option]) -> Any:
    if item.is_many:
        return [_choice(item, part.strip(), choices) for part in text.split(",") if part.strip()]
    if choices and text.strip():
        return _choice(item, text.strip(), choices)
    return text


def _choice(item: Field, words: str, choices: Sequence[Option]) -> str:
    found = next((choice.value for choice in choices if choice.value == words or same(choice.label, words)), None)
    if found is None:
        known = [choice.value for choice in choices]
        raise StepFailed(f'"{words}" is geen keuze bij het veld "{item.key}".{hint(words, known)}')
    return found
