"""A form while it is filled in: what came from the browser, and the form drawn again with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flask import request

from kapstok.forms import answers, conditions
from kapstok.forms.fields import Form, Option
from kapstok.web import form_view
from kapstok.web.form_view import FieldView, FormView

# What our pages send beside the answers. No field of a form can be called like this.
OURS = frozenset({"csrf_token", "_doen", "_sleutel"})
Sources = Mapping[str, Sequence[Option]]


def typed(form: Form) -> dict[str, Any]:
    """What was typed, as it came: from a form, or as JSON from a program in the page."""
    body = request.get_json(silent=True) if request.is_json else None
    if isinstance(body, dict):
        return {str(key): value for key, value in body.items() if key not in OURS}
    many = {field.key for field in form.inputs if field.is_many}
    keys = [key for key in request.form if key not in OURS]
    return {key: request.form.getlist(key) if key in many else request.form[key] for key in keys}


def draw(
    form: Form, values: Mapping[str, Any], sources: Sources, known: Mapping[str, Any], errors: Mapping[str, str] = {}
) -> FormView:
    """The form with these answers in it."""
    shown = conditions.visible(form, values, known)
    return form_view.view(form, values, errors, sources, shown)


def fresh(form: Form, sources: Sources, known: Mapping[str, Any]) -> FormView:
    """The form as it opens: with what the casus knows already."""
    return draw(form, answers.prefill(form, known), sources, known)


def read_back(drawn: FormView) -> list[tuple[str, str]]:
    """What stands in a form as (label, text), for whom it can no longer be sent."""
    outcomes = (drawn.outcomes,) if drawn.outcomes else ()
    return [pair for part in (*drawn.parts, *outcomes) for pair in _pairs(part)]


def _pairs(view: FieldView) -> Iterator[tuple[str, str]]:
    for part in view.parts:
        yield from _pairs(part)
    text = ", ".join(choice.label for choice in view.choices if choice.chosen) or view.value
    if view.field.is_input and text:
        yield view.field.label, text
