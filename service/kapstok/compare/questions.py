"""Forms held side by side: which questions came, went, or are asked in another way."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kapstok.compare import words
from kapstok.compare.change import Change, Kind
from kapstok.compare.side import Side
from kapstok.forms.fields import SHOWN_ONLY, Field, Form, Limits, Option

TYPES = {
    "textfield": "een regel tekst",
    "textarea": "een stuk tekst",
    "number": "een getal",
    "datetime": "een datum",
    "checkbox": "een vinkje",
    "checklist": "een lijst met vinkjes",
    "radio": "een keuze uit knoppen",
    "select": "een keuze uit een lijst",
    "taglist": "meer keuzes uit een lijst",
    "text": "een uitleg",
    "group": "een groep",
    "separator": "een streep",
}
LIMITS = {
    "minimum": "de laagste waarde",
    "maximum": "de hoogste waarde",
    "min_length": "het kleinste aantal tekens",
    "max_length": "het grootste aantal tekens",
    "pattern": "het patroon",
    "decimals": "het aantal decimalen",
}


def changes(old: Side, new: Side) -> Iterator[Change]:
    before, after = old.parts.forms, new.parts.forms
    for id, form in before.items():
        if id not in after:
            touched = frozenset({f"formulier {id}"})
            sentence = f"Formulier {_title(form)} vervalt."
            yield Change("wat_wordt_gevraagd", sentence, form.file, id, id, None, touched, removes=touched)
    for id, form in after.items():
        if id in before:
            yield from _Both(before[id], form).changes()
        else:
            fields = words.number(len(form.inputs), "veld", "velden")
            sentence = f"Formulier {_title(form)} is nieuw: {fields}."
            yield Change("wat_wordt_gevraagd", sentence, form.file, id, None, id, frozenset({f"formulier {id}"}))


def _title(form: Form) -> str:
    return words.quoted(form.title or form.id)


@dataclass(frozen=True)
class _Both:
    old: Form
    new: Form

    def changes(self) -> Iterator[Change]:
        if self.old.title != self.new.title:
            sentence = f"Formulier {_title(self.old)} heet nu {_title(self.new)}."
            yield self._change("tekst", sentence, "titel", (self.old.title, self.new.title))
        if self.old.button != self.new.button:
            before, after = words.quoted(self.old.button), words.quoted(self.new.button)
            sentence = f"{self._in} heet de knop nu {after} in plaats van {before}."
            yield self._change("tekst", sentence, "knop", (self.old.button, self.new.button))
        yield from self._fields(self.old.by_key, self.new.by_key)

    def _fields(self, before: Mapping[str, Field], after: Mapping[str, Field]) -> Iterator[Change]:
        rekeyed = _rekeyed(before, after)
        for key, field in after.items():
            if key in rekeyed:
                yield self._rekeyed(rekeyed[key], field)
                yield from self._field(before[rekeyed[key]], field)
            elif key not in before:
                yield self._change(
                    _weight(field), f"{self._in} is {_named(field)} nieuw{_must(field)}.", f"veld {key}", (None, key)
                )
            else:
                yield from self._field(before[key], field)
        for key, field in before.items():
            if key not in after and key not in rekeyed.values():
                yield self._gone(field)
        yield from self._order(list(before), list(after))

    @property
    def _in(self) -> str:
        return f"In formulier {_title(self.new)}"

    def _rekeyed(self, key: str, field: Field) -> Change:
        anchors = frozenset(f"formulier {self.new.id} veld {one}" for one in (key, field.key))
        sentence = f"{self._in} heeft {_named(field)} een andere sleutel: {key} is nu {field.key}."
        return Change(
            "wat_wordt_gevraagd", sentence, self.new.file, field.key, key, field.key, anchors, removes=anchors
        )

    def _gone(self, field: Field) -> Change:
        anchor = frozenset({f"formulier {self.new.id} veld {field.key}"})
        sentence = f"{self._in} vervalt {_named(field)}."
        return Change(_weight(field), sentence, self.new.file, field.key, field.key, None, anchor, removes=anchor)

    def _field(self, old: Field, new: Field) -> Iterator[Change]:
        for aspect, (kind, tell) in ASPECTS.items():
            before, after = getattr(old, aspect), getattr(new, aspect)
            if aspect == "hide":
                before, after = words.expression(before), words.expression(after)
            if before == after:
                continue
            for told in tell((old, new), before, after):
                yield self._change(kind, f"{self._in} {told}.", f"veld {new.key} {aspect}", (before, after), new.key)

    def _order(self, before: list[str], after: list[str]) -> Iterator[Change]:
        was = [key for key in before if key in after]
        now = [key for key in after if key in before]
        if was != now:
            sentence = f"{self._in} staan de velden in een andere volgorde."
            yield self._change("wat_wordt_gevraagd", sentence, "volgorde", (was, now))

    def _change(self, kind: Kind, sentence: str, aspect: str, values: tuple[Any, Any], field: str = "") -> Change:
        anchor = f"formulier {self.new.id}"
        needs = frozenset({anchor, f"{anchor} veld {field}"} if field else {anchor})
        touched = frozenset({f"{anchor} {aspect}"})
        element = field or (aspect.removeprefix("veld ") if aspect.startswith("veld ") else self.new.id)
        return Change(kind, sentence, self.new.file, element, *values, touched, needs)


def _rekeyed(before: Mapping[str, Field], after: Mapping[str, Field]) -> dict[str, str]:
    """The old key by the new one, for fields that kept their label and type."""
    found = {}
    for key, field in after.items():
        old = [other.key for other in before.values() if _face(other) == _face(field) and other.key not in after]
        new = [other for other in after.values() if _face(other) == _face(field) and other.key not in before]
        if key not in before and field.label and len(old) == len(new) == 1:
            found[key] = old[0]
    return found


def _face(field: Field) -> tuple[str, str, str | None]:
    return field.type, field.label, field.group


def _weight(field: Field) -> Kind:
    return "tekst" if field.type in SHOWN_ONLY else "wat_wordt_gevraagd"


def _must(field: Field) -> str:
    return ", en verplicht" if field.required else ""


def _named(field: Field) -> str:
    if field.type == "group":
        return f"de groep {words.quoted(field.label)}"
    if field.type in SHOWN_ONLY:
        return f"de tekst {words.quoted(field.text or field.label)}" if field.type == "text" else "een streep"
    return f"het veld {words.quoted(field.label or field.key)}"


Fields = tuple[Field, Field]
Told = Iterator[str]


def _label(fields: Fields, old: str, new: str) -> Told:
    yield f"heet {_named(fields[0])} nu {words.quoted(new)}"


def _type(fields: Fields, old: str, new: str) -> Told:
    yield f"is {_named(fields[1])} nu {TYPES.get(new, new)} in plaats van {TYPES.get(old, old)}"


def _required(fields: Fields, old: bool, new: bool) -> Told:
    yield f"is {_named(fields[1])} {'verplicht geworden' if new else 'niet meer verplicht'}"


def _options(fields: Fields, old: tuple[Option, ...], new: tuple[Option, ...]) -> Told:
    before, after = ({option.value: option.label for option in found} for found in (old, new))
    place = _named(fields[1])
    for value, label in after.items():
        if value not in before:
            yield f"heeft {place} nu ook de keuze {words.quoted(label)}"
        elif before[value] != label:
            yield f"heet de keuze {words.quoted(before[value])} bij {place} nu {words.quoted(label)}"
    for value, label in before.items():
        if value not in after:
            yield f"heeft {place} de keuze {words.quoted(label)} niet meer"
    if before.keys() == after.keys() and list(before) != list(after):
        yield f"staan de keuzes van {place} in een andere volgorde"


def _bron(fields: Fields, old: str | None, new: str | None) -> Told:
    yield f"komen de keuzes van {_named(fields[1])} nu uit {words.quoted(new or 'het formulier zelf')}"


def _hide(fields: Fields, old: str, new: str) -> Told:
    yield f"staat {_named(fields[1])} {_shown(new)}"


def _shown(hide: str) -> str:
    if not hide:
        return "er nu altijd"
    if hide.startswith("not(") and hide.endswith(")"):
        return f"er nu alleen als {hide[4:-1]}"
    return f"er nu niet als {hide}"


def _group(fields: Fields, old: str | None, new: str | None) -> Told:
    yield f"staat {_named(fields[1])} nu in een andere groep"


def _enters(fields: Fields, old: bool, new: bool) -> Told:
    place = _named(fields[1])
    yield f"telt {place} nu {'mee' if new else 'niet meer mee'} in de route"


def _buttons(fields: Fields, old: bool, new: bool) -> Told:
    yield f"zijn de keuzes van {_named(fields[1])} {'nu de knoppen' if new else 'geen knoppen meer'}"


def _dossier(fields: Fields, old: str, new: str) -> Told:
    place = f"staat het antwoord op {_named(fields[1])} nu"
    yield f"{place} in het dossier: {new}" if new else f"{place} niet meer in het dossier"


def _text(fields: Fields, old: str, new: str) -> Told:
    yield f"is een uitleg nu: {words.quoted(new)}"


def _explained(fields: Fields, old: str, new: str) -> Told:
    yield f"is de uitleg bij {_named(fields[1])} nu: {words.quoted(new or 'niets')}"


def _default(fields: Fields, old: Any, new: Any) -> Told:
    told = "niets meer" if new is None else words.quoted(words.value(new))
    yield f"staat bij {_named(fields[1])} nu alvast {told}"


def _limits(fields: Fields, old: Limits, new: Limits) -> Told:
    for name, label in LIMITS.items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            told = "vrij" if after is None else f"{after:g}" if isinstance(after, float) else str(after)
            yield f"is {label} van {_named(fields[1])} nu {told}"


ASPECTS: Mapping[str, tuple[Kind, Callable[[Fields, Any, Any], Told]]] = {
    "type": ("wat_wordt_gevraagd", _type),
    "required": ("wat_wordt_gevraagd", _required),
    "options": ("wat_wordt_gevraagd", _options),
    "bron": ("wat_wordt_gevraagd", _bron),
    "hide": ("wat_wordt_gevraagd", _hide),
    "group": ("wat_wordt_gevraagd", _group),
    "process_data": ("wat_wordt_gevraagd", _enters),
    "buttons": ("wat_wordt_gevraagd", _buttons),
    "dossier": ("wat_wordt_gevraagd", _dossier),
    "default": ("wat_wordt_gevraagd", _default),
    "limits": ("wat_wordt_gevraagd", _limits),
    "label": ("tekst", _label),
    "text": ("tekst", _text),
    "description": ("tekst", _explained),
    "explanation": ("tekst", _explained),
}
