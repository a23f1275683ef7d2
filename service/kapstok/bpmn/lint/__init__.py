"""The lint: every rule over every diagram of a variant, in the order in which a designer reads the files."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from kapstok.bpmn.lint import rules as _rules
from kapstok.bpmn.lint.known import Known
from kapstok.bpmn.shapes import Document
from kapstok.errors import Finding

__all__ = ["Known", "check", "rules"]

# More would not be read, and a hostile file could make looking for remedies slow.
MOST = 200
Rule = Callable[[Sequence[Document], Known], Iterable[Finding]]


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """The rules by name: the files in `rules/`."""
    names = sorted(module.name for module in pkgutil.iter_modules(_rules.__path__))
    return {name: importlib.import_module(f"{_rules.__name__}.{name}").check for name in names}


def check(documents: Sequence[Document], known: Known, only: str | None = None) -> list[Finding]:
    """What all rules (or the one named `only`) say, by file and line."""
    found = [
        replace(finding, rule=name)
        for name, rule in rules().items()
        if only is None or name == only
        for finding in islice(rule(documents, known), MOST)
    ]
    return sorted(found, key=lambda finding: (finding.file, finding.line or 0, finding.rule))
