"""A component of a designer's form as it stands in the file: where it is and what it calls itself."""

from dataclasses import dataclass
from typing import Any

from kapstok.errors import Finding
from kapstok.forms.fields import INPUTS
from kapstok.forms.json_text import Located


def text(value: Any) -> str:
    """The trimmed text, "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True)
class Place:
    """A component with where it stands: in which file and group, and its number."""

    file: str
    found: Located
    group: str | None
    number: int

    @property
    def type(self) -> str:
        return text(self.found.get("type"))

    @property
    def key(self) -> str:
        if self.type in INPUTS:
            return text(self.found.get("key"))
        return text(self.found.get("id")) or f"deel_{self.number}"

    @property
    def label(self) -> str:
        name = "dateLabel" if self.type == "datetime" else "label"
        return text(self.found.get(name)) or text(self.found.get("label"))

    @property
    def hide(self) -> str:
        return text(self.inner("conditional").get("hide")).removeprefix("=").strip()

    def inner(self, name: str) -> dict[str, Any]:
        value = self.found.get(name)
        return value if isinstance(value, dict) else {}

    def finding(self, sentence: str, rule: str = "sound_form") -> Finding:
        element = self.key or text(self.found.get("id")) or None
        return Finding(self.file, rule, sentence, element, self.label or None, self.found.line)
