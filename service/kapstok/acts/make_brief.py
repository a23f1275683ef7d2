"""Make a brief of a casus: fill the template of its gemeente in, and keep what it became."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from kapstok.acts.act import Outcome, act
from kapstok.acts.moment import Held, Moment
from kapstok.acts.writing_down import answers_to, keep, open_casus_of
from kapstok.brieven import NOTHING, fields_of, lists_of, may_make, why_not
from kapstok.dossier.brieven import Brief
from kapstok.errors import Conflict, Forbidden, NotFound
from kapstok.forms.fields import Form
from kapstok.variants.brieven import BY_KEY, BriefKind, template
from kapstok.variants.templates import render


@act
def make_brief(moment: Moment, casus_id: UUID, key: str, raw: Mapping[str, Any]) -> Outcome:
    """A brief is made by somebody, never by itself: nothing is sent, it is a page to print (REGEL-13, SC-10)."""
    held = open_casus_of(moment, casus_id)
    kind = _kind(moment, held, key)
    answers = answers_to(moment, held, kind.form, raw)
    text = template(held.version.bundle, kind) or ""
    fields = fields_of(moment.session, moment.viewer, held.casus, _in_words(kind.form, answers))
    written = render(text, fields, lists_of(moment.session, held.casus, held.version, kind))
    row = Brief(
        kind=kind.key,
        version_id=held.casus.version_id,
        template=hashlib.sha256(text.encode()).hexdigest(),
        values={"gevraagd": answers, "tekst": written},
    )
    return keep(moment, held, row, f"{kind.title} gemaakt")


def _kind(moment: Moment, held: Held, key: str) -> BriefKind:
    kind = BY_KEY.get(key)
    if kind is None:
        raise NotFound("Deze brief bestaat niet. Kies er een uit de lijst bij Brieven en notities.")
    if not may_make(moment.session, moment.viewer, held.casus, kind):
        raise Forbidden("Deze brief past niet bij uw rol of bij de fase van de casus. Vraag het aan de casusregisseur.")
    refused = why_not(moment.session, held.casus, kind, held.version)
    if refused:
        raise Conflict(refused)
    return kind


def _in_words(form: Form, answers: Mapping[str, Any]) -> dict[str, str]:
    words = {}
    for field in form.inputs:
        value = str(answers.get(field.key) or "")
        if field.type == "datetime" and value:
            value = "-".join(reversed(value.split("-")))
        words[field.key] = value or NOTHING
    return words
