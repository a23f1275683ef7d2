"""The gate."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    main: str
    decisions: frozenset[str]
    termijnen: Mapping[str, str]


def check(sources, known):
    return []
