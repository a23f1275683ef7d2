"""A form as a person meets it: fields in reading order, with what was answered and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from kapstok.forms.fields import Field, Form, Option
from kapstok.overviews.standing import PageStanding
from kapstok.web.hide_rule import HideRule

MANY_CHOICES = 8
KINDS = {"radio": "keuzes", "checklist": "keuzes", "taglist": "keuzes"}


@dataclass(frozen=True)
class Choice:
    """One option of a field, with whether it is chosen."""

    id: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class FieldView:
    """One component with its answer as text. `parts` are the fields within a group.

    `shown` is what the server says under the present answers; `rule` is the condition a browser can follow.
    `standing` is how the page of the dossier stands that answers it.
    """

    field: Field
    id: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    error: str | None = None
    shown: bool = True
    rule: HideRule | None = None
    parts: tuple["FieldView", ...] = ()
    standing: PageStanding | None = None

    @property
    def kind(self) -> str:
        """The macro that draws it."""
        return "dossier" if self.field.dossier else KINDS.get(self.field.type, self.field.type)

    @property
    def target(self) -> str:
        """Where a link to this field must land: something that takes the focus."""
        return self.choices[0].id if self.kind == "keuzes" and self.choices else self.id

    @property
    def has_many_choices(self) -> bool:
        return len(self.choices) > MANY_CHOICES

    @property
    def described_by(self) -> str | None:
        present = (
            (self.field.description, "hulp"),
            (not self.shown, "alleen"),
            (self.error, "fout"),
        )
        return " ".join(f"{self.id}-{name}" for there, name in present if there) or None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        return tuple(part.strip(" #\n") for part in self.field.text.split("\n\n") if part.strip(" #\n"))


@dataclass(frozen=True)
class FormView:
    """What the form macro draws. `errors` are (id to jump to or None, sentence) for the summary on top.

    `asks`: there is something to type or choose besides the buttons.
    """

    id: str
    title: str
    parts: tuple[FieldView, ...]
    errors: tuple[tuple[str | None, str], ...]
    button: str
    outcomes: FieldView | None
    asks: bool = True


@dataclass(frozen=True)
class _Page:
    """What every field of one form is drawn with."""

    form: Form
    values: Mapping[str, Any]
    errors: Mapping[str, str]
    sources: Mapping[str, Sequence[Option]]
    shown: frozenset[str]


def view(
    form: Form,
    values: Mapping[str, Any],
    errors: Mapping[str, str],
    sources: Mapping[str, Sequence[Option]],
    shown: frozenset[str],
) -> FormView:
    """`values` are answers, a draft or a prefill; `errors` those of Invalid; `shown` those of conditions.visible."""
    page = _Page(form, values, errors, sources, shown)
    views = [_field(page, field) for field in form.fields if field.group is None and _can_show(page, field)]
    outcomes = form.outcomes
    return FormView(
        id=form.id,
        title=form.title,
        parts=tuple(part for part in views if not part.field.buttons and part.field.type != "button"),
        errors=_summary(page),
        button=form.button,
        outcomes=_field(page, outcomes) if outcomes else None,
        asks=any(not field.buttons for field in form.inputs),
    )


def with_standings(drawn: FormView, pages: Mapping[str, PageStanding]) -> FormView:
    """The same form, with how the pages of the dossier stand that answer its fields."""
    return replace(drawn, parts=tuple(_standing(part, pages) for part in drawn.parts))


def _standing(part: FieldView, pages: Mapping[str, PageStanding]) -> FieldView:
    inner = tuple(_standing(one, pages) for one in part.parts)
    return replace(part, standing=pages.get(part.field.key), parts=inner)


def _can_show(page: _Page, field: Field) -> bool:
    """Not what the casus itself rules out: no answer on this page will bring it back."""
    return field.key in page.shown or not field.reads or bool(field.reads & page.form.by_key.keys())


def _field(page: _Page, field: Field) -> FieldView:
    value = page.values.get(field.key)
    inner = [part for part in page.form.fields if part.group == field.key and _can_show(page, part)]
    inner = [part for part in inner if not part.buttons]
    return FieldView(
        field=field,
        id=field_id(field),
        value=_as_text(field, value),
        choices=_choices(page, field, value),
        error=page.errors.get(field.key),
        shown=field.key in page.shown,
        rule=HideRule.read(field.hide, page.form.by_key),
        parts=tuple(_field(page, part) for part in inner),
    )


def field_id(field: Field) -> str:
    return f"veld-{field.key}"


def _choices(page: _Page, field: Field, value: Any) -> tuple[Choice, ...]:
    options = page.sources.get(field.bron, ()) if field.bron else field.options
    chosen = {str(item) for item in value} if isinstance(value, list | tuple) else {str(value)}
    return tuple(
        Choice(f"{field_id(field)}-{number}", option.value, option.label, option.value in chosen)
        for number, option in enumerate(options, start=1)
    )


def _as_text(field: Field, value: Any) -> str:
    """The way a Dutch person writes it; what cannot be understood goes back as it was typed."""
    if value is None or isinstance(value, list | tuple):
        return ""
    if field.type == "checkbox":
        return "ja" if value is True or str(value).lower() in ("ja", "on", "true", "1") else ""
    if field.type == "datetime":
        return _dutch_date(str(value))
    if field.type == "number":
        return str(value).replace(".", ",")
    return str(value)


def _dutch_date(value: str) -> str:
    try:
        return date.fromisoformat(value).strftime("%d-%m-%Y")
    except ValueError:
        return value


def _summary(page: _Page) -> tuple[tuple[str | None, str], ...]:
    """In reading order, so that the summary follows the page; what belongs to no field comes last."""
    known = [field for field in page.form.fields if field.key in page.errors]
    linked = tuple((_field(page, field).target, page.errors[field.key]) for field in known)
    keys = {field.key for field in known}
    return (*linked, *((None, sentence) for key, sentence in page.errors.items() if key not in keys))
