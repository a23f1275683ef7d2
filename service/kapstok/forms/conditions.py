"""Which fields show, given what was answered so far: the `hide` conditions of a form, in FEEL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kapstok import feel
from kapstok.feel import FeelError
from kapstok.forms.fields import Field, Form

ROUNDS = 10
# A condition that fails may have used up its time; after this many the others are not tried either.
FAILURES = 3


def visible(form: Form, answers: Mapping[str, Any], known: Mapping[str, Any] | None = None) -> frozenset[str]:
    """The keys of what shows. `known` is the process data of the casus; an answer goes before it.

    An answer in a hidden field does not count, so hiding one field can show or hide another. A condition
    that cannot be worked out hides nothing.
    """
    if not form.hiding:
        return form.keys
    judging = _Judging(form.hiding)
    shown, asked = form.keys, _context(form, form.keys, answers, known or {})
    for _ in range(ROUNDS):
        shown = form.keys - _with_contents(form, judging.hidden(asked))
        before, asked = asked, _context(form, shown, answers, known or {})
        if asked == before:  # then the answers would be the same
            break
    return shown


def _context(form: Form, shown: frozenset[str], answers: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """Only what the conditions read: a long text elsewhere in the form is no business of theirs."""
    context = {}
    for name in form.reads:
        if name in form.asked:
            context[name] = answers.get(name) if name in shown else None
        elif name in known:
            context[name] = known[name]
    return context


def _with_contents(form: Form, hidden: set[str]) -> frozenset[str]:
    """A hidden group hides what is in it; groups stand before their contents."""
    for field in form.fields:
        if field.group in hidden:
            hidden.add(field.key)
    return frozenset(hidden)


@dataclass
class _Judging:
    """The conditions that can be worked out; one that fails is not tried again."""

    fields: Sequence[Field]

    def hidden(self, context: Mapping[str, Any]) -> set[str]:
        try:
            return _true(self.fields, context)
        except FeelError:
            self.fields = _sound(self.fields, context)
        try:
            return _true(self.fields, context)
        except FeelError:
            self.fields = []
            return set()


def _true(fields: Sequence[Field], context: Mapping[str, Any]) -> set[str]:
    values = feel.evaluate_all([field.hide or "" for field in fields], context)
    return {field.key for field, value in zip(fields, values, strict=True) if value is True}


def _sound(fields: Sequence[Field], context: Mapping[str, Any]) -> list[Field]:
    sound: list[Field] = []
    failures = 0
    for field in fields:
        try:
            _true([field], context)
            sound.append(field)
        except FeelError:
            failures += 1
            if failures == FAILURES:
                return []
    return sound
