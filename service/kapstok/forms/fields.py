"""What a form is made of: its fields, their options and the limits on what may be answered."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

TEXTS = frozenset({"textfield", "textarea"})
ONE_OF = frozenset({"radio", "select"})
MANY_OF = frozenset({"checklist", "taglist"})
CHOICES = ONE_OF | MANY_OF
INPUTS = TEXTS | CHOICES | {"number", "datetime", "checkbox"}
SHOWN_ONLY = frozenset({"text", "separator"})
# What stands on these pages of the dossier answers a field; nobody types it a second time.
DOSSIER = frozenset({"plan", "mdo", "bespreking", "actielijst"})


@dataclass(frozen=True)
class Option:
    """One choice: what is stored and what a person reads."""

    value: str
    label: str


@dataclass(frozen=True)
class Limits:
    """The bounds a designer put on an answer; None is no bound."""

    minimum: float | None = None
    maximum: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    decimals: int | None = None
    bsn: bool = False


@dataclass(frozen=True)
class Field:
    """One component. `key` is unique in the form; a text, separator or group has its component id as key.

    `hide` is the FEEL condition under which it does not show, `reads` the names in it; `group` the key of
    the group around it; `text` the content of a text component; `bron` names options of the casus.
    `emphasis` is the option whose button stands out; `dossier` the page that answers it.
    """

    key: str
    type: str
    label: str = ""
    id: str = ""
    required: bool = False
    options: tuple[Option, ...] = ()
    bron: str | None = None
    hide: str | None = None
    reads: frozenset[str] = frozenset()
    group: str | None = None
    process_data: bool = False
    buttons: bool = False
    emphasis: str = ""
    dossier: str = ""
    description: str = ""
    explanation: str = ""
    text: str = ""
    default: Any = None
    limits: Limits = field(default_factory=Limits)
    line: int = 1

    @property
    def is_input(self) -> bool:
        return self.type in INPUTS and not self.dossier

    @property
    def is_many(self) -> bool:
        return self.type in MANY_OF


@dataclass(frozen=True)
class Form:
    """A form as designed. `id` is the name of its file; `fields` are all components in reading order.

    `button` is the label of the one submit button, for forms without `outcomes`.
    """

    file: str
    id: str
    title: str
    fields: tuple[Field, ...]
    button: str = "Afronden"

    @cached_property
    def inputs(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.is_input)

    @cached_property
    def from_dossier(self) -> tuple[Field, ...]:
        """The fields that a page of the dossier answers."""
        return tuple(field for field in self.fields if field.dossier)

    @cached_property
    def by_key(self) -> Mapping[str, Field]:
        return {field.key: field for field in self.fields}

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(self.by_key)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The keys of what a person answers."""
        return frozenset(field.key for field in self.inputs)

    @cached_property
    def hiding(self) -> tuple[Field, ...]:
        """The fields that do not always show."""
        return tuple(field for field in self.fields if field.hide)

    @cached_property
    def reads(self) -> frozenset[str]:
        """The names in the conditions of all fields."""
        return frozenset[str]().union(*(field.reads for field in self.fields))

    @property
    def outcomes(self) -> Field | None:
        """The field whose options are the submit buttons, if there is one."""
        return next((field for field in self.fields if field.buttons), None)

    @cached_property
    def sources(self) -> frozenset[str]:
        """The lists that are filled when the form is shown or answered."""
        return frozenset(field.bron for field in self.fields if field.bron)

    @cached_property
    def process_data(self) -> tuple[Field, ...]:
        """The fields whose answers enter the run."""
        return tuple(field for field in self.inputs if field.process_data)
