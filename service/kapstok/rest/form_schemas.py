"""A form in JSON: its fields in reading order, and the buttons that finish it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from marshmallow import fields

from kapstok.forms.answers import prefill
from kapstok.forms.fields import Field, Form, Option
from kapstok.overviews.standing import PageStanding
from kapstok.rest.schema import Base, flag, many, moment, number, one, text


class Keuze(Base):
    value = text("waarde", "Wat u als antwoord geeft.")
    label = text("naam", "Wat een mens leest.")


class Grenzen(Base):
    minimum = fields.Float(data_key="minimum", allow_none=True, metadata={"description": "Het kleinste getal."})
    maximum = fields.Float(data_key="maximum", allow_none=True, metadata={"description": "Het grootste getal."})
    min_length = number("minimumlengte", "Minstens zoveel tekens.", allow_none=True)
    max_length = number("maximumlengte", "Hooguit zoveel tekens.", allow_none=True)
    pattern = text("patroon", "Reguliere expressie waaraan de tekst voldoet.", allow_none=True)
    decimals = number("decimalen", "Hooguit zoveel cijfers achter de komma.", allow_none=True)


class Stand(Base):
    words = text("tekst", "Wat er op die pagina staat.")
    missing = text("nogTeDoen", "Wat er nog moet gebeuren; leeg als de taak af kan.")
    at = moment("gewijzigdOp", "Wanneer dat het laatst veranderde.", allow_none=True)
    person = text("gewijzigdDoor", "Wie dat deed.")


class Veld(Base):
    key = text("sleutel", "De sleutel in `antwoorden`.")
    type = text("soort", "De soort veld, zoals in form-js: textfield, radio, checklist, text ...")
    label = text("naam", "Wat er bij het veld staat.")
    required = flag("verplicht", "Of er een antwoord moet zijn.")
    options = many("keuzes", Keuze, "Waaruit te kiezen is.")
    description = text("hulp", "Korte hulp bij het veld.")
    explanation = text("uitleg", "Langere uitleg.")
    words = text("tekst", "De tekst, bij een veld dat alleen iets zegt.", attribute="text")
    group = text("groep", "De sleutel van de groep waarin het veld staat.", allow_none=True)
    hide = text("verbergAls", "FEEL: is dit waar, dan hoort het veld er niet bij.", allow_none=True)
    default = fields.Raw(data_key="beginwaarde", metadata={"description": "Wat er al staat."})
    dossier = text("dossier", "plan, mdo, bespreking of actielijst: daar staat het antwoord. U geeft het hier niet.")
    stand = one("stand", Stand, "Hoe dat onderdeel van het dossier ervoor staat.", allow_none=True)
    process_data = flag("procesgegeven", "Of de route dit antwoord leest.")
    limits = fields.Nested(Grenzen, data_key="grenzen", metadata={"description": "Grenzen aan het antwoord."})


class Knop(Base):
    field = text("veld", "Het veld dat deze knop vult; null bij de enige knop.", allow_none=True)
    value = text("waarde", "De waarde die deze knop geeft.", allow_none=True)
    label = text("naam", "Wat er op de knop staat.")


class Formulier(Base):
    id = text("id", "Het id van het formulier.")
    title = text("titel", "De titel van het formulier.")
    fields_ = many("velden", Veld, "De velden in leesvolgorde.")
    buttons = many("knoppen", Knop, "De manieren om af te ronden: elke uitkomst is een knop.")


def formulier(
    form: Form,
    sources: Mapping[str, Sequence[Option]],
    known: Mapping[str, Any],
    pages: Mapping[str, PageStanding] = {},
) -> dict[str, Any]:
    """The form with the options that hold now, with what the casus knows already and what stands in its dossier."""
    begins = prefill(form, known)
    drawn = [
        {**asdict(field), "options": _options(field, sources), "default": begins.get(key), "stand": pages.get(key)}
        for key, field in form.by_key.items()
    ]
    return {"id": form.id, "title": form.title, "fields_": drawn, "buttons": _buttons(form, sources)}


def _options(field: Field, sources: Mapping[str, Sequence[Option]]) -> Sequence[Option]:
    return sources.get(field.bron, ()) if field.bron else field.options


def _buttons(form: Form, sources: Mapping[str, Sequence[Option]]) -> list[dict[str, Any]]:
    field = form.outcomes
    if field is None:
        return [{"field": None, "value": None, "label": form.button}]
    options = _options(field, sources)
    return [{"field": field.key, "value": option.value, "label": option.label} for option in options]
