"""Forms that the house itself asks, beside those of designers: the same fields, written in a few words."""

from typing import Any

from kapstok import feel
from kapstok.forms.fields import Field, Limits, Option

YES_NO = (Option("ja", "Ja"), Option("nee", "Nee"))


def line(key: str, label: str, **more: Any) -> Field:
    """One line of text."""
    return _field(key, "textfield", label, limits=Limits(max_length=more.pop("most", 200)), **more)


def words(key: str, label: str, **more: Any) -> Field:
    """Several lines of text."""
    return _field(key, "textarea", label, limits=Limits(max_length=more.pop("most", 4000)), **more)


def day(key: str, label: str, **more: Any) -> Field:
    return _field(key, "datetime", label, **more)


def one_of(key: str, label: str, options: tuple[Option, ...] = (), **more: Any) -> Field:
    """A choice; with `bron` a list to choose from."""
    return _field(key, "select" if "bron" in more or len(options) > 5 else "radio", label, options=options, **more)


def some_of(key: str, label: str, options: tuple[Option, ...] = (), **more: Any) -> Field:
    return _field(key, "checklist", label, options=options, **more)


def options(**labels: str) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in labels.items())


def _field(key: str, kind: str, label: str, when: str = "", **more: Any) -> Field:
    """`when` is the FEEL condition under which the field shows; what shows is required unless said."""
    more.setdefault("required", True)
    if when:
        more |= {"hide": f"=not({when})", "reads": feel.names(f"={when}")}
    return Field(key, kind, label=label, **more)
