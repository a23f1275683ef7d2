"""The answers of a person to a form: cleaned into what may be kept, or refused with a sentence a field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kapstok.errors import Invalid
from kapstok.forms import conditions, values
from kapstok.forms.fields import TEXTS, Field, Form, Option
from kapstok.forms.values import Refused
from kapstok.identifiers import NO_BSN, has_bsn

__all__ = ["Cleaned", "Option", "clean", "draft", "prefill"]

Sources = Mapping[str, Sequence[Option]]
SHORT = 200
ITEMS = 200


@dataclass
class Cleaned:
    """`answers` go to the dossier; `process_data` are those of the fields marked `procesgegeven`.

    Both are JSON-able: str, int, float, bool, list of str, and None for what showed and was left blank.
    `process_data` has every marked field: one that is hidden is None, so that no older answer lives on.
    `from_dossier` are the fields that show and that a page of the dossier answers: they count as given.
    """

    answers: dict[str, Any]
    process_data: dict[str, Any]
    from_dossier: tuple[Field, ...] = ()


@dataclass
class _Typed:
    """The answers as far as they could be understood, and the refusals."""

    answers: dict[str, Any] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)


def clean(
    form: Form,
    raw: Mapping[str, Any],
    sources: Sources,
    known: Mapping[str, Any] | None = None,
    lacking: Mapping[str, str] = {},
) -> Cleaned:
    """Check everything at once; raises Invalid with a Dutch sentence for every field that needs mending.

    A burgerservicenummer is refused everywhere but in a field that asks for it (PRIV-33).

    `raw` comes from an HTML form (strings and lists of strings) or from JSON. `sources` gives the options
    of every `bron` that the form names; `known` is the process data that conditions may read. `lacking` says
    what a page of the dossier misses, for the fields that it should answer.
    """
    typed = _typed(form, raw, sources)
    shown = conditions.visible(form, typed.answers, known)
    kept = [item for item in form.inputs if item.key in shown]
    from_dossier = tuple([item for item in form.from_dossier if item.key in shown])
    missed = {item.key: lacking[item.key] for item in from_dossier if item.required and item.key in lacking}
    refused = {**_strangers(form, raw), **missed, **_refusals(kept, typed)}
    if refused:
        raise Invalid(refused)
    answers = {item.key: typed.answers[item.key] for item in kept}
    return Cleaned(answers, {item.key: answers.get(item.key) for item in form.process_data}, from_dossier)


def _strangers(form: Form, raw: Mapping[str, Any]) -> dict[str, str]:
    if raw.keys() <= form.asked:
        return {}
    elsewhere = {item.key for item in form.from_dossier}
    return {
        key: "Dit staat al in het dossier. Vul het daar in en laat het hier weg."
        if key in elsewhere
        else "Dit veld hoort niet bij dit formulier."
        for key in raw
        if key not in form.asked
    }


def _typed(form: Form, raw: Mapping[str, Any], sources: Sources) -> _Typed:
    typed = _Typed()
    for item in form.inputs:
        options = tuple(sources.get(item.bron, ())) if item.bron else item.options
        try:
            typed.answers[item.key] = values.typed(item, raw.get(item.key), options)
        except Refused as refusal:
            typed.answers[item.key] = None
            typed.refused[item.key] = str(refusal)
    return typed


def _refusals(shown: list[Field], typed: _Typed) -> dict[str, str]:
    found = {}
    for item in shown:
        answer = typed.answers[item.key]
        sentence = typed.refused.get(item.key)
        if sentence is None and item.required and _blank(answer):
            sentence = values.missing(item)
        if sentence is None and item.type in TEXTS and not item.limits.bsn and has_bsn(answer or ""):
            sentence = NO_BSN
        if sentence is None and item.process_data:
            sentence = _too_much(answer)
        if sentence:
            found[item.key] = sentence
    return found


def _blank(answer: Any) -> bool:
    return answer is None or answer is False or answer == []


def _too_much(answer: Any) -> str | None:
    """Process data stays small: it is read by every expression of the route."""
    if isinstance(answer, str) and len(answer) > SHORT:
        return f"Gebruik hooguit {SHORT} tekens."
    if isinstance(answer, list) and len(answer) > ITEMS:
        return f"Kies er hooguit {ITEMS}."
    return None


def draft(form: Form, raw: Mapping[str, Any]) -> dict[str, Any]:
    """What a person typed so far, unchecked: texts, lists, numbers and booleans of the form's own fields."""
    kept = {item.key: _as_typed(raw.get(item.key)) for item in form.inputs}
    return {key: value for key, value in kept.items() if value not in (None, "", [])}


def _as_typed(value: Any) -> Any:
    if isinstance(value, str):
        return values.storable(value)[: values.TEXT]
    if isinstance(value, (list, tuple)):
        return [values.storable(item)[: values.TEXT] for item in value[:ITEMS] if isinstance(item, str)]
    if isinstance(value, float) and not values.finite(value):
        return None
    return value if isinstance(value, (bool, int, float)) else None


def prefill(form: Form, known: Mapping[str, Any]) -> dict[str, Any]:
    """What the form opens with: what the casus knows under the same name, else the designer's default."""
    found = {item.key: known.get(item.key, item.default) for item in form.inputs}
    return {key: value for key, value in found.items() if value is not None}
