"""Which fields show, given what was answered so far: the `hide` conditions of a form, in FEEL."""

from collections.abc import Mapping
from typing import Any

from kapstok import feel
from kapstok.feel import FeelError
from kapstok.forms.fields import Field, Form

ROUNDS = 10


def visible(form: Form, answers: Mapping[str, Any], known: Mapping[str, Any] | None = None) -> frozenset[str]:
    """The keys of what shows. `known` is the process data of the casus; an answer goes before it.

    An answer in a hidden field does not count, so hiding one field can show or hide another. A condition
    that cannot be worked out hides nothing.
    """
    everything = frozenset(field.key for field in form.fields)
    conditional = [field for field in form.fields if field.hide]
    shown = everything
    for _ in range(ROUNDS if conditional else 0):
        hidden = _hidden(form, conditional, _context(form, shown, answers, known or {}))
        if everything - hidden == shown:
            break
        shown = everything - hidden
    return shown


def _context(form: Form, shown: frozenset[str], answers: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the conditions read: a long text elsewhere in the form is no business of theirs."""
    read = frozenset[str]().union(*(field.reads for field in form.fields))
    own = {field.key: answers.get(field.key) if field.key in shown else None for field in form.inputs}
    return {name: value for name, value in {**known, **own}.items() if name in read}


def _hidden(form: Form, conditional: list[Field], context: Mapping[str, Any]) -> frozenset[str]:
    values = _evaluate([field.hide or "" for field in conditional], context)
    hidden = {field.key for field, value in zip(conditional, values, strict=True) if value is True}
    for field in form.fields:
        if field.group in hidden:
            hidden.add(field.key)
    return frozenset(hidden)


def _evaluate(expressions: list[str], context: Mapping[str, Any]) -> list[Any]:
    try:
        return feel.evaluate_all(expressions, context)
    except FeelError:
        return [_evaluate_one(expression, context) for expression in expressions]


def _evaluate_one(expression: str, context: Mapping[str, Any]) -> Any:
    try:
        return feel.evaluate(expression, context)
    except FeelError:
        return None
