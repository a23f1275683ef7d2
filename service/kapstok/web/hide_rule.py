"""The few hide conditions that a browser can follow by itself; every other one waits for the server."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from kapstok.forms.fields import Field

NAME = r"(?P<field>\w+)"
TEXT = r'(?:"(?P<text>[^"\\]*)"|(?P<truth>true|false))'
PATTERNS = (
    ("gelijk", re.compile(rf"{NAME}\s*=\s*{TEXT}")),
    ("ongelijk", re.compile(rf"{NAME}\s*!=\s*{TEXT}")),
    ("ongelijk", re.compile(rf"not\(\s*{NAME}\s*=\s*{TEXT}\s*\)")),
    ("bevat", re.compile(rf"list contains\(\s*{NAME}\s*,\s*{TEXT}\s*\)")),
    ("bevat-niet", re.compile(rf"not\(\s*list contains\(\s*{NAME}\s*,\s*{TEXT}\s*\)\s*\)")),
)


@dataclass(frozen=True)
class HideRule:
    """Hide when the answer in `field` passes `test` against `value`; a checkbox answers true or false."""

    field: str
    test: str
    value: str

    @classmethod
    def read(cls, condition: str | None, fields: Mapping[str, Field]) -> Self | None:
        """None when there is no condition, when it is too rich, or when it reads something not on the page."""
        expression = (condition or "").strip().removeprefix("=").strip()
        for test, pattern in PATTERNS:
            found = pattern.fullmatch(expression)
            if found and _is_on_the_page(fields.get(found["field"])):
                return cls(found["field"], test, found["text"] if found["truth"] is None else found["truth"])
        return None


def _is_on_the_page(field: Field | None) -> bool:
    return field is not None and field.is_input and not field.buttons
